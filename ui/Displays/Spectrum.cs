using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Displays;

/// <summary>
/// A tap's spectrum as it moves on a frequency axis: FFT 4096 (8192 above 50 kHz), Hann, power summed over a twelfth of an octave or four bins,
/// whichever is wider. A full-scale sine is 0 dB on the power scale; shown is density with a tilt of 4.5 dB an octave around
/// 1 kHz, so pink noise rises 1.5 dB an octave and most music lies level. Rises within 30 ms, falls 63 % of its way in 0.25 s. UI thread.
/// </summary>
/// <param name="turn">Seconds from picture to picture: it is drawn in the last frame of a turn.</param>
/// <param name="listensIn">Which frame of a turn it listens in: two spectra of one display share the work out.</param>
sealed class Spectrum(Tap tap, FrequencyAxis axis, int points, double turn = Beat.Seconds, int listensIn = 1)
{
    public const float FloorDb = -120;
    const double RiseSeconds = 0.03, FallSeconds = 0.25, TiltDb = 4.5, OctavePart = 1 / 12.0, LeastBins = 4;
    const double HannPower = 1.5;      // equivalent noise bandwidth of the window, bins

    readonly RealFft _short = new(4096), _long = new(8192);
    readonly float[] _left = new float[8192], _right = new float[8192], _power = new float[4097], _shortWindow = Hann(4096), _longWindow = Hann(8192);
    readonly double[] _sum = new double[4099];
    readonly float[] _target = Filled(points), _levels = Filled(points), _y = new float[points];
    readonly float[] _tilt = new float[points], _from = new float[points], _to = new float[points];
    Beat _ear = new(turn - listensIn * Beat.Frame, turn), _eye = new(0, turn);
    double _rate;
    bool _hasSound, _isSeenMoving, _isPlaced; // places count from the first frame on, whichever beat it is

    public int Points => points;

    /// <summary>dB as shown, one for each point from the axis' left to its right end.</summary>
    public ReadOnlySpan<float> Levels => _levels;

    /// <summary>Still on its way.</summary>
    public bool IsMoving { get; private set; }

    public float X(int point) => axis.Left + axis.Width * point / (points - 1);

    /// <summary>Takes up what was played; true if a place on <paramref name="scale"/> moved that can be seen.</summary>
    public bool Follow(Shown v, double seconds, DbAxis scale)
    {
        if (_ear.Pass(seconds)) Look(v);
        Glide(seconds, scale);
        if (!_eye.Pass(seconds) && _isPlaced) return false;
        _isPlaced = true;
        bool moved = false;
        for (int i = 0; i < points; i++) moved |= Snap.Move(ref _y[i], scale.At(_levels[i]));
        _isSeenMoving = _hasSound && moved;
        return moved;
    }

    /// <summary>The highest place of all points.</summary>
    public float Top
    {
        get
        {
            float top = float.PositiveInfinity;
            foreach (float y in _y) top = Math.Min(top, y);
            return top;
        }
    }

    /// <summary>Height of a point on the scale that <see cref="Follow"/> was given.</summary>
    public float Y(int point) => _y[point];

    void Look(Shown v)
    {
        double rate = v.SampleRate;
        var (fft, window) = rate > 50_000 ? (_long, _longWindow) : (_short, _shortWindow);
        if (rate != _rate) Lay(rate, fft.Length);
        Span<float> left = _left.AsSpan(0, fft.Length), right = _right.AsSpan(0, fft.Length);
        _hasSound = v.Latest(tap, left, right);
        if (!_hasSound)
        {
            Array.Fill(_target, FloorDb);
            return;
        }
        for (int i = 0; i < left.Length; i++) left[i] = window[i] * 0.5f * (left[i] + right[i]);
        fft.Power(left, _power);
        Measure(fft.Length);
    }

    /// <summary>From bins to points: differences of a running sum, which gives parts of bins their part.</summary>
    void Measure(int length)
    {
        double scale = 1 / (HannPower * length / 4 * length / 4);
        _sum[0] = 0;
        for (int k = 0; k <= length / 2; k++) _sum[k + 1] = _sum[k] + (double.IsFinite(_power[k]) ? _power[k] : 0);
        for (int i = 0; i < points; i++) _target[i] = Math.Max(FloorDb, Displays.Levels.PowerDb((Sum(_to[i]) - Sum(_from[i])) * scale) + _tilt[i]);

        double Sum(float bin)
        {
            int k = (int)bin;
            return _sum[k] + (bin - k) * (_sum[k + 1] - _sum[k]);
        }
    }

    /// <summary>Which bins belong to which point at this rate.</summary>
    void Lay(double rate, int length)
    {
        _rate = rate;
        double bin = rate / length, last = length / 2.0;
        for (int i = 0; i < points; i++)
        {
            double hz = axis.Hz(X(i)), width = Width(hz, bin), at = hz / bin + 0.5;
            _from[i] = (float)Math.Clamp(at - width / 2, 0, last);
            _to[i] = (float)Math.Clamp(at + width / 2, 0, last);
            _tilt[i] = (float)TiltAt(hz, rate);
        }
    }

    static double Width(double hz, double bin) => Math.Max(LeastBins, hz / bin * (Exact.Exp2(OctavePart / 2) - Exact.Exp2(-OctavePart / 2)));

    /// <summary>What is shown above a sine's own level: the tilt, less the width over which it was summed (both 0 at 1 kHz).</summary>
    public static double TiltAt(double hz, double rate)
    {
        double bin = rate / (rate > 50_000 ? 8192 : 4096);
        return TiltDb * Exact.Log2(hz / 1000) - Displays.Levels.PowerDb(Width(hz, bin) / Width(1000, bin));
    }

    void Glide(double seconds, DbAxis scale)
    {
        float rise = 1 - Displays.Levels.Left(seconds, RiseSeconds), fall = 1 - Displays.Levels.Left(seconds, FallSeconds);
        IsMoving = _isSeenMoving;
        for (int i = 0; i < points; i++)
        {
            float way = _target[i] - _levels[i];
            if (Math.Abs(way) < 0.01f) _levels[i] = _target[i];
            else
            {
                _levels[i] += way * (way > 0 ? rise : fall);
                // What lies under the scale's end is not seen moving.
                IsMoving |= _levels[i] > scale.Low || _target[i] > scale.Low;
            }
        }
    }

    static float[] Filled(int length)
    {
        var levels = new float[length];
        Array.Fill(levels, FloorDb);
        return levels;
    }

    static float[] Hann(int length)
    {
        var window = new float[length];
        for (int i = 0; i < length; i++) window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / length));
        return window;
    }
}
