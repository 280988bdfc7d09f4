using System.Diagnostics.CodeAnalysis;

namespace TopDown.Mixdown.Reporting;

/// <summary>
/// A measured figure, or the reason why it can't be had. A meter's double turns into one by itself: −∞ and NaN, which no JSON can hold,
/// become a reason. In report.json a number or null; the reason stands under the field's name in <c>reasons</c> of the same object.
/// </summary>
public readonly record struct Figure
{
    readonly string? _reason; // empty with a value; null in default: not measured

    Figure(double value, string? reason) => (Value, _reason) = (value, reason);

    /// <summary>NaN without a value; see <see cref="Has"/>.</summary>
    public double Value { get; }

    /// <summary>Why there is none; null with a value.</summary>
    public string? Reason => Has ? null : _reason ?? "not measured";

    public bool Has => _reason is { Length: 0 };

    /// <summary>The value, or the reason where it is no finite number.</summary>
    public static Figure Of(double value, string reason) => double.IsFinite(value) ? new(value, "") : Missing(reason);

    public static Figure Missing(string reason) => new(double.NaN, reason.Length == 0 ? "not measured" : reason);

    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Of is it.")]
    public static implicit operator Figure(double value) => Of(value, double.IsNegativeInfinity(value) ? "silence: nothing to measure" : "cannot be measured here");
}
