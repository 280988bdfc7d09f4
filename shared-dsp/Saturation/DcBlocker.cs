namespace TopDown.Dsp.Saturation;

/// <summary>
/// Takes the DC of what a curve adds out of its output: out −= lowpass(added), one pole, TPT form in double. Switched off,
/// it lets go of what it holds with its own time constant, so that neither edge clicks.
/// </summary>
struct DcBlocker
{
    double _k, _held;

    public void Prepare(double hz, double sampleRate)
    {
        double g = Math.Tan(Math.PI * hz / sampleRate);
        _k = g / (1 + g);
    }

    public void Reset() => _held = 0;

    /// <summary>Nothing held: while off, <see cref="Process"/> would change nothing.</summary>
    public readonly bool IsEmpty => _held == 0;

    /// <summary>What it holds is below −180 dBFS.</summary>
    public readonly bool AtRest => Math.Abs(_held) < 1e-9;

    /// <summary>Takes the DC of <paramref name="added"/> out of <paramref name="x"/> while <paramref name="on"/>.</summary>
    public void Process(Span<float> x, ReadOnlySpan<float> added, bool on)
    {
        // low = held + k·(d − held), held' = 2·low − held, written so that one multiply-add waits for the last sample's.
        double held = _held, k = _k, keep = 1 - 2 * k, feed = on ? k : 0;
        double floor = on ? 0 : 1e-9;                               // −180 dB: let go for good
        for (int i = 0; i < x.Length; i++)
        {
            double d = added[i];
            double low = double.MultiplyAddEstimate(1 - k, held, feed * d);
            held = double.MultiplyAddEstimate(keep, held, 2 * feed * d);
            if (Math.Abs(held) < floor) held = 0;
            x[i] -= (float)low;
        }
        _held = held;
    }
}
