using System.Numerics;
using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Mixdown.Measuring;

/// <summary>
/// The last word on the true peak of one channel: 64 points a sample in double, by a windowed sinc of 96 taps (flat within 0.001 dB to 20 kHz
/// at 44.1 kHz; between two points even a tone at Nyquist hides no more than 0.003 dB). <see cref="TruePeakMeter"/> goes ahead and tells
/// where it is worth looking: where it reads no more than 0.3 dB below the highest so far. Calls of any length judge alike.
/// </summary>
public sealed class TruePeakJudge
{
    const int Factor = 64, Taps = 96, Group = 8, Line = 4096;
    const double Near = 0.966;
    const int Coarse = 4;
    const double Slack = 0.02;

    static readonly double[] s_phases = Design();

    readonly TruePeakMeter _scout = new();
    readonly double[] _line = new double[Line];
    readonly float[] _group = new float[Group];
    int _filled, _end = 2 * Taps;

    /// <summary>Largest magnitude so far, linear.</summary>
    public double Peak { get; private set; }

    /// <summary>Judges a call of 0 frames or more, finite.</summary>
    public void Process(ReadOnlySpan<float> x)
    {
        foreach (float v in x)
        {
            _group[_filled++] = v;
            if (_filled == Group) Take();
        }
    }

    /// <summary>Lets the last frames out, as if silence followed.</summary>
    public void Drain() => Process(stackalloc float[TruePeakMeter.DelayFrames + 3 * Group]);

    void Take()
    {
        _filled = 0;
        if (_end + Group > Line)
        {
            _line.AsSpan(_end - 2 * Taps, 2 * Taps).CopyTo(_line);
            _end = 2 * Taps;
        }
        for (int i = 0; i < Group; i++) _line[_end++] = _group[i];
        // The scout speaks of half a sample on both sides of what came DelayFrames ago, which is further back than half the kernel.
        float word = _scout.Process(_group);
        if (word == 0 || word < Near * Peak) return;
        for (int newest = _end - Group - 1; newest < _end; newest++) Look(newest - TruePeakMeter.DelayFrames - (Taps / 2 - 1));
    }

    // The 64 points from the sample in the middle of the Taps from `first` on; those between every fourth one only where they could be the highest:
    // a sine at Nyquist, the steepest there is, rises by 0.5 % at most between two points of 16 a sample.
    void Look(int first)
    {
        var x = MemoryMarshal.Cast<double, Vector<double>>(_line.AsSpan(first, Taps));
        double highest = 0;
        for (int phase = 0; phase < Factor; phase += Coarse) highest = Math.Max(highest, Point(x, phase));
        if (highest < (1 - Slack) * Peak) return;
        for (int phase = 0; phase < Factor; phase++) highest = Math.Max(highest, Point(x, phase));
        Peak = Math.Max(Peak, highest);
    }

    static double Point(ReadOnlySpan<Vector<double>> x, int phase)
    {
        var h = MemoryMarshal.Cast<double, Vector<double>>(s_phases.AsSpan(phase * Taps, Taps));
        Vector<double> sum = default;
        for (int k = 0; k < x.Length; k++) sum += h[k] * x[k];
        return Math.Abs(Vector.Sum(sum));
    }

    // A sinc under the four-term window of F. J. Harris ("On the use of windows for harmonic analysis with the discrete Fourier
    // transform", Proc. IEEE 66/1, 1978): side lobes at −92 dB.
    static double[] Design()
    {
        var phases = new double[Factor * Taps];
        for (int phase = 0; phase < Factor; phase++)
        {
            var h = phases.AsSpan(phase * Taps, Taps);
            double sum = 0;
            for (int k = 0; k < Taps; k++)
            {
                double t = k - (Taps / 2 - 1) - (double)phase / Factor, turn = 2 * Math.PI * t / Taps;
                double window = 0.35875 + 0.48829 * Math.Cos(turn) + 0.14128 * Math.Cos(2 * turn) + 0.01168 * Math.Cos(3 * turn);
                h[k] = window * (t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t));
                sum += h[k];
            }
            foreach (ref double tap in h) tap /= sum;
        }
        return phases;
    }
}
