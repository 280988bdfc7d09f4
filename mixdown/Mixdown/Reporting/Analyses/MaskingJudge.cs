using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Which of several sounds covers which, and where: in every third octave and look the excitation (<see cref="BarkSpread"/>) of each is held against that of each
/// other one. A sound is covered in a band where it has something to say there and its excitation lies more than
/// <see cref="BarkSpread.NoiseOffsetDb"/> below the other's.
/// </summary>
/// <remarks>
/// A hint where to listen, not a verdict. The rule is that for noise; a tone covers less. It knows neither forward nor backward masking, nor that what
/// stands to the left is heard beside what stands to the right, nor the level at which is listened (no threshold of hearing), nor that a line the ear
/// follows survives. It judges each pair alone: what three buses cover together is not found.
/// </remarks>
public sealed class MaskingJudge
{
    // What a band must have to count: within 20 dB of the loudest band of that sound then (K-weighted, for low bands weigh less in the ear), and the sound itself
    // within 20 dB of its own loud moments.
    const double ImportantDb = 20, SoundingDb = 20;

    /// <summary>A masking is told from this share of the time on.</summary>
    const double LeastShare = 0.4;

    /// <summary>A band is shared where both lie within so much of each other.</summary>
    const double AlikeDb = 6;

    // Looks in which both must sound; fewer are chance.
    const int LeastLooks = 12;

    readonly string[] _names;
    readonly BandLevels[] _levels;
    readonly double[] _weights;

    /// <param name="names">Of the sounds.</param>
    /// <param name="rate">Hz.</param>
    public MaskingJudge(IReadOnlyList<string> names, double rate)
    {
        _names = [.. names];
        _levels = [.. names.Select(_ => new BandLevels(rate))];
        _weights = [.. BandHz.Select(hz => KWeight(hz, rate))];
    }

    IReadOnlyList<double> BandHz => _levels.Length == 0 ? [] : _levels[0].BandHz;

    /// <summary>What follows of a sound; all of them must get the same frames before <see cref="Judge"/>. Different sounds may be added from different threads.</summary>
    public void Add(int sound, Audio x) => _levels[sound].Add(x);

    /// <summary>Who covers whom, worst first.</summary>
    /// <param name="part">Where to look.</param>
    public IReadOnlyList<MaskingReport> Judge(LoudPart part) => [.. Pairs(part, (a, b, sa, sb) => Covered(a, b, sa, sb)).OrderByDescending(m => m.TimePercent * m.DepthDb)];

    /// <summary>Who shares a range with whom, most often first.</summary>
    /// <param name="part">Where to look.</param>
    public IReadOnlyList<SharingReport> Shared(LoudPart part) => [.. Pairs(part, (a, b, sa, sb) => a < b ? Shared(a, b, sa, sb) : null).OrderByDescending(s => s.TimePercent)];

    List<T> Pairs<T>(LoudPart part, Func<int, int, Sight[], Sight[], T?> judge) where T : class
    {
        if (_levels.Length == 0) return [];
        double[,] spread = BarkSpread.Matrix(BandHz);
        Sight[][] sights = [.. _levels.Select(l => Look(l, part, spread))];
        List<T> found = [];
        for (int a = 0; a < sights.Length; a++)
            for (int b = 0; b < sights.Length; b++)
                if (a != b && judge(a, b, sights[a], sights[b]) is { } one) found.Add(one);
        return found;
    }

    /// <summary>One look at a sound.</summary>
    /// <param name="Excitation">Of every band, linear.</param>
    /// <param name="Power">Of every band, linear.</param>
    /// <param name="Matters">The band has something to say.</param>
    /// <param name="Sounds">The sound plays.</param>
    sealed record Sight(double[] Excitation, float[] Power, bool[] Matters, bool Sounds);

