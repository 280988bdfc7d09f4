using TopDown.Catalogue;

namespace TopDown.Mixdown.Mixing;

/// <summary>One bus of the hierarchy: its insert, and what is sent to the insert's side-chain.</summary>
/// <param name="Bus">Name of the bus.</param>
/// <param name="Plugin">Name of the insert.</param>
/// <param name="KeyBus">Bus that is heard before its own insert; empty = none.</param>
/// <param name="KeyTracks">Tracks of that bus that count, by the beginning of their names; empty = all.</param>
public sealed record BusPlan(string Bus, string Plugin, string KeyBus = "", string KeyTracks = "")
{
    public Entry Entry => Plugins.Find(Plugin) ?? throw new InvalidOperationException($"There is no {Plugin}.");
}

/// <summary>Who sits where, from the top down: the master's insert, and one insert a bus.</summary>
public static class Hierarchy
{
    public static BusPlan Master { get; } = new("Master", "MixBus Glue");

    /// <summary>In the order of the sum.</summary>
    public static IReadOnlyList<BusPlan> Buses { get; } =
    [
        new("Drums", "Drum Bus"),
        new("Bass", "Bass Multiband", KeyBus: "Drums", KeyTracks: "Kick"),
        new("Guitars", "Guitar Width"),
        new("Keys", "Keys Carve", KeyBus: "Vocals"),
        new("Vocals", "Vocal Bus"),
    ];
}
