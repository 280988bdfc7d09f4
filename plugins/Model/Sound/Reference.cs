using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// The untouched input beside the chain, in 64 bit, delayed by the latency: what bypass plays and Delta subtracts from.
/// Idle (neither, no latency) it costs nothing.
/// </summary>
sealed class Reference
{
    readonly double[][] _dry = [new double[Runner.Span], new double[Runner.Span]];
    double[][] _ring = [[], []];
    int _channels, _latency, _at;

    public void Prepare(in Spec spec, int latency)
    {
        (_channels, _latency) = (spec.Channels, latency);
        _ring = [new double[latency], new double[latency]];
    }

    public void Reset()
    {
        foreach (double[] ring in _ring) Array.Clear(ring);
        _at = 0;
    }

    /// <summary>Takes the host's input before it is overwritten. True when this piece needs <see cref="Finish"/>.</summary>
    public unsafe bool Capture(in HostAudio io, int at, int frames, int inChannels, Values p, Page page)
    {
        bool hears = IsOn(p.Ramp(page.Bypass)) || IsOn(p.Ramp(page.Delta));
        if (!hears && _latency == 0) return false;
        for (int c = 0; c < _channels; c++)
        {
            var dry = _dry[c].AsSpan(0, frames);
            io.Read(io.In, inChannels, c, at, dry);
            foreach (ref double x in dry)
                if (!double.IsFinite(x)) x = 0;
            if (_latency > 0) Delay(dry, _ring[c], _at);
        }
        if (_latency > 0) _at = (_at + frames) % _latency;
        return hears;
    }

    public void Finish(in HostAudio io, int at, Audio wet, Values p, Page page)
    {
        Ramp bypass = p.Ramp(page.Bypass), delta = p.Ramp(page.Delta);
        for (int c = 0; c < wet.Channels; c++)
        {
            Span<double> dry = _dry[c].AsSpan(0, wet.Length);
            if (bypass is not { IsConstant: true, Start: 1 })
            {
                Span<float> x = wet[c];
                for (int i = 0; i < dry.Length; i++)
                {
                    double heard = x[i] + delta[i] * (dry[i] - 2 * x[i]);
                    dry[i] = heard + bypass[i] * (dry[i] - heard);
                }
            }
            io.Write(c, at, dry);
        }
    }

    static bool IsOn(Ramp ramp) => !ramp.IsConstant || ramp.Start > 0;

    static void Delay(Span<double> x, double[] ring, int at)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], ring[at]) = (ring[at], x[i]);
            if (++at == ring.Length) at = 0;
        }
    }
}
