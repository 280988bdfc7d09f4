namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IPluginFactory 1, 2 and 3. Ask for the later ones by id first: a factory of version 1 ends after createInstance.</summary>
    public static class PluginFactory
    {
        public static int GetFactoryInfo(void* self, PFactoryInfo* info) =>
            ((delegate* unmanaged<void*, PFactoryInfo*, int>)Slot(self, 3))(self, info);

        public static int CountClasses(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 4))(self);

        public static int GetClassInfo(void* self, int index, PClassInfo* info) =>
            ((delegate* unmanaged<void*, int, PClassInfo*, int>)Slot(self, 5))(self, index, info);

        public static int CreateInstance(void* self, Tuid* cid, Tuid* iid, void** target) =>
            ((delegate* unmanaged<void*, Tuid*, Tuid*, void**, int>)Slot(self, 6))(self, cid, iid, target);

        /// <summary>Version 2.</summary>
        public static int GetClassInfo2(void* self, int index, PClassInfo2* info) =>
            ((delegate* unmanaged<void*, int, PClassInfo2*, int>)Slot(self, 7))(self, index, info);

        /// <summary>Version 3.</summary>
        public static int GetClassInfoUnicode(void* self, int index, PClassInfoW* info) =>
            ((delegate* unmanaged<void*, int, PClassInfoW*, int>)Slot(self, 8))(self, index, info);

        /// <summary>Version 3.</summary>
        public static int SetHostContext(void* self, void* context) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 9))(self, context);
    }

    /// <summary>IPluginBase.</summary>
    public static class PluginBase
    {
        public static int Initialize(void* self, void* context) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 3))(self, context);

        public static int Terminate(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 4))(self);
    }

    /// <summary>IPluginCompatibility.</summary>
    public static class PluginCompatibility
    {
        public static int GetCompatibilityJson(void* self, void* stream) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 3))(self, stream);
    }
}
