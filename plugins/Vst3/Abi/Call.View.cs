namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IPlugView.</summary>
    public static class PlugView
    {
        public static int IsPlatformTypeSupported(void* self, byte* type) =>
            ((delegate* unmanaged<void*, byte*, int>)Slot(self, 3))(self, type);

        public static int Attached(void* self, void* parent, byte* type) =>
            ((delegate* unmanaged<void*, void*, byte*, int>)Slot(self, 4))(self, parent, type);

        public static int Removed(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 5))(self);

        public static int OnWheel(void* self, float distance) =>
            ((delegate* unmanaged<void*, float, int>)Slot(self, 6))(self, distance);

        public static int OnKeyDown(void* self, char key, short keyCode, short modifiers) =>
            ((delegate* unmanaged<void*, char, short, short, int>)Slot(self, 7))(self, key, keyCode, modifiers);

        public static int OnKeyUp(void* self, char key, short keyCode, short modifiers) =>
            ((delegate* unmanaged<void*, char, short, short, int>)Slot(self, 8))(self, key, keyCode, modifiers);

        public static int GetSize(void* self, ViewRect* size) =>
            ((delegate* unmanaged<void*, ViewRect*, int>)Slot(self, 9))(self, size);

        public static int OnSize(void* self, ViewRect* size) =>
            ((delegate* unmanaged<void*, ViewRect*, int>)Slot(self, 10))(self, size);

        public static int OnFocus(void* self, bool state) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 11))(self, state ? (byte)1 : (byte)0);

        public static int SetFrame(void* self, void* frame) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 12))(self, frame);

        public static int CanResize(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 13))(self);

        public static int CheckSizeConstraint(void* self, ViewRect* rect) =>
            ((delegate* unmanaged<void*, ViewRect*, int>)Slot(self, 14))(self, rect);
    }

    /// <summary>IPlugFrame.</summary>
    public static class PlugFrame
    {
        public static int ResizeView(void* self, void* view, ViewRect* size) =>
            ((delegate* unmanaged<void*, void*, ViewRect*, int>)Slot(self, 3))(self, view, size);
    }

    /// <summary>IPlugViewContentScaleSupport.</summary>
    public static class PlugViewContentScaleSupport
    {
        public static int SetContentScaleFactor(void* self, float factor) =>
            ((delegate* unmanaged<void*, float, int>)Slot(self, 3))(self, factor);
    }

    /// <summary>IParameterFinder.</summary>
    public static class ParameterFinder
    {
        public static int FindParameter(void* self, int x, int y, uint* id) =>
            ((delegate* unmanaged<void*, int, int, uint*, int>)Slot(self, 3))(self, x, y, id);
    }

    /// <summary>Linux IRunLoop: the host watches file descriptors and timers for the editor.</summary>
    public static class RunLoop
    {
        public static int RegisterEventHandler(void* self, void* handler, int fd) =>
            ((delegate* unmanaged<void*, void*, int, int>)Slot(self, 3))(self, handler, fd);

        public static int UnregisterEventHandler(void* self, void* handler) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 4))(self, handler);

        public static int RegisterTimer(void* self, void* handler, ulong milliseconds) =>
            ((delegate* unmanaged<void*, void*, ulong, int>)Slot(self, 5))(self, handler, milliseconds);

        public static int UnregisterTimer(void* self, void* handler) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 6))(self, handler);
    }

    /// <summary>Linux IEventHandler.</summary>
    public static class EventHandler
    {
        public static void OnFdIsSet(void* self, int fd) =>
            ((delegate* unmanaged<void*, int, void>)Slot(self, 3))(self, fd);
    }

    /// <summary>Linux ITimerHandler.</summary>
    public static class TimerHandler
    {
        public static void OnTimer(void* self) =>
            ((delegate* unmanaged<void*, void>)Slot(self, 3))(self);
    }
}
