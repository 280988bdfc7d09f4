namespace TopDown.Dsp;

/// <summary>
/// What a block is prepared for. A block allocates in <c>Prepare(in Spec)</c> and nowhere else; afterwards it accepts
/// calls of 0 to <see cref="MaxFrames"/> frames, of any length mix, and renders the same samples for every split.
/// </summary>
/// <param name="SampleRate">Hz, 8,000 to 768,000.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="MaxFrames">Longest call.</param>
public readonly record struct Spec(double SampleRate, int Channels, int MaxFrames)
{
    /// <summary>
    /// Frames between two control updates: 32 up to 50 kHz, doubled with every doubling of the rate, so that a cell
    /// lasts about 0.7 ms at every rate.
    /// </summary>
    public int Cell
    {
        get
        {
            int frames = 32;
            for (double limit = 50_000; SampleRate > limit; limit *= 2) frames *= 2;
            return frames;
        }
    }

    /// <summary>Nyquist frequency in Hz.</summary>
    public double Nyquist => SampleRate / 2;

    /// <summary>Seconds to whole samples, rounded.</summary>
    public int Samples(double seconds) => (int)Math.Round(seconds * SampleRate);
}
