using System.Runtime.InteropServices;

namespace TopDown.Benchmarks.Peers;

/// <summary>
/// libebur128 measuring momentary, short-term, integrated loudness and sample peak (ebur128.h). Timed is what takes in audio; its sums over a
/// window are made when asked, which ours makes every 10 ms.
/// </summary>
sealed unsafe partial class LoudnessPeer : Candidate
{
    public const string Library = "libebur128.so.1", Package = "libebur128-1";

    const int Momentary = 1, ShortTerm = 3, Integrated = 5, SamplePeak = 17;   // EBUR128_MODE_…, each with what it needs

    readonly float[] _interleaved = GC.AllocateArray<float>(2 * Signal.Frames, pinned: true);
    void* _state;

    public LoudnessPeer() : base("libebur128 M+S+I, sample peak", Stage.Loudness, "peer")
    {
        _state = Init(2, Signal.SampleRate, Momentary | ShortTerm | Integrated | SamplePeak);
        if (_state == null) throw new InvalidOperationException("libebur128 refuses 48 kHz stereo.");
    }

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        for (int i = 0; i < left.Length; i++) (_interleaved[2 * i], _interleaved[2 * i + 1]) = (left[i], right[i]);
    }

    public override void Run()
    {
        fixed (float* x = _interleaved) AddFrames(_state, x, Signal.Frames);
    }

    protected override ReadOnlySpan<float> Output => default;

    public override double LevelDb
    {
        get
        {
            double lufs = double.NaN;
            LoudnessGlobal(_state, &lufs);
            return lufs;
        }
    }

    public override void Dispose()
    {
        void* state = _state;
        Destroy(&state);
        _state = null;
        base.Dispose();
    }

    [LibraryImport(Library, EntryPoint = "ebur128_init")]
    private static partial void* Init(uint channels, nuint sampleRate, int mode);

    [LibraryImport(Library, EntryPoint = "ebur128_destroy")]
    private static partial void Destroy(void** state);

    [LibraryImport(Library, EntryPoint = "ebur128_add_frames_float")]
    private static partial int AddFrames(void* state, float* interleaved, nuint frames);

    [LibraryImport(Library, EntryPoint = "ebur128_loudness_global")]
    private static partial int LoudnessGlobal(void* state, double* lufs);
}
