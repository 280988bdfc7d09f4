using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Where the sound stands between the loudspeakers: correlation and side over middle of everything, and how often the goniometer's dot was where
/// (every fourth frame). The middle points up, left to the left; the distance from the centre is the square root of the level, so that quiet
/// passages show too.
/// </summary>
/// <param name="gainDb">Gain for the goniometer alone, so that two sounds of one loudness fill it alike.</param>
public sealed class StereoField(double gainDb = 0) : CellMeter(Cell)
{
    /// <summary>Cells of the goniometer along a side.</summary>
    public const int Size = 64;

    const int Cell = 256, Every = 4;

    /// <summary>Upper edges of the bands that the report tells, Hz.</summary>
    public static IReadOnlyList<double> BandTopHz { get; } = [120, 500, 2000, 8000];

    readonly long[] _count = new long[Size * Size];
    readonly float _gain = (float)Math.Pow(10, gainDb / 20);
    double _left, _right, _cross;

    protected override void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector<float> ll = default, rr = default, lr = default;
        var l = MemoryMarshal.Cast<float, Vector<float>>(left);
        var r = MemoryMarshal.Cast<float, Vector<float>>(right);
        for (int i = 0; i < l.Length; i++)
        {
            ll += l[i] * l[i];
            rr += r[i] * r[i];
            lr += l[i] * r[i];
        }
        _left += Vector.Sum(ll);
        _right += Vector.Sum(rr);
        _cross += Vector.Sum(lr);
        for (int i = 0; i < left.Length; i += Every)
        {
            float mid = (left[i] + right[i]) * 0.5f * _gain, side = (right[i] - left[i]) * 0.5f * _gain, level = MathF.Sqrt(mid * mid + side * side);
            if (level < 1e-5f) continue;
            float scale = 0.5f * Size * MathF.Min(1, 1 / MathF.Sqrt(level)) * (level > 1 ? 1 / MathF.Sqrt(level) : 1);
            int x = (int)(0.5f * Size + scale * side), y = (int)(0.5f * Size - scale * mid);
            _count[Math.Clamp(y, 0, Size - 1) * Size + Math.Clamp(x, 0, Size - 1)]++;
        }
    }

    /// <summary>1 mono, 0 unrelated, −1 opposite; NaN where a side is silent.</summary>
    public double Correlation => _left * _right > 0 ? Math.Clamp(_cross / Math.Sqrt(_left * _right), -1, 1) : double.NaN;

    /// <summary>Side over middle; −∞ for mono, +∞ without middle, NaN for silence.</summary>
    public double WidthDb => 10 * Math.Log10(Math.Max(0, _left + _right - 2 * _cross) / Math.Max(0, _left + _right + 2 * _cross));

    /// <summary>Row by row from the top: 0 never … 255 where the dot was most often; the logarithm of the count.</summary>
    public int[] Goniometer()
    {
        double most = Math.Log(1 + _count.Max());
        return most == 0 ? new int[_count.Length] : [.. _count.Select(n => (int)Math.Round(255 * Math.Log(1 + n) / most))];
    }

    /// <summary>The picture for the report.</summary>
    public StereoReport Report(Sound of, SpectrumMeter spectrum)
    {
        var (correlation, width) = spectrum.Stereo(BandTopHz);
        return new()
        {
            Of = of,
            Correlation = Figure.Of(Correlation, "silence: left or right has no sound"),
            WidthDb = Figure.Of(WidthDb, double.IsNegativeInfinity(WidthDb) ? "mono: there is no side" : "silence: there is no middle"),
            BandTopHz = BandTopHz,
            BandCorrelation = correlation,
            BandWidthDb = width,
            GoniometerSize = Size,
            Goniometer = Goniometer(),
        };
    }
}
