using System.ComponentModel;

namespace TopDown.Mixdown.Reporting;

/// <summary>A plug-in: where it stands, why, and what it did.</summary>
public sealed record InsertReport
{
    [Description("Name of the plug-in.")]
    public required string Plugin { get; init; }

    [Description("Bus.")]
    public required string Bus { get; init; }

    [Description("Place on the bus, 1 = first.")]
    public int Slot { get; init; } = 1;

    [Description("False: it is there, but off.")]
    public bool On { get; init; } = true;

    [Description("Preset it began as.")]
    public required string Preset { get; init; }

    [Description("Why the preset stands as it does.")]
    public required string Why { get; init; }

    [Description("What its side-chain hears; null = nothing.")]
    public string? SideChain { get; init; }

    [Description("What differs from the plug-in's default, and what Learn set.")]
    public IReadOnlyList<SettingReport> Settings { get; init; } = [];

    [Description("How Learn ended; null = it was not asked.")]
    public string? Learn { get; init; }

    [Description("Its detectors: what they were meant to do and did, in the loud part.")]
    public IReadOnlyList<EarReport> Ears { get; init; } = [];

    [Description("Peak over loudness, after less before: below 0 it made the sound denser.")]
    public Figure CrestChangeDb { get; init; }

    [Description("Integrated loudness, after less before.")]
    public Figure LoudnessChangeLu { get; init; }

    [Description("Side over middle, after less before: above 0 it made the sound wider.")]
    public Figure WidthChangeDb { get; init; }

    [Description("What it does to the mix, heard through the mix bus; null on the mix bus itself.")]
    public ThroughMixReport? ThroughMix { get; init; }

    [Description("The preset as a file for other hosts, seen from report.json; null = not written.")]
    public string? PresetFile { get; init; }
}

/// <summary>One parameter of a plug-in.</summary>
public sealed record SettingReport
{
    [Description("Id of the parameter, for session files and ./topdown render --set.")]
    public required string Id { get; init; }

    [Description("Title.")]
    public required string Title { get; init; }

    [Description("Value with its unit.")]
    public required string Text { get; init; }

    [Description("What the preset said, where Learn changed it; else null.")]
    public string? Was { get; init; }

    [Description("Learn set it.")]
    public bool Learned { get; init; }

    [Description("What it does.")]
    public required string Reason { get; init; }
}

/// <summary>A detector's goal and what its meter showed in the loud part.</summary>
public sealed record EarReport
{
    [Description("Id of the detector; histories name it.")]
    public required string Id { get; init; }

    [Description("Its reading's title.")]
    public required string Title { get; init; }

    [Description("What the preset wants the reduction to stay within for 90 % of the loud part; null = no goal.")]
    public double? GoalDb { get; init; }

    [Description("Reduction that half of the loud part stays within.")]
    public required Figure P50Db { get; init; }

    [Description("Reduction that 90 % of the loud part stay within.")]
    public required Figure P90Db { get; init; }

    [Description("Largest reduction in the loud part.")]
    public required Figure MaxDb { get; init; }

    [Description("The goal is met; null without a goal.")]
    public bool? Met { get; init; }
}

/// <summary>What changes at the mix when a bus's plug-ins work: with them less bypassed.</summary>
public sealed record ThroughMixReport
{
    [Description("Integrated loudness of the mix, with the bus's plug-ins less without.")]
    public Figure LoudnessChangeLu { get; init; }

    [Description("Crest of the mix, with less without.")]
    public Figure CrestChangeDb { get; init; }

    [Description("90th percentile of the mix bus's reduction in the loud part, with less without.")]
    public Figure ReductionChangeDb { get; init; }

    [Description("What it means, in a sentence.")]
    public string? Verdict { get; init; }
}
