namespace TopDown.Dsp;

/// <summary>
/// The windows of ITU-R BS.1770-5, EBU Tech 3341 and 3342 over weighted power in hops of 10 ms: momentary (400 ms, renewed every hop),
/// short-term (3 s, every 50 ms), on the sample counter, so that their maxima do not miss a burst; integrated with the absolute (−70 LUFS)
/// and relative (−10 LU) gates over blocks of 400 ms with 75 % overlap; and the loudness range, where it is asked for.
/// </summary>
public abstract class LoudnessWindows
{
    const int PerSecond = 100, HopsMomentary = 40, HopsShort = 300, BlockEvery = 10, ShortEvery = 5;

    readonly GateHistogram _gate = new();
    readonly GateHistogram? _shortTerms;
    readonly double[] _hops = new double[HopsShort];
    double _sampleRate = 48_000;
    long _frame, _hop, _hopStart, _hopEnd;

    private protected LoudnessWindows(bool withRange) => _shortTerms = withRange ? new() : null;

    /// <summary>LUFS of the last 400 ms, −∞ before a full window.</summary>
    public double Momentary { get; private set; }

    /// <summary>LUFS of the last 3 s, −∞ before a full window.</summary>
    public double ShortTerm { get; private set; }

    /// <summary>Highest LUFS since Reset.</summary>
    public double MaxMomentary { get; private set; }

    /// <summary>Highest LUFS since Reset.</summary>
    public double MaxShortTerm { get; private set; }

    /// <summary>Hops of 10 ms finished since Reset: a reader sees by it that values are new.</summary>
    public long Hops => _hop;

    /// <summary>Gated LUFS since Reset, −∞ without a block above −70 LUFS. Sums the histogram: ask when showing, not per sample.</summary>
    public double Integrated => _gate.Gated(10);

    /// <summary>
    /// Loudness range in LU since Reset (EBU Tech 3342): the 95th less the 10th percentile of the short-term loudness that is above −70 LUFS
    /// and above the mean less 20 LU; within 0.1 LU. NaN without such a window, or when the meter was made without range.
    /// </summary>
    public double Range => _shortTerms is null ? double.NaN : _shortTerms.Spread(20, 0.10, 0.95);

    /// <summary>−0.691 + 10·lg(power): BS.1770-5 equation 2.</summary>
    public static double Lufs(double power) => -0.691 + 10 * Math.Log10(power);

    private protected void ResetWindows(double sampleRate)
    {
        _sampleRate = sampleRate;
        _gate.Reset();
        _shortTerms?.Reset();
        Array.Clear(_hops);
        _frame = _hop = _hopStart = 0;
        _hopEnd = HopEnd(0);
        Momentary = ShortTerm = MaxMomentary = MaxShortTerm = double.NegativeInfinity;
    }

    // Hop n ends at (n + 1)/100 s, rounded: windows never drift, whatever the rate.
    long HopEnd(long hop) => (long)Math.Round((hop + 1) * _sampleRate / PerSecond);

    /// <summary>How many of <paramref name="frames"/> still belong to this hop.</summary>
    private protected int Room(int frames) => (int)Math.Min(frames, _hopEnd - _frame);

    /// <summary>Counts a run of <see cref="Room"/> frames or fewer; true when the hop is full and wants its <see cref="EndHop"/>.</summary>
    private protected bool Fills(int frames) => (_frame += frames) == _hopEnd;

    /// <param name="sum">The hop's weighted squares, of all its frames and channels.</param>
    private protected void EndHop(double sum)
    {
        _hops[_hop % HopsShort] = sum / (_hopEnd - _hopStart);
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
        double longer = Mean(HopsShort);
        _shortTerms?.Add(longer);
        ShortTerm = Lufs(longer);
        MaxShortTerm = Math.Max(MaxShortTerm, ShortTerm);
    }

    double Mean(int hops)
    {
        double sum = 0;
        for (long n = _hop - hops; n < _hop; n++) sum += _hops[n % HopsShort];
        return sum / hops;
    }
}
