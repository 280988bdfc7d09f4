using TopDown.Dsp;
using TopDown.Dsp.Translation;
using TopDown.Mixdown.Reporting.Analyses;

namespace TopDown.Mixdown.Translating;

/// <summary>
/// Power of a sound in third octaves, as it is and of its mono sum played on both sides: unrelated sides lose 3 dB by the sum, equal ones nothing.
/// What a device makes of it follows from its curve, which is linear.
/// </summary>
sealed class ThirdPowers
{
    ThirdPowers(IReadOnlyList<double> hz, double[] stereo, double[] mono) => (Hz, Stereo, Mono) = (hz, stereo, mono);

    /// <summary>Centres.</summary>
    public IReadOnlyList<double> Hz { get; }

    /// <summary>Mean of the channels; a full-scale sine on both is 1.</summary>
    public double[] Stereo { get; }

    public double[] Mono { get; }

    /// <summary>Of both sides over all bands; NaN where one is silent.</summary>
    public required double Correlation { get; init; }

    public static ThirdPowers Of(SpectrumMeter meter)
    {
        double[] stereo = [.. meter.LevelsDb().Select(db => Math.Pow(10, db / 10))];
        // the meter tells side over middle, (S − x)/(S + x) with S the mean power and x the mean product: the sum's power is (S + x)/2
        double[] width = meter.Stereo([.. meter.BandHz.Skip(1).Select(Thirds.LowerEdge)]).WidthDb;
        double[] mono = [.. stereo.Zip(width, (power, db) => power == 0 ? 0 : power / (1 + Math.Pow(10, db / 10)))];
        return new(meter.BandHz, stereo, mono) { Correlation = meter.Stereo([]).Correlation[0] };
    }

    /// <summary>Sum of several sounds that know nothing of each other.</summary>
    public static ThirdPowers Sum(IReadOnlyList<ThirdPowers> all) => new(all[0].Hz, Add(all, p => p.Stereo), Add(all, p => p.Mono)) { Correlation = double.NaN };

    /// <summary>Band by band, behind a device.</summary>
    public double[] On(PlaybackDevice device, double rate)
    {
        double[] from = device.IsMono ? Mono : Stereo;
        return [.. from.Zip(Hz, (power, hz) => power * Math.Pow(10, device.ResponseDb(hz, rate) / 10))];
    }

    /// <summary>K-weighted sum (BS.1770) of the bands whose centre lies between two frequencies.</summary>
    public double Weighted(double[] powers, double fromHz = 0, double toHz = double.PositiveInfinity)
    {
        double sum = 0;
        for (int i = 0; i < Hz.Count; i++)
            if (Hz[i] >= fromHz && Hz[i] < toHz) sum += Weight(Hz[i]) * powers[i];
        return sum;
    }

    static double Weight(double hz)
    {
        const double Rate = 192_000; // far above the bands: the analogue weighting
        return KWeighting.Head(Rate).Power(hz, Rate) * KWeighting.Rumble(Rate).Power(hz, Rate);
    }

    static double[] Add(IReadOnlyList<ThirdPowers> all, Func<ThirdPowers, double[]> powers)
    {
        double[] sum = new double[all[0].Hz.Count];
        foreach (ThirdPowers one in all)
            for (int i = 0; i < sum.Length; i++) sum[i] += powers(one)[i];
        return sum;
    }
}
