using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TopDown.Mixdown.Reporting;

/// <summary>
/// All that <c>topdown mix</c> did and measured: what report.json holds and report.html shows. Immutable; sections that were not made are null or
/// empty. No date and no timing: the same input gives the same bytes. Fields may be added; none goes, moves or changes its unit
/// without a new <see cref="CurrentSchema"/>. docs/report.md names every field.
/// </summary>
public sealed record MixReport
{
    public const int CurrentSchema = 1;

    [JsonPropertyOrder(-1), Description("Version of this format.")]
    public int Schema { get; init; } = CurrentSchema;

    [Description("The program that mixed.")]
    public required ProgramReport Program { get; init; }

    [Description("What was mixed.")]
    public required SongReport Song { get; init; }

    [Description("`top_down` (mix bus, buses, tracks) or `bottom_up` (tracks, buses, mix bus).")]
    public MixOrder Order { get; init; }

    [Description("The method's steps in the order they were done.")]
    public IReadOnlyList<StepReport> Steps { get; init; } = [];

    [Description("Levels of every bus before and after clip gain, in the order of the sum.")]
    public IReadOnlyList<StagingReport> GainStaging { get; init; } = [];

    [Description("Every plug-in: the mix bus's first, then the buses' in the order of the sum.")]
    public IReadOnlyList<InsertReport> Inserts { get; init; } = [];

    [Description("How loud, against target and ceiling.")]
    public LoudnessReport? Loudness { get; init; }

    [Description("What the limiter at the end did.")]
    public LimiterReport? Limiter { get; init; }

    [Description("What a person should know, worst first.")]
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    [Description("Meters over the song's time.")]
    public IReadOnlyList<Trace> Histories { get; init; } = [];

    [Description("Long-term spectra, each matched to the same loudness.")]
    public IReadOnlyList<SpectrumReport> Spectra { get; init; } = [];

    [Description("Correlation, width and goniometer.")]
    public IReadOnlyList<StereoReport> Stereo { get; init; } = [];

    [Description("Which bus covers which, in the loud part.")]
    public IReadOnlyList<MaskingReport> Masking { get; init; } = [];

    [Description("Which sounds share a range, in the loud part.")]
    public IReadOnlyList<SharingReport> Sharing { get; init; } = [];

    [Description("The mix as it sounds on other equipment.")]
    public IReadOnlyList<TranslationReport> Translations { get; init; } = [];

    [Description("The same song mixed in the other order.")]
    public ComparisonReport? Comparison { get; init; }

    [Description("The passage that the players play.")]
    public StretchReport? Stretch { get; init; }

    [Description("What the players play; the sound itself is in report.html alone.")]
    public IReadOnlyList<Clip> Clips { get; init; } = [];

    [Description("Files that were written beside this one.")]
    public IReadOnlyList<FileReport> Files { get; init; } = [];
}

/// <summary>Which end of the hierarchy was mixed first.</summary>
public enum MixOrder
{
    TopDown,
    BottomUp,
}

/// <summary>The program that mixed.</summary>
public sealed record ProgramReport(
    [property: Description("Its name.")] string Name,
    [property: Description("Its version.")] string Version);

/// <summary>A file of the mix.</summary>
public sealed record FileReport
{
    [Description("Path seen from report.json, / between folders.")]
    public required string Name { get; init; }

    [Description("What it is.")]
    public required string What { get; init; }

    [Description("Size.")]
    public long? Bytes { get; init; }

    [Description("SHA-256 of its bytes, hexadecimal.")]
    public string? Sha256 { get; init; }
}
