using TopDown.Mixdown.Mixing;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>
/// The mix's levels spread over Ardour's controls. A fader goes up to +6 dB and a trim from −20 to +20 dB, a bus's fader may have
/// to take back more: then all faders stand lower by one amount, which the mix bus's trim adds again.
/// </summary>
sealed record ArdourLevels
{
    /// <summary>Ends of the ranges, dB: a fader's gain of 2, a trim's of 10 and 1/10 (Ardour's ParameterDescriptor).</summary>
    public const double FaderTop = 6.02, TrimTop = 20;

    /// <summary>Of every bus, dB.</summary>
    public required IReadOnlyList<double> Faders { get; init; }

    /// <summary>Into the mix bus's inserts, dB.</summary>
    public required double MixTrim { get; init; }

    /// <summary>After the mix bus's inserts, dB.</summary>
    public required double MixFader { get; init; }

    public required double MasterTrim { get; init; }
    public required double MasterFader { get; init; }

    /// <summary>What no control could take, dB: the session is that much quieter than the mix.</summary>
    public required double Missing { get; init; }

    /// <param name="rises">How far each bus's volume lane goes above its fader, dB; the last one is the mix bus's.</param>
    public static ArdourLevels Of(MixSettings settings, double postGainDb, IReadOnlyList<double> rises)
    {
        double trim = settings.Master.TrimDb, highest = settings.Buses.Select((b, i) => b.FaderDb + rises[i]).DefaultIfEmpty(0).Max();
        double shift = Math.Max(0, Math.Max(highest - FaderTop, -TrimTop - trim)), mixTrim = Math.Min(trim + shift, TrimTop);
        double missing = trim + shift - mixTrim;
        // Nothing lies between the mix bus's last insert and the limiter but gain: any control there may have any part of it.
        double top = FaderTop - rises[^1], mixFader = Math.Min(0, top), left = postGainDb - mixFader;
        double masterTrim = Math.Clamp(left, -TrimTop, TrimTop);
        left -= masterTrim;
        double masterFader = Math.Min(left, FaderTop);
        left -= masterFader;
        double more = Math.Min(left, top - mixFader);
        return new()
        {
            Faders = [.. settings.Buses.Select(b => b.FaderDb - shift)],
            MixTrim = mixTrim,
            MixFader = mixFader + more,
            MasterTrim = masterTrim,
            MasterFader = masterFader,
            Missing = missing + left - more,
        };
    }
}
