using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Bouncing;

/// <summary>What a bounce became.</summary>
/// <param name="Rule">What set its level.</param>
/// <param name="Said">What a person should know of that; null = the target was reached.</param>
/// <param name="GainDb">From the pre-master into the limiter.</param>
/// <param name="Lufs">Integrated loudness.</param>
/// <param name="RangeLu">Loudness range; NaN where there is none.</param>
/// <param name="TruePeak64Db">True peak of the written file at 64 points a sample, dBTP.</param>
/// <param name="Reductions">The limiter's largest reduction in each <paramref name="StepFrames"/> frames, dB.</param>
public sealed record BounceResult(BounceRule Rule, string? Said, double GainDb, double Lufs, double RangeLu, double TruePeak64Db, IReadOnlyList<float> Reductions, int StepFrames)
{
    readonly float[] _sorted = [.. Reductions.Order()];

    /// <summary>The reduction that is not passed for <paramref name="share"/> (0…1) of the time, dB.</summary>
    public double Reduction(double share) => _sorted.Length == 0 ? 0 : _sorted[(int)(share * (_sorted.Length - 1))];

    /// <summary>Part of the time (0…1) in which the limiter takes away no more than <paramref name="db"/>.</summary>
    public double ShareWithin(double db) => Reductions.Count == 0 ? 1 : Reductions.Count(r => r <= db) / (double)Reductions.Count;
}

/// <summary>
/// The article's last line: a float pre-master to "WAV 24 bit, −1 dBFS peak, −14 LUFS". Gain → true-peak limiter → dither. The gain is
/// searched for by whole runs, for the limiter itself takes some of the loudness; mostly the first is near enough.
/// </summary>
public sealed class Bounce
{
    /// <summary>Nearer than that to the target no further run is made, LU.</summary>
    const double NearLu = 0.04;

    /// <summary>Shortest programme whose loudness is gone by, seconds: one short-term window.</summary>
    const double ShortestSeconds = 3;

    const int MostRuns = 6;
    const ulong Seed = 1;

    readonly string _from, _to;
    readonly BounceTarget _target;
    readonly Action<double>? _progress;
    readonly CancellationToken _cancel;

    // the runs so far, and the one whose gain is right, written but not yet in place
    readonly List<LimiterPassResult> _runs = [];
    WavWriter? _written;
    BounceRule _rule = BounceRule.Loudness;
    string? _said;

    Bounce(string from, string to, BounceTarget target, Action<double>? progress, CancellationToken cancel) => (_from, _to, _target, _progress, _cancel) = (from, to, target, progress, cancel);

    /// <summary>Writes <paramref name="to"/>, or nothing.</summary>
    /// <param name="preMaster">Float, mono or stereo.</param>
    /// <param name="input">What is known of it; null = it is read once more.</param>
    /// <param name="listen">Reads the written file while its true peak is judged.</param>
    /// <param name="together">How many of these two at a time; null = both.</param>
    /// <param name="progress">Part done, 0…1.</param>
    /// <exception cref="WavException">A file cannot be read or written.</exception>
    public static BounceResult Write(string preMaster, string to, BounceTarget target, BounceInput? input = null, Action? listen = null, Together? together = null, Action<double>? progress = null, CancellationToken cancel = default) =>
        new Bounce(preMaster, to, target, progress, cancel).Run(input ?? BounceInput.Of(preMaster, cancel), listen, together ?? new(Environment.ProcessorCount));

    BounceResult Run(BounceInput input, Action? listen, Together together)
    {
        try
        {
            LimiterPassResult pass = WhyPeakOnly(input, _target) is { } why ? PeakOnly(input, why) : Search(input);
            double ceiling = _target.CeilingDbtp;
            for (int run = 1; ; run++)
            {
                _written!.Commit();
                _written.Dispose();
                _progress?.Invoke(0.8);
                double peak = 0;
                together.Do(() => peak = TruePeak64(_to), () => listen?.Invoke());
                _cancel.ThrowIfCancellationRequested();
                if (peak <= _target.CeilingDbtp || run == MostRuns) return new(_rule, _said, pass.GainDb, pass.Lufs, pass.RangeLu, peak, pass.Reductions, LimiterPass.Step);
                ceiling -= peak - _target.CeilingDbtp + 0.005; // between the limiter's eight points a sample and these 64 there was more
                pass = Written(pass.GainDb, ceiling);
            }
        }
        finally
        {
            _written?.Dispose();
        }
    }

