namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IHostApplication.</summary>
    public static class HostApplication
    {
        public static int GetName(void* self, char* name128) =>
            ((delegate* unmanaged<void*, char*, int>)Slot(self, 3))(self, name128);

        public static int CreateInstance(void* self, Tuid* cid, Tuid* iid, void** target) =>
            ((delegate* unmanaged<void*, Tuid*, Tuid*, void**, int>)Slot(self, 4))(self, cid, iid, target);
    }

    /// <summary>IPlugInterfaceSupport.</summary>
    public static class PlugInterfaceSupport
    {
        public static int IsPlugInterfaceSupported(void* self, Tuid* iid) =>
            ((delegate* unmanaged<void*, Tuid*, int>)Slot(self, 3))(self, iid);
    }

    /// <summary>IComponentHandler. On the thread of the user interface only.</summary>
    public static class ComponentHandler
    {
        public static int BeginEdit(void* self, uint id) =>
            ((delegate* unmanaged<void*, uint, int>)Slot(self, 3))(self, id);

        public static int PerformEdit(void* self, uint id, double normalized) =>
            ((delegate* unmanaged<void*, uint, double, int>)Slot(self, 4))(self, id, normalized);

        public static int EndEdit(void* self, uint id) =>
            ((delegate* unmanaged<void*, uint, int>)Slot(self, 5))(self, id);

        public static int RestartComponent(void* self, RestartFlags flags) =>
            ((delegate* unmanaged<void*, RestartFlags, int>)Slot(self, 6))(self, flags);
    }

    /// <summary>IComponentHandler2.</summary>
    public static class ComponentHandler2
    {
        public static int SetDirty(void* self, bool state) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 3))(self, state ? (byte)1 : (byte)0);

        public static int RequestOpenEditor(void* self, byte* name) =>
            ((delegate* unmanaged<void*, byte*, int>)Slot(self, 4))(self, name);

        public static int StartGroupEdit(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 5))(self);

        public static int FinishGroupEdit(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 6))(self);
    }

    /// <summary>IComponentHandler3.</summary>
    public static class ComponentHandler3
    {
        public static void* CreateContextMenu(void* self, void* view, uint* id) =>
            ((delegate* unmanaged<void*, void*, uint*, void*>)Slot(self, 3))(self, view, id);
    }

    /// <summary>IComponentHandlerBusActivation.</summary>
    public static class ComponentHandlerBusActivation
    {
        public static int RequestBusActivation(void* self, MediaType type, BusDirection direction, int index, bool state) =>
            ((delegate* unmanaged<void*, MediaType, BusDirection, int, byte, int>)Slot(self, 3))(self, type, direction, index, state ? (byte)1 : (byte)0);
    }

    /// <summary>IUnitHandler.</summary>
    public static class UnitHandler
    {
        public static int NotifyUnitSelection(void* self, int unitId) =>
            ((delegate* unmanaged<void*, int, int>)Slot(self, 3))(self, unitId);

        public static int NotifyProgramListChange(void* self, int listId, int programIndex) =>
            ((delegate* unmanaged<void*, int, int, int>)Slot(self, 4))(self, listId, programIndex);
    }

    /// <summary>IUnitHandler2.</summary>
    public static class UnitHandler2
    {
        public static int NotifyUnitByBusChange(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 3))(self);
    }

    /// <summary>IContextMenu; only what shows a menu the host has filled.</summary>
    public static class ContextMenu
    {
        public static int Popup(void* self, int x, int y) =>
            ((delegate* unmanaged<void*, int, int, int>)Slot(self, 7))(self, x, y);
    }
}
