namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IConnectionPoint.</summary>
    public static class ConnectionPoint
    {
        public static int Connect(void* self, void* other) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 3))(self, other);

        public static int Disconnect(void* self, void* other) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 4))(self, other);

        public static int Notify(void* self, void* message) =>
            ((delegate* unmanaged<void*, void*, int>)Slot(self, 5))(self, message);
    }

    /// <summary>IMessage.</summary>
    public static class Message
    {
        public static byte* GetMessageId(void* self) =>
            ((delegate* unmanaged<void*, byte*>)Slot(self, 3))(self);

        public static void SetMessageId(void* self, byte* id) =>
            ((delegate* unmanaged<void*, byte*, void>)Slot(self, 4))(self, id);

        /// <summary>Owned by the message: no reference is added.</summary>
        public static void* GetAttributes(void* self) =>
            ((delegate* unmanaged<void*, void*>)Slot(self, 5))(self);
    }

    /// <summary>IAttributeList. Sizes are bytes.</summary>
    public static class AttributeList
    {
        public static int SetInt(void* self, byte* id, long value) =>
            ((delegate* unmanaged<void*, byte*, long, int>)Slot(self, 3))(self, id, value);

        public static int GetInt(void* self, byte* id, long* value) =>
            ((delegate* unmanaged<void*, byte*, long*, int>)Slot(self, 4))(self, id, value);

        public static int SetFloat(void* self, byte* id, double value) =>
            ((delegate* unmanaged<void*, byte*, double, int>)Slot(self, 5))(self, id, value);

        public static int GetFloat(void* self, byte* id, double* value) =>
            ((delegate* unmanaged<void*, byte*, double*, int>)Slot(self, 6))(self, id, value);

        public static int SetString(void* self, byte* id, char* text) =>
            ((delegate* unmanaged<void*, byte*, char*, int>)Slot(self, 7))(self, id, text);

        public static int GetString(void* self, byte* id, char* text, uint sizeInBytes) =>
            ((delegate* unmanaged<void*, byte*, char*, uint, int>)Slot(self, 8))(self, id, text, sizeInBytes);

        public static int SetBinary(void* self, byte* id, void* data, uint sizeInBytes) =>
            ((delegate* unmanaged<void*, byte*, void*, uint, int>)Slot(self, 9))(self, id, data, sizeInBytes);

        /// <summary>The data stays the list's: valid until the next set or the list's end.</summary>
        public static int GetBinary(void* self, byte* id, void** data, uint* sizeInBytes) =>
            ((delegate* unmanaged<void*, byte*, void**, uint*, int>)Slot(self, 10))(self, id, data, sizeInBytes);
    }
}