    /// <summary>The highest of a file's channels, 64 points a sample in double, dBTP.</summary>
    public static double TruePeak64(string file)
    {
        using var reader = new WavReader(file);
        var judges = Enumerable.Range(0, reader.Format.Channels).Select(_ => new TruePeakJudge()).ToArray();
        reader.ReadOn((_, x) =>
        {
            for (int c = 0; c < judges.Length; c++) judges[c].Process(x[c]);
        });
        foreach (TruePeakJudge judge in judges) judge.Drain();
        return 20 * Math.Log10(judges.Max(j => j.Peak));
    }

    static string? WhyPeakOnly(BounceInput m, BounceTarget target) =>
        target.IsPeakOnly ? "the final step was left out"
        : !double.IsFinite(m.TruePeakDb) ? "the mix is silent"
        : m.Seconds < ShortestSeconds ? FormattableString.Invariant($"the mix lasts {m.Seconds:F2} s, and loudness needs {ShortestSeconds} s")
        : !double.IsFinite(m.Lufs) ? "no part of the mix is louder than −70 LUFS" : null;

    LimiterPassResult PeakOnly(BounceInput m, string why)
    {
        double down = double.IsFinite(m.TruePeakDb) ? Math.Min(0, _target.CeilingDbtp - m.TruePeakDb) : 0;
        (_rule, _said) = (BounceRule.PeakOnly, $"{why}: only the peak rule was applied ({(down < 0 ? FormattableString.Invariant($"turned down by {-down:F1} dB") : "nothing had to be turned down")}), no loudness was aimed at");
        return Written(down, _target.CeilingDbtp);
    }

    LimiterPassResult Search(BounceInput m)
    {
        double gain = _target.Lufs - m.Lufs;
        LimiterPassResult last = Written(gain, _target.CeilingDbtp);
        _runs.Add(last);
        while (!IsGood(last))
        {
            _progress?.Invoke(Math.Min(0.6, 0.15 * _runs.Count));
            gain = Solve(r => r.Lufs, _target.Lufs);
            double most = Solve(r => r.MaxReductionDb, _target.MaxLimitDb);
            if (_runs.Exists(r => r.MaxReductionDb > 0) && gain > most) return Held(most);
            if (_runs.Count == MostRuns) return Written(_runs.MinBy(r => Math.Abs(r.Lufs - _target.Lufs))!.GainDb, _target.CeilingDbtp);
            last = Written(gain, _target.CeilingDbtp);
            _runs.Add(last);
        }
        return last;
    }

    bool IsGood(LimiterPassResult run) => Math.Abs(run.Lufs - _target.Lufs) <= NearLu && run.MaxReductionDb <= _target.MaxLimitDb;

    /// <summary>The target lies behind the limit: as far as that goes, from below.</summary>
    LimiterPassResult Held(double gain)
    {
        for (int i = 0; i < MostRuns; i++)
        {
            LimiterPassResult pass = Written(gain, _target.CeilingDbtp);
            if (pass.MaxReductionDb <= _target.MaxLimitDb)
            {
                (_rule, _said) = (BounceRule.MaxLimit, FormattableString.Invariant($"{_target.Lufs:F1} LUFS would take more than {_target.MaxLimitDb:F1} dB of limiting: stopped there, at {pass.Lufs:F1} LUFS"));
                return pass;
            }
            gain -= pass.MaxReductionDb - _target.MaxLimitDb + 0.005;
        }
        throw new InvalidOperationException("A limiter's reduction does not follow its gain.");
    }

    /// <summary>The gain at which the straight line through the two nearest runs meets a value.</summary>
    double Solve(Func<LimiterPassResult, double> value, double wanted)
    {
        var near = _runs.OrderBy(r => Math.Abs(value(r) - wanted)).Take(2).ToArray();
        double slope = near.Length < 2 || near[0].GainDb == near[1].GainDb ? 1 : (value(near[1]) - value(near[0])) / (near[1].GainDb - near[0].GainDb);
        return near[0].GainDb + (wanted - value(near[0])) / Math.Clamp(slope, 0.1, 1);
    }

    /// <summary>A run whose sound is kept, in place of the one before.</summary>
    LimiterPassResult Written(double gain, double ceiling)
    {
        _written?.Dispose();
        _written = null;
        (int rate, int channels, long frames) = Format();
        WavWriter wav = _written = new WavWriter(_to, rate, channels, new WavOptions { DitherSeed = Seed });
        return LimiterPass.Run(_from, gain, ceiling, (x, n) => wav.Write(x, 0, n), at => _progress?.Invoke(0.2 + 0.6 * at / frames), _cancel);
    }

    (int Rate, int Channels, long Frames) Format()
    {
        using var reader = new WavReader(_from);
        return (reader.Format.Rate, reader.Format.Channels, reader.Frames);
    }
}