    Sight[] Look(BandLevels levels, LoudPart part, double[,] spread)
    {
        float[][] looks = [.. levels.Looks.Index().Where(l => part.Contains(l.Index * levels.StepS)).Select(l => l.Item)];
        double[] loudness = [.. looks.Select(l => l.Index().Sum(b => b.Item * _weights[b.Index]))];
        double loud = LoudPart.Percentile([.. loudness.Order()], 0.95) * Math.Pow(10, -SoundingDb / 10);
        return [.. looks.Select((look, n) =>
        {
            var excitation = new double[look.Length];
            for (int to = 0; to < look.Length; to++)
                for (int from = 0; from < look.Length; from++) excitation[to] += spread[to, from] * look[from];
            double least = look.Index().Max(b => b.Item * _weights[b.Index]) * Math.Pow(10, -ImportantDb / 10);
            bool sounds = loudness[n] > 0 && loudness[n] >= loud;
            return new Sight(excitation, look, [.. look.Index().Select(b => sounds && b.Item * _weights[b.Index] >= least)], sounds);
        })];
    }

    MaskingReport? Covered(int masker, int masked, Sight[] over, Sight[] under)
    {
        double offset = Math.Pow(10, -BarkSpread.NoiseOffsetDb / 10);
        int bands = BandHz.Count;
        var share = new double[bands];
        var depths = new List<double>[bands];
        for (int b = 0; b < bands; b++)
        {
            depths[b] = [];
            int looks = 0;
            for (int n = 0; n < over.Length; n++)
            {
                if (!over[n].Sounds || !under[n].Matters[b]) continue;
                looks++;
                if (under[n].Excitation[b] < offset * over[n].Excitation[b]) depths[b].Add(10 * Math.Log10(offset * over[n].Excitation[b] / under[n].Excitation[b]));
            }
            share[b] = looks < LeastLooks ? 0 : (double)depths[b].Count / looks;
        }
        int worst = Array.IndexOf(share, share.Max());
        if (share[worst] < LeastShare) return null;
        var (low, high) = Around(worst, b => share[b] >= LeastShare);
        return new()
        {
            Masker = _names[masker],
            Masked = _names[masked],
            AtHz = Rounded(BandHz[worst]),
            FromHz = Rounded(Thirds.LowerEdge(BandHz[low])),
            ToHz = Rounded(Thirds.UpperEdge(BandHz[high])),
            TimePercent = Math.Round(100 * share[worst], 1),
            DepthDb = Math.Round(LoudPart.Percentile([.. depths[worst].Order()], 0.5), 1),
        };
    }

    SharingReport? Shared(int a, int b, Sight[] one, Sight[] other)
    {
        double alike = Math.Pow(10, AlikeDb / 10);
        var share = new double[BandHz.Count];
        for (int band = 0; band < share.Length; band++)
        {
            int looks = 0, both = 0;
            for (int n = 0; n < one.Length; n++)
            {
                if (!one[n].Sounds || !other[n].Sounds) continue;
                looks++;
                double ratio = one[n].Excitation[band] / other[n].Excitation[band];
                if (one[n].Matters[band] && other[n].Matters[band] && ratio < alike && ratio > 1 / alike) both++;
            }
            share[band] = looks < LeastLooks ? 0 : (double)both / looks;
        }
        int most = Array.IndexOf(share, share.Max());
        if (share[most] < LeastShare) return null;
        var (low, high) = Around(most, n => share[n] >= LeastShare);
        return new()
        {
            One = _names[a],
            Other = _names[b],
            FromHz = Rounded(Thirds.LowerEdge(BandHz[low])),
            ToHz = Rounded(Thirds.UpperEdge(BandHz[high])),
            TimePercent = Math.Round(100 * share[most], 1),
        };
    }

    (int Low, int High) Around(int band, Func<int, bool> holds)
    {
        int low = band, high = band;
        while (low > 0 && holds(low - 1)) low--;
        while (high < BandHz.Count - 1 && holds(high + 1)) high++;
        return (low, high);
    }

    // As people say a frequency: two digits.
    static double Rounded(double hz)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(hz)) - 1);
        return Math.Round(Math.Round(hz / unit) * unit, 1);
    }

    static double KWeight(double hz, double rate) => KWeighting.Head(rate).Power(hz, rate) * KWeighting.Rumble(rate).Power(hz, rate);
}
