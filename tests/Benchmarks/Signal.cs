namespace TopDown.Benchmarks;

/// <summary>
/// What every candidate gets: stereo noise at −18 dBFS RMS, 12 dB more for 43 ms in every 171 ms, so that compressors attack
/// and release and curves bend all the time. The same blocks for all, repeated after 0.68 s.
/// </summary>
public sealed class Signal
{
    public const int Frames = 512, Blocks = 64, SampleRate = 48_000;

    const int BurstEvery = 16, BurstBlocks = 4;

    public Signal()
    {
        var random = new Random(1);
        double peak = Math.Sqrt(3) * Math.Pow(10, -18 / 20.0);  // uniform noise: RMS = peak/√3
        for (int i = 0; i < Left.Length; i++)
        {
            double gain = i / Frames % BurstEvery < BurstBlocks ? 4 * peak : peak;
            Left[i] = (float)(gain * (2 * random.NextDouble() - 1));
            Right[i] = (float)(gain * (2 * random.NextDouble() - 1));
        }
    }

    public float[] Left { get; } = new float[Blocks * Frames];

    public float[] Right { get; } = new float[Blocks * Frames];

    public ReadOnlySpan<float> LeftOf(long block) => Left.AsSpan((int)(block % Blocks) * Frames, Frames);

    public ReadOnlySpan<float> RightOf(long block) => Right.AsSpan((int)(block % Blocks) * Frames, Frames);
}
