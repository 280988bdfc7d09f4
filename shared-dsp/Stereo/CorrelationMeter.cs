using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp.Stereo;

/// <summary>
/// Correlation of left and right: Σlr/√(Σl²·Σr²), each sum smoothed by one pole of 400 ms. +1 mono, 0 unrelated (or nothing to compare), −1 opposite
/// polarity. Sums are taken over whole control cells of the sample counter, so that the value depends on no call's length.
/// </summary>
public sealed class CorrelationMeter
{
    const double Seconds = 0.4, Floor = 1e-12;      // −120 dBFS

    float[] _left = [], _right = [];
    int _filled;
    double _keep, _cross, _powerLeft, _powerRight;

    /// <summary>−1 to 1, as of the last whole cell.</summary>
    public double Value { get; private set; }

    public void Prepare(in Spec spec)
    {
        _left = new float[spec.Cell];
        _right = new float[spec.Cell];
        _keep = Math.Exp(-spec.Cell / (Seconds * spec.SampleRate));
        Reset();
    }

    public void Reset()
    {
        _filled = 0;
        Value = _cross = _powerLeft = _powerRight = 0;
    }

    /// <summary>Listens to two channels; one channel is not compared.</summary>
    public void Process(Audio x)
    {
        if (x.Channels == 1) return;
        for (int at = 0; at < x.Length;)
        {
            int frames = Math.Min(x.Length - at, _left.Length - _filled);
            x.Left.Slice(at, frames).CopyTo(_left.AsSpan(_filled));
            x.Right.Slice(at, frames).CopyTo(_right.AsSpan(_filled));
            at += frames;
            _filled += frames;
            if (_filled == _left.Length) Take();
        }
    }

    // Cells hold 32 frames or more, a power of two: whole vectors.
    void Take()
    {
        _filled = 0;
        Vector<float> cross = default, left = default, right = default;
        ReadOnlySpan<Vector<float>> l = MemoryMarshal.Cast<float, Vector<float>>(_left), r = MemoryMarshal.Cast<float, Vector<float>>(_right);
        for (int i = 0; i < l.Length; i++)
        {
            cross += l[i] * r[i];
            left += l[i] * l[i];
            right += r[i] * r[i];
        }
        double share = (1 - _keep) / _left.Length;
        _cross = _keep * _cross + share * Vector.Sum(cross);
        _powerLeft = _keep * _powerLeft + share * Vector.Sum(left);
        _powerRight = _keep * _powerRight + share * Vector.Sum(right);
        Value = Math.Min(_powerLeft, _powerRight) < Floor ? 0 : Math.Clamp(_cross / Math.Sqrt(_powerLeft * _powerRight), -1, 1);
    }
}
