using System.ComponentModel;

namespace TopDown.Mixdown.Reporting;

/// <summary>What was mixed: tracks, buses, and what to know about them.</summary>
public sealed record SongReport
{
    [Description("The song's name.")]
    public required string Name { get; init; }

    [Description("Where it was read from.")]
    public required string Folder { get; init; }

    [Description("Sample rate.")]
    public required int RateHz { get; init; }

    [Description("Length.")]
    public required double DurationS { get; init; }

    [Description("Layout that the buses came from; null for a session file.")]
    public string? Layout { get; init; }

    [Description("In the order of the sum.")]
    public IReadOnlyList<TrackReport> Tracks { get; init; } = [];

    [Description("In the order of the sum, the mix bus last.")]
    public IReadOnlyList<BusReport> Buses { get; init; } = [];

    [Description("Named places.")]
    public IReadOnlyList<MarkerReport> Markers { get; init; } = [];

    [Description("What was left out and what is unclear, as sentences.")]
    public IReadOnlyList<string> Notes { get; init; } = [];

    [Description("The finished song it is compared with; null without one.")]
    public string? Reference { get; init; }
}

/// <summary>One track as it was mixed.</summary>
public sealed record TrackReport
{
    [Description("Name.")]
    public required string Name { get; init; }

    [Description("File, or the left of two, seen from the song's folder.")]
    public required string File { get; init; }

    [Description("File of the right side, where there are two.")]
    public string? Right { get; init; }

    [Description("Bus.")]
    public required string Bus { get; init; }

    [Description("What it was taken for.")]
    public string? Instrument { get; init; }

    [Description("Clip gain of this track, its bus's stage gain not included.")]
    public double ClipGainDb { get; init; }

    [Description("-1 left, 0 centre, 1 right.")]
    public double Pan { get; init; }

    [Description("Polarity inverted.")]
    public bool Inverted { get; init; }

    [Description("High-pass on this track; 0 = none.")]
    public double HighPassHz { get; init; }

    [Description("Why it is on this bus.")]
    public string? Why { get; init; }

    [Description("What a person should look at; null = nothing.")]
    public string? Unclear { get; init; }
}

/// <summary>One bus as it was mixed.</summary>
public sealed record BusReport
{
    [Description("Name.")]
    public required string Name { get; init; }

    [Description("Names of its plug-ins, first to last.")]
    public IReadOnlyList<string> Inserts { get; init; } = [];

    [Description("Gain that all its tracks share before the plug-ins (of the mix bus: the trim of the sum).")]
    public double StageDb { get; init; }

    [Description("Fader after the plug-ins.")]
    public double FaderDb { get; init; }

    [Description("What its plug-in's side-chain hears; null = nothing.")]
    public string? SideChain { get; init; }

    [Description("Why this plug-in sits here.")]
    public string? Why { get; init; }
}

/// <summary>A named place of the song.</summary>
public sealed record MarkerReport(
    [property: Description("Name.")] string Name,
    [property: Description("Time.")] double AtS);
