using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// The untouched input beside the chain, in 64 bit, delayed by the latency: what bypass plays and Delta subtracts from.
/// While level-matched bypass is on, loudness of input and output is measured (BS.1770, gated) until bypass is pressed; the
/// bypassed signal then plays at the output's loudness. Idle (none of these, no latency) it costs nothing.
/// </summary>
sealed class Reference
{
    readonly double[][] _dry = [new double[Runner.Span], new double[Runner.Span]];
    readonly float[][] _dryFloat = [new float[Runner.Span], new float[Runner.Span]];
    readonly LoudnessMeter _in = new(), _out = new();
    double[][] _ring = [[], []];
    int _channels, _latency, _at;
    double _gain = 1;

    const int LeastHops = 300;          // 3 s of 10 ms
    const double MostDb = 24;

    public void Prepare(in Spec spec, int latency)
    {
        (_channels, _latency) = (spec.Channels, latency);
        _ring = [new double[latency], new double[latency]];
        _in.Prepare(spec);
        _out.Prepare(spec);
    }

    public void Reset()
    {
        foreach (double[] ring in _ring) Array.Clear(ring);
        _at = 0;
        _in.Reset();
        _out.Reset();
        _gain = 1;
    }

    /// <summary>Takes the host's input before it is overwritten. True when this piece needs <see cref="Finish"/>.</summary>
    public unsafe bool Capture(in HostAudio io, int at, int frames, int inChannels, Values p, Page page)
    {
        bool hears = IsOn(p.Ramp(page.Bypass)) || IsOn(p.Ramp(page.Delta)) || p[page.Match];
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
        if (p.TurnsOn(page.Match)) ResetMeters();
        if (p.TurnsOn(page.Bypass)) _gain = p[page.Match] ? MatchGain() : 1;
        if (p[page.Match] && !IsOn(bypass)) Measure(wet);
        double gain = _gain;
        for (int c = 0; c < wet.Channels; c++)
        {
            Span<double> dry = _dry[c].AsSpan(0, wet.Length);
            if (bypass is not { IsConstant: true, Start: 1 })
            {
                Span<float> x = wet[c];
                for (int i = 0; i < dry.Length; i++)
                {
                    double heard = x[i] + delta[i] * (dry[i] - 2 * x[i]);
                    dry[i] = heard + bypass[i] * (gain * dry[i] - heard);
                }
            }
            else if (gain != 1)
            {
                for (int i = 0; i < dry.Length; i++) dry[i] *= gain;
            }
            io.Write(c, at, dry);
        }
    }

    void ResetMeters()
    {
        _in.Reset();
        _out.Reset();
    }

    void Measure(Audio wet)
    {
        for (int c = 0; c < _channels; c++)
            for (int i = 0; i < wet.Length; i++) _dryFloat[c][i] = (float)_dry[c][i];
        var left = _dryFloat[0].AsSpan(0, wet.Length);
        _in.Process(wet.Channels == 2 ? new(left, _dryFloat[1].AsSpan(0, wet.Length)) : new(left));
        _out.Process(wet);
    }

    /// <summary>Output's loudness over input's; 1 until both have been heard for 3 s.</summary>
    double MatchGain()
    {
        double db = _out.Integrated - _in.Integrated;
        return _out.Hops >= LeastHops && double.IsFinite(db) ? Math.Pow(10, Math.Clamp(db, -MostDb, MostDb) / 20) : 1;
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
