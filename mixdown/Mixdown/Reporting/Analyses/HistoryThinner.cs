namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// A meter's values at even times, of any number, in a bounded number of points, each with the highest and lowest value of its stretch. When all
/// points are in use two become one: between half and all of them are filled.
/// </summary>
/// <param name="stepS">Time between two values.</param>
/// <param name="points">An even number.</param>
public sealed class HistoryThinner(double stepS, int points = 1200)
{
    readonly List<double> _max = [], _min = [];
    double _highest = double.NegativeInfinity, _lowest = double.PositiveInfinity;
    long _perPoint = 1, _values;

    /// <summary>A value; −∞ is silence. NaN counts as −∞.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) value = double.NegativeInfinity;
        if (_max.Count == points && _values == 0) Halve();
        _highest = Math.Max(_highest, value);
        _lowest = Math.Min(_lowest, value);
        if (++_values < _perPoint) return;
        Close();
    }

    /// <summary>Values at even times.</summary>
    public void Add(IEnumerable<float> values)
    {
        foreach (float value in values) Add(value);
    }

    void Close()
    {
        _max.Add(_highest);
        _min.Add(_lowest);
        (_highest, _lowest, _values) = (double.NegativeInfinity, double.PositiveInfinity, 0);
    }

    void Halve()
    {
        for (int i = 0; i < points / 2; i++) (_max[i], _min[i]) = (Math.Max(_max[2 * i], _max[2 * i + 1]), Math.Min(_min[2 * i], _min[2 * i + 1]));
        _max.RemoveRange(points / 2, points / 2);
        _min.RemoveRange(points / 2, points / 2);
        _perPoint *= 2;
    }

    /// <summary>The history so far, with a last point that may stand for less than the others.</summary>
    public Trace Trace(TraceKind kind, string title, string unit = "dB", string? bus = null, string? plugin = null, string? ear = null) => new()
    {
        Kind = kind,
        Title = title,
        Unit = unit,
        Bus = bus,
        Plugin = plugin,
        Ear = ear,
        StepS = _perPoint * stepS,
        Max = _values == 0 ? [.. _max] : [.. _max, _highest],
        Min = _values == 0 ? [.. _min] : [.. _min, _lowest],
    };
}
