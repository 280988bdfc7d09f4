namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IComponent.</summary>
    public static class Component
    {
        public static int GetControllerClassId(void* self, Tuid* classId) =>
            ((delegate* unmanaged<void*, Tuid*, int>)Slot(self, 5))(self, classId);

        public static int SetIoMode(void* self, IoMode mode) =>
            ((delegate* unmanaged<void*, IoMode, int>)Slot(self, 6))(self, mode);

        public static int GetBusCount(void* self, MediaType type, BusDirection direction) =>
            ((delegate* unmanaged<void*, MediaType, BusDirection, int>)Slot(self, 7))(self, type, direction);

        public static int GetBusInfo(void* self, MediaType type, BusDirection direction, int index, BusInfo* info) =>
            ((delegate* unmanaged<void*, MediaType, BusDirection, int, BusInfo*, int>)Slot(self, 8))(self, type, direction, index, info);

        public static int GetRoutingInfo(void* self, RoutingInfo* input, RoutingInfo* output) =>
            ((delegate* unmanaged<void*, RoutingInfo*, RoutingInfo*, int>)Slot(self, 9))(self, input, output);

        public static int ActivateBus(void* self, MediaType type, BusDirection direction, int index, bool state) =>
            ((delegate* unmanaged<void*, MediaType, BusDirection, int, byte, int>)Slot(self, 10))(self, type, direction, index, state ? (byte)1 : (byte)0);

        public static int SetActive(void* self, bool state) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 11))(self, state ? (byte)1 : (byte)0);

        public static int SetState(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 12))(self, stream);

        public static int GetState(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 13))(self, stream);
    }

    /// <summary>IProgramListData.</summary>
    public static class ProgramListData
    {
        public static int ProgramDataSupported(void* self, int listId) =>
            ((delegate* unmanaged<void*, int, int>)Slot(self, 3))(self, listId);

        public static int GetProgramData(void* self, int listId, int programIndex, void* stream) =>
            ((delegate* unmanaged<void*, int, int, void*, int>)Slot(self, 4))(self, listId, programIndex, stream);

        public static int SetProgramData(void* self, int listId, int programIndex, void* stream) =>
            ((delegate* unmanaged<void*, int, int, void*, int>)Slot(self, 5))(self, listId, programIndex, stream);
    }

    /// <summary>IUnitData.</summary>
    public static class UnitData
    {
        public static int UnitDataSupported(void* self, int unitId) =>
            ((delegate* unmanaged<void*, int, int>)Slot(self, 3))(self, unitId);

        public static int GetUnitData(void* self, int unitId, void* stream) =>
            ((delegate* unmanaged<void*, int, void*, int>)Slot(self, 4))(self, unitId, stream);

        public static int SetUnitData(void* self, int unitId, void* stream) =>
            ((delegate* unmanaged<void*, int, void*, int>)Slot(self, 5))(self, unitId, stream);
    }
}
