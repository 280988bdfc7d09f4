using System.Text.Json.Nodes;

namespace TopDown.Benchmarks;

/// <summary>One line of the result. Costs are ns a stereo frame, the 10th percentile unless said.</summary>
public sealed record Row(string Name, Stage Stage, string Flavour, string Oversampling, Cost Cost)
{
    public string? BestPeer { get; init; }

    public double? BestPeerNs { get; init; }

    /// <summary>Ours by theirs: below 1 is faster.</summary>
    public double? RatioToBestPeer => Cost.P10 / BestPeerNs;

    /// <summary>By <see cref="Floors"/>; of ours only.</summary>
    public double? RatioToFloor => IsPeer ? null : Cost.P10 / Floors.Of(Stage);

    public bool IsPeer => Flavour == "peer";

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["flavour"] = Flavour,
        ["oversampling"] = Oversampling,
        ["ns_per_frame"] = Rounded(Cost.P10),
        ["median_ns_per_frame"] = Rounded(Cost.Median),
        ["blocks"] = Cost.Blocks,
        ["best_peer"] = BestPeer,
        ["best_peer_ns_per_frame"] = Rounded(BestPeerNs),
        ["ratio_to_best_peer"] = Rounded(RatioToBestPeer),
        ["ratio_to_floor"] = Rounded(RatioToFloor),
    };

    static double? Rounded(double? value) => value is { } v ? Math.Round(v, 3) : null;

    /// <summary>Every row of ours with the fastest peer of its stage.</summary>
    public static IReadOnlyList<Row> Compare(IReadOnlyList<Row> rows) =>
    [
        .. rows.Select(row => !row.IsPeer && rows.Where(r => r.IsPeer && r.Stage == row.Stage).MinBy(r => r.Cost.P10) is { } best
            ? row with { BestPeer = best.Name, BestPeerNs = best.Cost.P10 }
            : row)
            .OrderBy(r => r.Stage).ThenBy(r => r.IsPeer).ThenBy(r => r.IsPeer ? "" : r.Name, StringComparer.Ordinal).ThenBy(r => r.Cost.P10),
    ];
}
