using System.Runtime.Intrinsics;

namespace TopDown.Dsp;

/// <summary>
/// Loudness by ITU-R BS.1770-5 and EBU R 128 / Tech 3341: momentary (400 ms, renewed every 10 ms), short-term (3 s, every
/// 50 ms), on the sample counter, so that their maxima do not miss a burst; integrated with the absolute (−70 LUFS) and relative (−10 LU) gates over blocks of 400 ms with 75 % overlap,
/// and the sample peak. Mono is one channel (3 dB below the same signal on both). Reads, changes nothing; the same figures for every split.
/// </summary>
public sealed class LoudnessMeter
{
    const int PerSecond = 100, HopsMomentary = 40, HopsShort = 300, BlockEvery = 10, ShortEvery = 5;

    readonly WeightedPower _weighted = new();
    readonly GateHistogram _gate = new();
    readonly double[] _hops = new double[HopsShort];
    double _sampleRate = 48_000, _sum;
    long _frame, _hop, _hopStart, _hopEnd;

    /// <summary>LUFS of the last 400 ms, −∞ before a full window.</summary>
    public double Momentary { get; private set; }

    /// <summary>LUFS of the last 3 s, −∞ before a full window.</summary>
    public double ShortTerm { get; private set; }

    /// <summary>Highest LUFS since Reset.</summary>
    public double MaxMomentary { get; private set; }

    public double MaxShortTerm { get; private set; }

    /// <summary>Largest absolute sample since Reset, linear.</summary>
    public float SamplePeak { get; private set; }

    /// <summary>Hops of 10 ms finished since Reset: a reader sees by it that values are new.</summary>
    public long Hops => _hop;

    /// <summary>Gated LUFS since Reset, −∞ without a block above −70 LUFS. Sums the histogram: ask when showing, not per sample.</summary>
    public double Integrated => _gate.Gated(10);

    /// <summary>−0.691 + 10·lg(power): BS.1770-5 equation 2.</summary>
    public static double Lufs(double power) => -0.691 + 10 * Math.Log10(power);

    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        _weighted.Prepare(_sampleRate);
        Reset();
    }

    public void Reset()
    {
        _weighted.Reset();
        _gate.Reset();
        Array.Clear(_hops);
        _sum = 0;
        _frame = _hop = _hopStart = 0;
        _hopEnd = HopEnd(0);
        Momentary = ShortTerm = MaxMomentary = MaxShortTerm = double.NegativeInfinity;
        SamplePeak = 0;
    }

    // Hop n ends at (n + 1)/100 s, rounded: windows never drift, whatever the rate.
    long HopEnd(long hop) => (long)Math.Round((hop + 1) * _sampleRate / PerSecond);

    /// <summary>Measures a call of 0 frames or more.</summary>
    public void Process(Audio x)
    {
        Peak(x.Left);
        if (x.Channels == 2) Peak(x.Right);
        for (int done = 0; done < x.Length;)
        {
            int run = (int)Math.Min(x.Length - done, _hopEnd - _frame);
            var part = x.Slice(done, run);
            _sum = _weighted.Add(_sum, part.Left, part.Right);
            done += run;
            _frame += run;
            if (_frame == _hopEnd) EndHop();
        }
    }

    void Peak(ReadOnlySpan<float> x)
    {
        float peak = SamplePeak;
        int i = 0;
        var peaks = Vector128<float>.Zero;
        for (; i <= x.Length - 4; i += 4) peaks = Vector128.Max(peaks, Vector128.Abs(Vector128.Create(x[i..])));
        for (int lane = 0; lane < 4; lane++) peak = MathF.Max(peak, peaks.GetElement(lane));
        for (; i < x.Length; i++) peak = MathF.Max(peak, MathF.Abs(x[i]));
        SamplePeak = peak;
    }

    void EndHop()
    {
        _hops[_hop % HopsShort] = _sum / (_hopEnd - _hopStart);
        _sum = 0;
        _hop++;
        _hopStart = _hopEnd;
        _hopEnd = HopEnd(_hop);
        if (_hop >= HopsMomentary)
        {
            double power = Mean(HopsMomentary);
            if (_hop % BlockEvery == 0) _gate.Add(power);
            Momentary = Lufs(power);
            MaxMomentary = Math.Max(MaxMomentary, Momentary);
        }
        if (_hop < HopsShort || _hop % ShortEvery != 0) return;
        ShortTerm = Lufs(Mean(HopsShort));
        MaxShortTerm = Math.Max(MaxShortTerm, ShortTerm);
    }

    double Mean(int hops)
    {
        double sum = 0;
        for (long n = _hop - hops; n < _hop; n++) sum += _hops[n % HopsShort];
        return sum / hops;
    }
}
