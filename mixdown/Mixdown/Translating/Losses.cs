using TopDown.Dsp.Translation;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;

namespace TopDown.Mixdown.Translating;

/// <summary>What gets lost on one device: figures, and sentences for those beyond their <see cref="Thresholds"/>.</summary>
/// <param name="mix">The final.</param>
/// <param name="buses">At their level in the mix; may be none.</param>
/// <param name="matchDb">Gain that makes the device as loud as the mix.</param>
/// <param name="rate">Hz, of the final.</param>
sealed class Losses(PlaybackDevice device, ThirdPowers mix, IReadOnlyList<(string Name, ThirdPowers Powers)> buses, double matchDb, double rate)
{
    const string Percent = "%", Decibels = "dB";

    readonly double[] _behind = mix.On(device, rate);

    public List<string> Sentences { get; } = [];

    public List<NamedFigure> Figures { get; } = [];

    double Before => mix.Weighted(mix.Stereo);

    double MatchPower => Math.Pow(10, matchDb / 10);

    public void Find()
    {
        if (device.IsMono && Db(mix.Weighted(mix.Mono), Before) is var left)
        {
            Figure("Left by the mono sum", Decibels, left);
            if (!(left > -Thresholds.SilentDb))
            {
                Sentences.Add("Nothing is left: left and right are one sound in opposite polarity.");
                return;
            }
        }
        double goneHz = Gone();
        Regions(goneHz);
        if (device == Devices.Mono) Cancelled();
        Buses();
        if (device.IsDriven) Driven();
    }

    /// <summary>From the lowest band up: all that comes down by more than <see cref="Thresholds.GoneDb"/>. Returns its upper end, Hz.</summary>
    double Gone()
    {
        double hz = 0;
        for (int i = 0; i < mix.Hz.Count && device.ResponseDb(mix.Hz[i], rate) + matchDb <= -Thresholds.GoneDb; i++) hz = Thirds.UpperEdge(mix.Hz[i]);
        double share = mix.Weighted(mix.Stereo, 0, hz) / Before;
        Figure("Gone in the bass", Percent, 100 * share);
        if (hz > 0) Figure("Gone below", "Hz", hz);
        if (share >= Thresholds.GoneShare) Say($"The bass below {Round(hz):0} Hz is gone: {100 * share:0} % of the mix's loudness-weighted energy.");
        return hz;
    }

    void Regions(double goneHz)
    {
        double behind = mix.Weighted(_behind);
        foreach (Region region in Region.All)
        {
            double was = mix.Weighted(mix.Stereo, region.FromHz, region.ToHz), isNow = mix.Weighted(_behind, region.FromHz, region.ToHz), change = Db(isNow, was) + matchDb;
            Figure($"{region.Name} ({region.Range})", Decibels, change);
            bool told = Math.Max(was / Before, isNow / behind) >= Thresholds.RegionShare && Math.Sqrt(region.FromHz * region.ToHz) > goneHz;
            if (!told || !(Math.Abs(change) >= Thresholds.RegionDb)) continue;
            Say($"{region.Name} ({region.Range}) {Verb(region.Name, "come")} {(change > 0 ? "up" : "down")} by {Math.Abs(change):0.0} dB{(change > 0 && region.Up.Length > 0 ? ": " + region.Up : "")}.");
        }
    }

    void Cancelled()
    {
        foreach (Region region in Region.All)
        {
            double was = mix.Weighted(mix.Stereo, region.FromHz, region.ToHz), loss = -Db(mix.Weighted(mix.Mono, region.FromHz, region.ToHz), was);
            if (was / Before < Thresholds.RegionShare || !(loss >= Thresholds.CancelDb)) continue;
            Say($"Left and right cancel in the {region.Name.ToLowerInvariant()} ({region.Range}): {loss:0.0} dB are lost.");
        }
        foreach (var (name, bus) in Audible())
        {
            double loss = -Db(bus.Weighted(bus.Mono), bus.Weighted(bus.Stereo));
            Figure($"{name}: lost by the sum", Decibels, loss);
            if (loss >= Thresholds.BusMonoDb) Say($"{name} {Verb(name, "lose")} {loss:0.0} dB in mono (correlation {bus.Correlation:0.00}).");
        }
    }

