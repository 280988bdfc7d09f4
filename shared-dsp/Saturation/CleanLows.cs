using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Saturation;

/// <summary>
/// Divides what a curve shall hear from the lows that stay clean: one pole in TPT form, on both channels at once in double; highs are
/// the input minus the lows, so together they are the input exactly. A new corner is reached in a straight line over one cell.
/// </summary>
struct CleanLows
{
    Vector128<double> _held;
    double _k, _target, _step, _sampleRate;
    int _left, _cell;

    /// <param name="sampleRate">Of the samples that are filtered.</param>
    /// <param name="cell">Frames at that rate in which a new corner is reached.</param>
    public void Prepare(double sampleRate, int cell) => (_sampleRate, _cell) = (sampleRate, cell);

    /// <summary>Forgets the audio; the corner as set holds at once.</summary>
    public void Reset()
    {
        _held = default;
        _k = _target;
        _left = 0;
    }

    public void Set(double hz, bool atOnce)
    {
        double g = Math.Tan(Math.PI * Math.Min(hz / _sampleRate, 0.45));
        _target = g / (1 + g);
        _left = atOnce ? 0 : _cell;
        _step = (_target - _k) / _cell;
        if (atOnce) _k = _target;
    }

    /// <summary>Nothing moving and what it holds is below −180 dBFS.</summary>
    public readonly bool AtRest => _left == 0 && Vector128.LessThanAll(Vector128.Abs(_held), Vector128.Create(1e-9));

    /// <summary>Writes the highs, and adds amount·(level − 1) of them to the input. For mono both spans of a pair are the same channel.</summary>
    /// <param name="left">In place, as <paramref name="right"/>.</param>
    /// <param name="right">In place.</param>
    /// <param name="highLeft">Highs of the left channel.</param>
    /// <param name="highRight">Highs of the right channel.</param>
    /// <param name="amount">At the rate of the samples.</param>
    /// <param name="level">At the rate of the samples.</param>
    public void Divide(Span<float> left, Span<float> right, Span<float> highLeft, Span<float> highRight, Ramp amount, Ramp level)
    {
        Vector128<double> held = _held;
        double k = _k;
        for (int i = 0; i < left.Length; i++)
        {
            if (_left > 0) k = --_left == 0 ? _target : k + _step;
            Vector128<double> x = Vector128.Create((double)left[i], right[i]);
            // low = held + k·(x − held), held' = 2·low − held, written so that one multiply-add waits for the last sample's.
            Vector128<double> low = DoubleMath.MultiplyAdd(Vector128.Create(1 - k), held, x * k);
            held = DoubleMath.MultiplyAdd(Vector128.Create(1 - 2 * k), held, x * (2 * k));
            Vector128<double> high = x - low;
            Vector128<double> y = DoubleMath.MultiplyAdd(Vector128.Create((double)(amount[i] * (level[i] - 1))), high, x);
            (highLeft[i], highRight[i]) = ((float)high.ToScalar(), (float)high.GetElement(1));
            (left[i], right[i]) = ((float)y.ToScalar(), (float)y.GetElement(1));
        }
        _held = held;
        _k = k;
    }
}
