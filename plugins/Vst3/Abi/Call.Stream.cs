namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IBStream.</summary>
    public static class Stream
    {
        public static int Read(void* self, void* buffer, int bytes, int* bytesRead) =>
            ((delegate* unmanaged<void*, void*, int, int*, int>)Slot(self, 3))(self, buffer, bytes, bytesRead);

        public static int Write(void* self, void* buffer, int bytes, int* bytesWritten) =>
            ((delegate* unmanaged<void*, void*, int, int*, int>)Slot(self, 4))(self, buffer, bytes, bytesWritten);

        /// <summary>Mode 0 from the start, 1 from here, 2 from the end.</summary>
        public static int Seek(void* self, long position, int mode, long* result) =>
            ((delegate* unmanaged<void*, long, int, long*, int>)Slot(self, 5))(self, position, mode, result);

        public static int Tell(void* self, long* position) =>
            ((delegate* unmanaged<void*, long*, int>)Slot(self, 6))(self, position);
    }

    /// <summary>ISizeableStream.</summary>
    public static class SizeableStream
    {
        public static int GetStreamSize(void* self, long* bytes) =>
            ((delegate* unmanaged<void*, long*, int>)Slot(self, 3))(self, bytes);

        public static int SetStreamSize(void* self, long bytes) =>
            ((delegate* unmanaged<void*, long, int>)Slot(self, 4))(self, bytes);
    }

    /// <summary>IStreamAttributes.</summary>
    public static class StreamAttributes
    {
        public static int GetFileName(void* self, char* name128) =>
            ((delegate* unmanaged<void*, char*, int>)Slot(self, 3))(self, name128);

        /// <summary>Owned by the stream: no reference is added.</summary>
        public static void* GetAttributes(void* self) =>
            ((delegate* unmanaged<void*, void*>)Slot(self, 4))(self);
    }
}
