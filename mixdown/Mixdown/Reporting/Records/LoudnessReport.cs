using System.ComponentModel;

namespace TopDown.Mixdown.Reporting;

/// <summary>How loud the mix is, against what it should be.</summary>
public sealed record LoudnessReport
{
    [Description("Integrated loudness that was asked for.")]
    public required double TargetLufs { get; init; }

    [Description("Highest true peak that was allowed.")]
    public required double CeilingDbtp { get; init; }

    [Description("Most that the limiter was allowed to take.")]
    public double? MaxLimitDb { get; init; }

    [Description("Target and ceiling are met.")]
    public required bool Reached { get; init; }

    [Description("Why the target was not reached or not sought; null when it was reached.")]
    public string? WhyNot { get; init; }

    [Description("Gain of the bounce before the limiter.")]
    public Figure GainDb { get; init; }

    [Description("The tracks' sum as it came in.")]
    public LoudnessFigures? Before { get; init; }

    [Description("After the mix bus, before gain and limiter.")]
    public LoudnessFigures? PreMaster { get; init; }

    [Description("The bounce.")]
    public LoudnessFigures? Final { get; init; }

    [Description("The reference as it is.")]
    public LoudnessFigures? Reference { get; init; }
}

/// <summary>Loudness and peaks of one sound.</summary>
public sealed record LoudnessFigures
{
    [Description("Gated loudness of the whole (EBU R 128).")]
    public required Figure IntegratedLufs { get; init; }

    [Description("Loudness range (EBU Tech 3342).")]
    public Figure RangeLu { get; init; }

    [Description("Highest loudness of 400 ms.")]
    public Figure MaxMomentaryLufs { get; init; }

    [Description("Highest loudness of 3 s.")]
    public Figure MaxShortTermLufs { get; init; }

    [Description("Highest peak between samples.")]
    public required Figure TruePeakDbtp { get; init; }

    [Description("Peak to loudness ratio: true peak less integrated loudness.")]
    public Figure PlrDb { get; init; }
}

/// <summary>What the limiter at the end did.</summary>
public sealed record LimiterReport
{
    [Description("Reduction that half of the song stays within.")]
    public required Figure P50Db { get; init; }

    [Description("Reduction that 90 % of the song stay within.")]
    public required Figure P90Db { get; init; }

    [Description("Reduction that 99 % of the song stay within.")]
    public required Figure P99Db { get; init; }

    [Description("Largest reduction.")]
    public required Figure MaxDb { get; init; }

    [Description("Share of the song with more than 1 dB of reduction.")]
    public required Figure AboveOneDbPercent { get; init; }
}

/// <summary>The same song mixed in the other order.</summary>
public sealed record ComparisonReport
{
    [Description("The order of the mix that this one is compared with.")]
    public required MixOrder Order { get; init; }

    [Description("Each figure, both ways.")]
    public IReadOnlyList<ComparedFigure> Figures { get; init; } = [];

    [Description("What the figures say, as sentences.")]
    public IReadOnlyList<string> Sentences { get; init; } = [];

    [Description("The other mix's file, seen from report.json.")]
    public string? File { get; init; }
}

/// <summary>One figure of two mixes.</summary>
public sealed record ComparedFigure
{
    [Description("What it is.")]
    public required string Title { get; init; }

    [Description("Unit of both.")]
    public required string Unit { get; init; }

    [Description("Of this mix.")]
    public required Figure This { get; init; }

    [Description("Of the other.")]
    public required Figure Other { get; init; }
}

/// <summary>The mix on other equipment.</summary>
public sealed record TranslationReport
{
    [Description("Equipment.")]
    public required string Name { get; init; }

    [Description("Where its curve is from.")]
    public string? Source { get; init; }

    [Description("What gets lost, as sentences.")]
    public IReadOnlyList<string> Losses { get; init; } = [];

    [Description("Its figures.")]
    public IReadOnlyList<NamedFigure> Figures { get; init; } = [];

    [Description("The rendered file, seen from report.json.")]
    public string? File { get; init; }
}

/// <summary>A figure with its name.</summary>
public sealed record NamedFigure
{
    [Description("What it is.")]
    public required string Title { get; init; }

    [Description("Its unit.")]
    public required string Unit { get; init; }

    [Description("The figure.")]
    public required Figure Value { get; init; }
}
