using TopDown.Mixdown.Mixing;

namespace TopDown.Mixdown.Stems;

/// <summary>One bus of a layout: its insert, where the insert stands at the start, and who plays on it.</summary>
/// <param name="Plan">Name, insert and side-chain.</param>
/// <param name="Preset">The insert's preset; null = its documented start.</param>
/// <param name="Why">Why this insert sits here.</param>
/// <param name="Plays">Instruments that are routed here.</param>
public sealed record LayoutBus(BusPlan Plan, string? Preset, string Why, params Instrument[] Plays)
{
    public string Name => Plan.Bus;

    /// <summary>The preset's full name.</summary>
    public string PresetName => Preset ?? Plan.Entry.Type.Presets[0].Name;
}

/// <summary>Which instruments share a bus, and which of the plug-ins sits on it. docs/session.md says why.</summary>
public sealed class Layout
{
    /// <summary>The bus without an insert for what nobody knows; every layout has it, last.</summary>
    public const string Other = "Other";

    Layout(string name, string? masterPreset, params LayoutBus[] buses) => (Name, MasterPreset, Buses) = (name, masterPreset ?? Hierarchy.Master.Entry.Type.Presets[0].Name, buses);

    public string Name { get; }

    /// <summary>In the order of the sum.</summary>
    public IReadOnlyList<LayoutBus> Buses { get; }
    public BusPlan Master => Hierarchy.Master;
    public string MasterPreset { get; }

    /// <summary>Abbreviations of scores are read.</summary>
    public bool IsOrchestral => Name == "orchestral";

    /// <summary>The bus of an instrument, or <see cref="Other"/>.</summary>
    public string BusOf(Instrument instrument) => Buses.FirstOrDefault(b => b.Plays.Contains(instrument))?.Name ?? Other;

    public LayoutBus? Find(string bus) => Buses.FirstOrDefault(b => b.Name.Equals(bus, StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyList<Layout> All { get; } =
    [
        new("band", null,
            new(Band("Drums"), null, "punch for the kit", Instrument.Kick, Instrument.Drums, Instrument.Percussion),
            new(Band("Bass"), null, "an even low end that makes room for the kick", Instrument.Bass, Instrument.DoubleBass),
            new(Band("Guitars"), null, "to the sides, out of the bass's way", Instrument.Guitar, Instrument.Plucked),
            new(Band("Keys"), null, "what carries the harmony makes room for the voice, be it keys, strings or horns", Instrument.Keys, Instrument.Synth, Instrument.Strings, Instrument.Woodwinds, Instrument.Brass),
            new(Band("Vocals"), null, "in front without being pushed", Instrument.Lead, Instrument.Backing, Instrument.Choir)),
        new("electronic", "Electronic drive",
            new(Band("Drums"), "Electronic", "programmed kits pump in time", Instrument.Kick, Instrument.Drums, Instrument.Percussion),
            new(Band("Bass"), "Electronic sub", "kick and sub share an octave", Instrument.Bass, Instrument.DoubleBass),
            new(Band("Keys") with { Bus = "Synths" }, "Electronic stack", "layers pile up at 300 Hz", Instrument.Keys, Instrument.Synth, Instrument.Strings, Instrument.Woodwinds, Instrument.Brass),
            new(Band("Guitars"), "Electronic plucks", "plucked sounds stand around a mono kick and bass", Instrument.Guitar, Instrument.Plucked),
            new(Band("Vocals"), "Electronic vocal", "held like a synthesizer", Instrument.Lead, Instrument.Backing, Instrument.Choir),
            new(new("FX", "Guitar Width"), "Electronic plucks", "sweeps and risers are wide and have no business in the low end", Instrument.Effects)),
        new("orchestral", "Orchestral breath",
            new(Band("Drums") with { Bus = "Percussion" }, "Orchestral percussion", "rolls are carried, not gripped", Instrument.Kick, Instrument.Drums, Instrument.Percussion),
            new(new("Basses", "Bass Multiband"), "Orchestral basses", "the section breathes; nothing ducks", Instrument.DoubleBass, Instrument.Bass),
            new(new("Strings", "Guitar Width"), "Orchestral plucked", "the hall decides the width; footsteps go", Instrument.Strings, Instrument.Plucked, Instrument.Guitar),
            new(new("Woodwinds", "Guitar Width"), "Orchestral plucked", "as the strings", Instrument.Woodwinds),
            new(new("Brass", "Guitar Width"), "Orchestral plucked", "as the strings", Instrument.Brass),
            new(Band("Keys") with { Bus = "Piano", KeyBus = "Voices" }, "Orchestral piano", "leans back where a tutti crowds it", Instrument.Keys, Instrument.Synth),
            new(Band("Vocals") with { Bus = "Voices" }, "Orchestral soloist", "a trained voice in a hall needs little", Instrument.Lead, Instrument.Backing, Instrument.Choir)),
    ];

    /// <exception cref="UserException">There is no such layout.</exception>
    public static Layout Named(string name) => All.FirstOrDefault(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserException($"there is no layout \"{name}\"; there is {string.Join(", ", All.Select(l => l.Name))}.", 2);

    // inserts and side-chains of a band are the hierarchy's, said once
    static BusPlan Band(string bus) => Hierarchy.Buses.First(b => b.Bus == bus);
}
