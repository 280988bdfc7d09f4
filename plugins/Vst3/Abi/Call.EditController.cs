namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IEditController. Values are normalised, 0…1, unless called plain.</summary>
    public static class EditController
    {
        public static int SetComponentState(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 5))(self, stream);

        public static int SetState(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 6))(self, stream);

        public static int GetState(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 7))(self, stream);

        public static int GetParameterCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 8))(self);

        public static int GetParameterInfo(void* self, int index, ParameterInfo* info) =>
            ((delegate* unmanaged<void*, int, ParameterInfo*, int>)Slot(self, 9))(self, index, info);

        public static int GetParamStringByValue(void* self, uint id, double normalized, char* text128) =>
            ((delegate* unmanaged<void*, uint, double, char*, int>)Slot(self, 10))(self, id, normalized, text128);

        public static int GetParamValueByString(void* self, uint id, char* text, double* normalized) =>
            ((delegate* unmanaged<void*, uint, char*, double*, int>)Slot(self, 11))(self, id, text, normalized);

        public static double NormalizedParamToPlain(void* self, uint id, double normalized) =>
            ((delegate* unmanaged<void*, uint, double, double>)Slot(self, 12))(self, id, normalized);

        public static double PlainParamToNormalized(void* self, uint id, double plain) =>
            ((delegate* unmanaged<void*, uint, double, double>)Slot(self, 13))(self, id, plain);

        public static double GetParamNormalized(void* self, uint id) =>
            ((delegate* unmanaged<void*, uint, double>)Slot(self, 14))(self, id);

        public static int SetParamNormalized(void* self, uint id, double normalized) =>
            ((delegate* unmanaged<void*, uint, double, int>)Slot(self, 15))(self, id, normalized);

        public static int SetComponentHandler(void* self, void* handler) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 16))(self, handler);

        /// <summary>An IPlugView which the caller owns, or null.</summary>
        public static void* CreateView(void* self, byte* name) =>
            ((delegate* unmanaged<void*, byte*, void*>)Slot(self, 17))(self, name);
    }

    /// <summary>IEditController2.</summary>
    public static class EditController2
    {
        public static int SetKnobMode(void* self, KnobMode mode) =>
            ((delegate* unmanaged<void*, KnobMode, int>)Slot(self, 3))(self, mode);

        public static int OpenHelp(void* self, bool onlyCheck) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 4))(self, onlyCheck ? (byte)1 : (byte)0);

        public static int OpenAboutBox(void* self, bool onlyCheck) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 5))(self, onlyCheck ? (byte)1 : (byte)0);
    }

    /// <summary>IEditControllerHostEditing.</summary>
    public static class EditControllerHostEditing
    {
        public static int BeginEditFromHost(void* self, uint id) =>
            ((delegate* unmanaged<void*, uint, int>)Slot(self, 3))(self, id);

        public static int EndEditFromHost(void* self, uint id) =>
            ((delegate* unmanaged<void*, uint, int>)Slot(self, 4))(self, id);
    }
}
