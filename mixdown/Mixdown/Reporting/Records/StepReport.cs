using System.ComponentModel;

namespace TopDown.Mixdown.Reporting;

/// <summary>One step of the method.</summary>
public sealed record StepReport
{
    [Description("1 to 5, as in the method.")]
    public required int Number { get; init; }

    [Description("Title.")]
    public required string Title { get; init; }

    [Description("False: it was left out.")]
    public bool Done { get; init; } = true;

    [Description("What was found, as sentences; \"nothing needed\" is one.")]
    public IReadOnlyList<string> Findings { get; init; } = [];

    [Description("What was changed, and why.")]
    public IReadOnlyList<ChangeReport> Changes { get; init; } = [];
}

/// <summary>One control that a step moved.</summary>
public sealed record ChangeReport
{
    [Description("Bus or track.")]
    public required string Where { get; init; }

    [Description("What was moved.")]
    public required string What { get; init; }

    [Description("Value before, with its unit; null = there was none.")]
    public string? From { get; init; }

    [Description("Value after, with its unit.")]
    public required string To { get; init; }

    [Description("Why.")]
    public string? Why { get; init; }
}

/// <summary>Gain staging of one bus.</summary>
public sealed record StagingReport
{
    [Description("Bus.")]
    public required string Bus { get; init; }

    [Description("Sample peak of its tracks' sum before clip gain.")]
    public required Figure PeakBeforeDbfs { get; init; }

    [Description("Clip gain that all its tracks got; 0 = untouched.")]
    public required double ClipGainDb { get; init; }

    [Description("Sample peak into the first plug-in.")]
    public required Figure PeakAfterDbfs { get; init; }

    [Description("Integrated loudness before clip gain.")]
    public Figure LoudnessBeforeLufs { get; init; }

    [Description("Integrated loudness into the first plug-in.")]
    public Figure LoudnessAfterLufs { get; init; }

    [Description("Fader that restores the balance between the buses.")]
    public double FaderDb { get; init; }

    [Description("Why it was or was not changed.")]
    public string? Why { get; init; }
}

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    Info,
    Notice,
    Warning,
}

/// <summary>What a person should know about the mix.</summary>
public sealed record Finding
{
    [Description("`info`, `notice` or `warning`.")]
    public required Severity Severity { get; init; }

    [Description("Bus or track; null = the whole mix.")]
    public string? Where { get; init; }

    [Description("What was found, in a sentence.")]
    public required string Sentence { get; init; }

    [Description("What can be done about it; null = nothing needs to be.")]
    public string? Remedy { get; init; }

    [Description("Where in the song, if it is one place.")]
    public double? AtS { get; init; }

    [Description("Where in the spectrum, if it is one place.")]
    public double? AtHz { get; init; }
}
