using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TopDown.Mixdown.Reporting;

/// <summary>What a history shows.</summary>
public enum TraceKind
{
    Reduction,
    Limiter,
    Vu,
    Momentary,
    ShortTerm,
    TruePeak,
    Other,
}

/// <summary>A meter over the song's time, thinned to points that each tell the extremes of their stretch.</summary>
public sealed record Trace
{
    [Description("`reduction`, `limiter`, `vu`, `momentary`, `short_term`, `true_peak` or `other`.")]
    public required TraceKind Kind { get; init; }

    [Description("Title.")]
    public required string Title { get; init; }

    [Description("Bus, of a plug-in's meter.")]
    public string? Bus { get; init; }

    [Description("Plug-in, of a plug-in's meter.")]
    public string? Plugin { get; init; }

    [Description("Detector, of a plug-in's meter.")]
    public string? Ear { get; init; }

    [Description("Unit of the values.")]
    public required string Unit { get; init; }

    [Description("Time that one point stands for; point n covers from n to n + 1 times it.")]
    public required double StepS { get; init; }

    [Description("Highest value of each point; null where there is none (silence).")]
    public required IReadOnlyList<double> Max { get; init; }

    [Description("Lowest value of each point; empty where only the highest is kept.")]
    public IReadOnlyList<double> Min { get; init; } = [];
}

/// <summary>Which sound a picture is of.</summary>
public enum Sound
{
    Before,
    After,
    Reference,
}

/// <summary>A long-term spectrum.</summary>
public sealed record SpectrumReport
{
    [Description("`before`, `after` or `reference`.")]
    public required Sound Of { get; init; }

    [Description("Gain that brought it to the loudness of the others; included in the levels.")]
    public double MatchDb { get; init; }

    [Description("Centres of the bands (IEC 61260-1, base ten).")]
    public required IReadOnlyList<double> BandHz { get; init; }

    [Description("Power of each band, dB re a full-scale sine; null = nothing there.")]
    public required IReadOnlyList<double> LevelDb { get; init; }
}

/// <summary>Stereo of one sound.</summary>
public sealed record StereoReport
{
    [Description("`before`, `after` or `reference`.")]
    public required Sound Of { get; init; }

    [Description("Correlation of left and right over all: 1 mono, 0 unrelated, -1 opposite.")]
    public Figure Correlation { get; init; }

    [Description("Side over middle over all.")]
    public Figure WidthDb { get; init; }

    [Description("Upper edges of the bands; the last is open.")]
    public IReadOnlyList<double> BandTopHz { get; init; } = [];

    [Description("Correlation in each band; null = nothing there.")]
    public IReadOnlyList<double> BandCorrelation { get; init; } = [];

    [Description("Side over middle in each band; null = no side or no middle.")]
    public IReadOnlyList<double> BandWidthDb { get; init; } = [];

    [Description("Cells along one side of the goniometer.")]
    public int GoniometerSize { get; init; }

    [Description("Goniometer, row by row from the top (middle up, left to the left): 0 = never … 255 = most often, logarithmic.")]
    public IReadOnlyList<int> Goniometer { get; init; } = [];
}

/// <summary>One bus that covers another.</summary>
public sealed record MaskingReport
{
    [Description("The bus that covers.")]
    public required string Masker { get; init; }

    [Description("The bus that is covered.")]
    public required string Masked { get; init; }

    [Description("Centre of the band that it is worst in.")]
    public required double AtHz { get; init; }

    [Description("Lower edge of the bands in which it happens.")]
    public required double FromHz { get; init; }

    [Description("Upper edge of the bands in which it happens.")]
    public required double ToHz { get; init; }

    [Description("Share of the time, in the loud part and with both sounding, in which the worst band is covered.")]
    public required double TimePercent { get; init; }

    [Description("Median of what the masked bus lies below its threshold while it is covered.")]
    public required double DepthDb { get; init; }
}

/// <summary>A range in which two sounds are alike loud at the same time.</summary>
public sealed record SharingReport
{
    [Description("One of the two.")]
    public required string One { get; init; }

    [Description("The other.")]
    public required string Other { get; init; }

    [Description("Lower edge of the range.")]
    public required double FromHz { get; init; }

    [Description("Upper edge of the range.")]
    public required double ToHz { get; init; }

    [Description("Share of the time, in the loud part and with both sounding, in which both matter and lie within 6 dB of each other.")]
    public required double TimePercent { get; init; }
}

/// <summary>A passage of the song.</summary>
public sealed record StretchReport(
    [property: Description("Begin.")] double FromS,
    [property: Description("End.")] double ToS);

/// <summary>What a clip lets hear.</summary>
public enum ClipKind
{
    Before,
    After,
    Reference,
    BusBypassed,
    Other,
}

/// <summary>A passage for the players. The samples go into report.html only.</summary>
public sealed record Clip
{
    [Description("Short name, unique.")]
    public required string Id { get; init; }

    [Description("`before`, `after`, `reference`, `bus_bypassed` or `other`.")]
    public required ClipKind Kind { get; init; }

    [Description("Title.")]
    public required string Title { get; init; }

    [Description("What to listen to.")]
    public required string Caption { get; init; }

    [Description("Where in the song it begins.")]
    public double FromS { get; init; }

    [Description("Gain that matches its loudness to the other clips'; included in the sound.")]
    public double MatchDb { get; init; }

    [Description("The whole file, seen from report.html; null = none.")]
    public string? File { get; init; }

    /// <summary>Hz.</summary>
    [JsonIgnore]
    public int Rate { get; init; }

    /// <summary>One or two channels, <see cref="MatchDb"/> included; empty = there is no player.</summary>
    [JsonIgnore]
    public IReadOnlyList<float[]> Samples { get; init; } = [];
}
