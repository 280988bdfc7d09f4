using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// What the needle of a VU meter shows: the mean of the rectified sound, on the scale of a sine (IEC 60268-17), with a pointer of second order that
/// reaches 99 % in 300 ms and overshoots by 1.4 %. 0 VU is a sine of −18 dBFS. Of two channels the higher one counts.
/// </summary>
public sealed class VuHistory : CellMeter
{
    /// <summary>dBFS of a sine that reads 0 VU.</summary>
    public const double ReferenceDbfs = -18;

    // The pointer: natural frequency and damping of the two demands above; a test measures both.
    const double PointerHz = 2.157, Damping = 0.8;

    const int CellsPerSecond = 1000, CellsPerPoint = 10;

    readonly double _step, _keep;
    readonly double[] _at = new double[2], _speed = new double[2];
    readonly HistoryThinner _history;
    double _highest;
    int _cell;

    /// <param name="rate">Hz.</param>
    public VuHistory(double rate) : base((int)Math.Round(rate / CellsPerSecond))
    {
        _step = CellFrames / rate * 2 * Math.PI * PointerHz;
        _keep = 1 / (1 + 2 * Damping * _step + _step * _step);
        _history = new(CellsPerPoint * CellFrames / rate);
    }

    /// <summary>VU now, of the higher channel; −∞ at rest.</summary>
    public double Vu => 20 * Math.Log10(Math.Max(Math.Max(_at[0], _at[1]), 0)) - ReferenceDbfs;

    protected override void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Move(0, Mean(left));
        Move(1, Mean(right));
        _highest = Math.Max(_highest, Math.Max(_at[0], _at[1]));
        if (++_cell < CellsPerPoint) return;
        _history.Add(20 * Math.Log10(_highest) - ReferenceDbfs);
        _cell = 0;
        _highest = 0;
    }

    // x'' = w²(target − x) − 2dw·x', backward Euler: stable at any rate.
    void Move(int channel, double mean)
    {
        double target = mean * Math.PI / 2; // the mean of a rectified sine is 2/π of its peak
        _speed[channel] = (_speed[channel] + _step * (target - _at[channel])) * _keep;
        _at[channel] += _step * _speed[channel];
    }

    static double Mean(ReadOnlySpan<float> x)
    {
        Vector<float> sum = default;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        foreach (var v in vectors) sum += Vector.Abs(v);
        double total = Vector.Sum(sum);
        foreach (float v in x[(vectors.Length * Vector<float>.Count)..]) total += MathF.Abs(v);
        return total / x.Length;
    }

    /// <summary>The picture for the report.</summary>
    public Trace Trace(string title) => _history.Trace(TraceKind.Vu, title, "VU");
}
