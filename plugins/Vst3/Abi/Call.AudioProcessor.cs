namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IAudioProcessor.</summary>
    public static class AudioProcessor
    {
        public static int SetBusArrangements(void* self, ulong* inputs, int inputCount, ulong* outputs, int outputCount) =>
            ((delegate* unmanaged<void*, ulong*, int, ulong*, int, int>)Slot(self, 3))(self, inputs, inputCount, outputs, outputCount);

        public static int GetBusArrangement(void* self, BusDirection direction, int index, ulong* arrangement) =>
            ((delegate* unmanaged<void*, BusDirection, int, ulong*, int>)Slot(self, 4))(self, direction, index, arrangement);

        public static int CanProcessSampleSize(void* self, SampleSize size) =>
            ((delegate* unmanaged<void*, SampleSize, int>)Slot(self, 5))(self, size);

        public static uint GetLatencySamples(void* self) =>
            ((delegate* unmanaged<void*, uint>)Slot(self, 6))(self);

        public static int SetupProcessing(void* self, ProcessSetup* setup) =>
            ((delegate* unmanaged<void*, ProcessSetup*, int>)Slot(self, 7))(self, setup);

        public static int SetProcessing(void* self, bool state) =>
            ((delegate* unmanaged<void*, byte, int>)Slot(self, 8))(self, state ? (byte)1 : (byte)0);

        /// <summary>Audio thread.</summary>
        public static int Process(void* self, ProcessData* data) =>
            ((delegate* unmanaged<void*, ProcessData*, int>)Slot(self, 9))(self, data);

        public static uint GetTailSamples(void* self) =>
            ((delegate* unmanaged<void*, uint>)Slot(self, 10))(self);
    }

    /// <summary>IProcessContextRequirements.</summary>
    public static class ProcessContextRequirements
    {
        public static ProcessContextNeeds GetProcessContextRequirements(void* self) =>
            ((delegate* unmanaged<void*, ProcessContextNeeds>)Slot(self, 3))(self);
    }

    /// <summary>IAudioPresentationLatency.</summary>
    public static class AudioPresentationLatency
    {
        public static int SetAudioPresentationLatencySamples(void* self, BusDirection direction, int busIndex, uint latencySamples) =>
            ((delegate* unmanaged<void*, BusDirection, int, uint, int>)Slot(self, 3))(self, direction, busIndex, latencySamples);
    }

    /// <summary>IPrefetchableSupport.</summary>
    public static class PrefetchableSupport
    {
        public static int GetPrefetchableSupport(void* self, Abi.PrefetchableSupport* support) =>
            ((delegate* unmanaged<void*, Abi.PrefetchableSupport*, int>)Slot(self, 3))(self, support);
    }
}
