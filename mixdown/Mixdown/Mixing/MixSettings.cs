using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>Where every control of a mix stands. Lists run as the song's tracks and buses do. Immutable: a step of the method makes a new one.</summary>
public sealed record MixSettings(IReadOnlyList<TrackSettings> Tracks, IReadOnlyList<BusSettings> Buses, MasterSettings Master)
{
    /// <summary>The same mix with no plug-in working: levels, pans and lanes only.</summary>
    public MixSettings WithoutInserts() => this with
    {
        Buses = [.. Buses.Select(b => b with { Inserts = Off(b.Inserts) })],
        Master = Master with { Inserts = Off(Master.Inserts) },
    };

    /// <summary>The same mix with one bus changed.</summary>
    public MixSettings With(int bus, Func<BusSettings, BusSettings> change) => this with { Buses = [.. Buses.Select((b, i) => i == bus ? change(b) : b)] };

    internal static IReadOnlyList<InsertSettings> Off(IReadOnlyList<InsertSettings> inserts) => [.. inserts.Select(i => i with { IsOn = false })];
}

/// <summary>One track on its way to its bus.</summary>
public sealed record TrackSettings
{
    /// <summary>Gain of the file, dB; the bus's <see cref="BusSettings.StageDb"/> comes on top.</summary>
    public double ClipGainDb { get; init; }

    /// <summary>−1 left … 1 right: constant power for mono, balance for stereo.</summary>
    public double Pan { get; init; }
    public bool IsInverted { get; init; }

    /// <summary>High-pass (12 dB/oct Butterworth) on this track, Hz; 0 = none.</summary>
    public double HighPassHz { get; init; }
}

/// <summary>One bus: staged tracks → inserts → fader.</summary>
public sealed record BusSettings
{
    /// <summary>Clip gain that all tracks of the bus share, dB: sets the level into the inserts and leaves the balance inside the bus.</summary>
    public double StageDb { get; init; }

    /// <summary>After the inserts, dB.</summary>
    public double FaderDb { get; init; }
    public IReadOnlyList<InsertSettings> Inserts { get; init; } = [];
}

/// <summary>The mix bus: sum → trim → inserts.</summary>
public sealed record MasterSettings
{
    /// <summary>Level of the sum into the first insert, dB.</summary>
    public double TrimDb { get; init; }
    public IReadOnlyList<InsertSettings> Inserts { get; init; } = [];
}

/// <summary>A plug-in and where its parameters stand.</summary>
/// <param name="Type">The plug-in.</param>
/// <param name="Preset">What the values began as; its goals are what Learn aims at.</param>
/// <param name="Normals">Host values (0…1) of all parameters.</param>
/// <param name="Key">What its side-chain hears; null = not connected.</param>
public sealed record InsertSettings(PluginType Type, Preset Preset, IReadOnlyList<double> Normals, KeySource? Key = null)
{
    /// <summary>Off: as if it were not there, but for its latency.</summary>
    public bool IsOn { get; init; } = true;
}

/// <summary>What a side-chain hears: a whole bus before its inserts, or the sum of some tracks; staged, high-passed and panned as they are mixed.</summary>
/// <param name="Bus">Index of the bus, or −1.</param>
/// <param name="Tracks">Indices of tracks, where no bus is named.</param>
public sealed record KeySource(int Bus, IReadOnlyList<int> Tracks);

/// <summary>An insert's place: on a bus, or on the mix bus (−1).</summary>
public readonly record struct InsertPlace(int Bus, int Index)
{
    public const int Master = -1;
}
