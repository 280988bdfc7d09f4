using System.Numerics;
using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Mixdown.Measuring;

/// <summary>Peak, mean and products of whole channels: all in double.</summary>
sealed class ChannelSums(int channels)
{
    readonly float[] _peak = new float[channels];
    readonly double[] _sum = new double[channels], _power = new double[channels];
    double _cross;
    long _frames;

    public void Add(float[][] x, int frames)
    {
        _frames += frames;
        for (int c = 0; c < channels; c++)
        {
            var channel = x[c].AsSpan(0, frames);
            _peak[c] = MathF.Max(_peak[c], Samples.Peak(channel));
            _sum[c] += Sum(channel);
            _power[c] += Product(channel, channel);
        }
        // the front pair: first and second in every layout that has both
        if (channels > 1) _cross += Product(x[0].AsSpan(0, frames), x[1].AsSpan(0, frames));
    }

    public float Peak(int channel) => _peak[channel];

    public double Mean(int channel) => _sum[channel] / _frames;

    /// <summary>Of the first two channels; NaN where one is silent.</summary>
    public double Correlation => _power[0] == 0 || _power[1] == 0 ? double.NaN : Math.Clamp(_cross / Math.Sqrt(_power[0] * _power[1]), -1, 1);

    /// <summary>Sum of the squares of mono or stereo.</summary>
    internal static double Power(Audio x) => Product(x.Left, x.Left) + Product(x.Right, x.Right);

    static double Sum(ReadOnlySpan<float> x)
    {
        Vector<double> sum = default;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        foreach (var v in vectors)
        {
            Vector.Widen(v, out var low, out var high);
            sum += low + high;
        }
        double total = Vector.Sum(sum);
        foreach (float v in x[(vectors.Length * Vector<float>.Count)..]) total += v;
        return total;
    }

    internal static double Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<double> sum = default;
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        for (int i = 0; i < left.Length; i++)
        {
            Vector.Widen(left[i], out var lowA, out var highA);
            Vector.Widen(right[i], out var lowB, out var highB);
            sum += lowA * lowB + highA * highB;
        }
        double total = Vector.Sum(sum);
        for (int i = left.Length * Vector<float>.Count; i < a.Length; i++) total += (double)a[i] * b[i];
        return total;
    }
}