    /// <summary>Each bus against all others, before and behind.</summary>
    void Buses()
    {
        if (buses.Count < 2) return;
        foreach (var (name, bus) in Audible())
        {
            var others = ThirdPowers.Sum([.. buses.Where(b => b.Powers != bus).Select(b => b.Powers)]);
            double before = Db(bus.Weighted(bus.Stereo), others.Weighted(others.Stereo));
            double shift = Db(bus.Weighted(bus.On(device, rate)), others.Weighted(others.On(device, rate))) - before;
            Figure($"{name}: against the others", Decibels, shift);
            if (shift <= -Thresholds.BusDb) Say($"{name} {Verb(name, "is", "are")} {-shift:0.0} dB further behind.");
            else if (shift >= Thresholds.BusDb) Say($"{name} {Verb(name, "stand")} {shift:0.0} dB further in front.");
        }
    }

    void Driven()
    {
        double toSpl = DrivingNoise.ListeningDb - 10 * Math.Log10(mix.Weighted(_behind));
        bool[] under = [.. mix.Hz.Select((hz, i) => Under(_behind[i], hz, toSpl))];
        double masked = mix.Weighted([.. _behind.Zip(under, (power, u) => u ? power : 0)]) / mix.Weighted(_behind);
        Figure("Under the driving noise", Percent, 100 * masked);
        int bottom = Array.IndexOf(under, false);
        if (masked >= Thresholds.GoneShare && bottom > 0)
            Say($"Below {Round(Thirds.UpperEdge(mix.Hz[bottom - 1])):0} Hz the mix sinks under the noise of driving: with what else lies under it, {100 * masked:0} % of its loudness-weighted energy.");
        else if (masked >= Thresholds.GoneShare) Say($"{100 * masked:0} % of the mix's loudness-weighted energy lies under the noise of driving.");
        if (buses.Count == 0) return;
        var sum = ThirdPowers.Sum([.. buses.Select(b => b.Powers)]);
        double busToSpl = DrivingNoise.ListeningDb - 10 * Math.Log10(sum.Weighted(sum.On(device, rate)));
        foreach (var (name, bus) in Audible())
        {
            double[] powers = bus.On(device, rate);
            double share = bus.Weighted([.. powers.Select((power, i) => Under(power, bus.Hz[i], busToSpl) ? power : 0)]) / bus.Weighted(powers);
            Figure($"{name}: under the driving noise", Percent, 100 * share);
            if (share >= Thresholds.BusMaskedShare) Say($"{name}: {100 * share:0} % of its energy lies under the noise of driving.");
        }
    }

    static bool Under(double power, double hz, double toSpl) => 10 * Math.Log10(power) + toSpl < DrivingNoise.Db(hz) - DrivingNoise.MaskingIndexDb;

    /// <summary>Those that are loud enough in the mix to be missed.</summary>
    IEnumerable<(string Name, ThirdPowers Powers)> Audible()
    {
        double all = buses.Sum(b => b.Powers.Weighted(b.Powers.Stereo));
        return buses.Where(b => Db(b.Powers.Weighted(b.Powers.Stereo), all) >= -Thresholds.BusAudibleDb);
    }

    void Say(FormattableString sentence) => Sentences.Add(FormattableString.Invariant(sentence));

    void Figure(string title, string unit, double value) => Figures.Add(new() { Title = title, Unit = unit, Value = Reporting.Figure.Of(value, "nothing there") });

    // "Vocals lose", "Bass loses": a name that ends in a single s is many
    static bool IsMany(string name) => name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal);

    static string Verb(string name, string plural) => Verb(name, plural + "s", plural);

    static string Verb(string name, string singular, string plural) => IsMany(name) ? plural : singular;

    static double Db(double power, double of) => 10 * Math.Log10(power / of);

    // two digits
    static double Round(double hz)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(hz)) - 1);
        return Math.Round(hz / step) * step;
    }
}
