namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IParameterChanges. Audio thread.</summary>
    public static class ParameterChanges
    {
        public static int GetParameterCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 3))(self);

        /// <summary>A queue, owned by the list.</summary>
        public static void* GetParameterData(void* self, int index) =>
            ((delegate* unmanaged<void*, int, void*>)Slot(self, 4))(self, index);

        /// <summary>A queue, owned by the list, or null when it is full.</summary>
        public static void* AddParameterData(void* self, uint* id, int* index) =>
            ((delegate* unmanaged<void*, uint*, int*, void*>)Slot(self, 5))(self, id, index);
    }

    /// <summary>IParamValueQueue. Audio thread.</summary>
    public static class ParamValueQueue
    {
        public static uint GetParameterId(void* self) =>
            ((delegate* unmanaged<void*, uint>)Slot(self, 3))(self);

        public static int GetPointCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 4))(self);

        public static int GetPoint(void* self, int index, int* sampleOffset, double* normalized) =>
            ((delegate* unmanaged<void*, int, int*, double*, int>)Slot(self, 5))(self, index, sampleOffset, normalized);

        public static int AddPoint(void* self, int sampleOffset, double normalized, int* index) =>
            ((delegate* unmanaged<void*, int, double, int*, int>)Slot(self, 6))(self, sampleOffset, normalized, index);
    }

    /// <summary>IEventList. Audio thread.</summary>
    public static class EventList
    {
        public static int GetEventCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 3))(self);

        public static int GetEvent(void* self, int index, Event* target) =>
            ((delegate* unmanaged<void*, int, Event*, int>)Slot(self, 4))(self, index, target);

        public static int AddEvent(void* self, Event* source) =>
            ((delegate* unmanaged<void*, Event*, int>)Slot(self, 5))(self, source);
    }
}
