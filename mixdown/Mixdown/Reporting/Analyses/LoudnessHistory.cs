using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Loudness (EBU R 128) and true peak of a sound: the figures, their histories, and where it is loud. Needs memory for 10 values a second.
/// </summary>
public sealed class LoudnessHistory : CellMeter
{
    const int HopsPerSecond = 100, HopsMomentary = 40, HopsShort = 300, HopsPerValue = 10;

    readonly LoudnessMeter _meter = new(withRange: true);
    readonly TruePeakMeter _peaks = new();
    readonly HistoryThinner _momentary, _short, _peak;
    readonly List<double> _momentaries = [], _shorts = [];
    long _hops;

    /// <param name="rate">Hz.</param>
    public LoudnessHistory(double rate) : base((int)(rate / HopsPerSecond))
    {
        // a cell is no longer than a hop of the meter, so that no hop is overlooked
        double step = CellFrames / rate;
        (_momentary, _short, _peak) = (new(step), new(step), new(step));
        _meter.Prepare(new Spec(rate, 2, CellFrames));
    }

    protected override unsafe void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        // the meter reads only, but takes what can be written
        fixed (float* l = left, r = right) _meter.Process(new Audio(new Span<float>(l, left.Length), new Span<float>(r, right.Length)));
        _peak.Add(20 * Math.Log10(_peaks.Process(left, right)));
        _momentary.Add(_meter.Momentary);
        _short.Add(_meter.ShortTerm);
        if (_meter.Hops == _hops) return;
        _hops = _meter.Hops;
        if (_hops >= HopsMomentary && (_hops - HopsMomentary) % HopsPerValue == 0) _momentaries.Add(_meter.Momentary);
        if (_hops >= HopsShort && _hops % HopsPerSecond == 0) _shorts.Add(_meter.ShortTerm);
    }

    /// <summary>LUFS; −∞ without sound above −70 LUFS.</summary>
    public double IntegratedLufs => _meter.Integrated;

    /// <summary>The 30 % of 3 s windows with the highest short-term loudness.</summary>
    public LoudPart LoudPart() => Analyses.LoudPart.Of(_shorts);

    /// <summary>The loudest passage of a length, found to 0.1 s; all of a shorter song.</summary>
    /// <param name="seconds">Its length.</param>
    /// <param name="durationS">The song's length.</param>
    public StretchReport Loudest(double seconds, double durationS) => LoudStretch.Of(_momentaries, seconds, durationS);

    /// <summary>The figures; ends the true peak's reading.</summary>
    public LoudnessFigures Figures()
    {
        _peaks.Drain();
        double integrated = _meter.Integrated, peak = 20 * Math.Log10(_peaks.Peak);
        string gated = _meter.Hops < HopsMomentary ? Short(0.4) : "silence: nothing above -70 LUFS", quiet = _meter.Hops < HopsShort ? Short(3) : gated;
        return new()
        {
            IntegratedLufs = Figure.Of(integrated, gated),
            RangeLu = Figure.Of(_meter.Range, quiet),
            MaxMomentaryLufs = Figure.Of(_meter.MaxMomentary, gated),
            MaxShortTermLufs = Figure.Of(_meter.MaxShortTerm, quiet),
            TruePeakDbtp = Figure.Of(peak, "silence: no sound at all"),
            PlrDb = Figure.Of(double.IsFinite(integrated) ? peak - integrated : double.NaN, gated),
        };
    }

    static string Short(double seconds) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"too short: it needs {seconds} s");

    /// <summary>The pictures for the report.</summary>
    public IEnumerable<Trace> Traces() =>
    [
        _momentary.Trace(TraceKind.Momentary, "Momentary loudness", "LUFS"),
        _short.Trace(TraceKind.ShortTerm, "Short-term loudness", "LUFS"),
        _peak.Trace(TraceKind.TruePeak, "True peak", "dBTP"),
    ];
}
