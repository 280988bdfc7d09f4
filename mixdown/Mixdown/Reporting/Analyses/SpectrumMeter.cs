namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Long-term power of left, right and their product in third octaves: Hann windows of at least 0.3 s (so that the band at 20 Hz, 4.6 Hz wide,
/// holds more than one bin), half overlapped. Both channels go through one transform, as real and imaginary part. What is left at the end and fills
/// no window does not count.
/// </summary>
public sealed class SpectrumMeter : CellMeter
{
    const double WindowSeconds = 0.3;

    readonly Fft _fft;
    readonly Thirds _thirds;
    readonly float[] _window, _left, _right;
    readonly double[] _powerLeft, _powerRight, _cross;
    long _windows;
    bool _isPrimed;

    /// <param name="rate">Hz.</param>
    public SpectrumMeter(double rate) : this(rate, SizeFor(rate, WindowSeconds)) { }

    SpectrumMeter(double rate, int size) : base(size / 2)
    {
        _fft = new(size);
        _thirds = new(rate, size);
        _window = Hann(size);
        (_left, _right) = (new float[size / 2], new float[size / 2]);
        (_powerLeft, _powerRight, _cross) = (new double[size / 2], new double[size / 2], new double[size / 2]);
    }

    internal static int SizeFor(double rate, double seconds) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(rate * seconds));

    internal static float[] Hann(int size) => [.. Enumerable.Range(0, size).Select(i => (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / size)))];

    /// <summary>Hz, centres of the bands.</summary>
    public IReadOnlyList<double> BandHz => _thirds.Centres;

    protected override void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (_isPrimed)
        {
            int half = CellFrames;
            Span<float> re = _fft.Re, im = _fft.Im;
            for (int i = 0; i < half; i++)
            {
                re[i] = _left[i] * _window[i];
                im[i] = _right[i] * _window[i];
                re[half + i] = left[i] * _window[half + i];
                im[half + i] = right[i] * _window[half + i];
            }
            _fft.Forward();
            Gather(_fft.Re, _fft.Im);
            _windows++;
        }
        left.CopyTo(_left);
        right.CopyTo(_right);
        _isPrimed = true;
    }

    // z = l + ir: L(k) = (Z(k) + Z*(−k))/2, R(k) = (Z(k) − Z*(−k))/2i.
    void Gather(ReadOnlySpan<float> re, ReadOnlySpan<float> im)
    {
        int size = _fft.Size;
        for (int k = 1; k < _cross.Length; k++)
        {
            float a = re[k], b = im[k], c = re[size - k], d = im[size - k];
            float lr = a + c, li = b - d, rr = b + d, ri = c - a;
            _powerLeft[k] += lr * lr + li * li;
            _powerRight[k] += rr * rr + ri * ri;
            _cross[k] += lr * rr + li * ri;
        }
    }

    /// <summary>Power of each band, mean of the channels, dB re a full-scale sine (which then is on both channels); −∞ for silence.</summary>
    public double[] LevelsDb()
    {
        var (left, right, _) = Bands(_thirds);
        return [.. left.Zip(right, (l, r) => 10 * Math.Log10((l + r) / 2))];
    }

    /// <summary>Correlation of left and right, and side over middle in dB, in bands that end at <paramref name="tops"/> (Hz) and one above.</summary>
    public (double[] Correlation, double[] WidthDb) Stereo(IReadOnlyList<double> tops)
    {
        var (left, right, cross) = Bands(_thirds);
        double[] correlation = new double[tops.Count + 1], width = new double[tops.Count + 1];
        for (int band = 0; band <= tops.Count; band++)
        {
            double l = 0, r = 0, x = 0;
            for (int third = 0; third < left.Length; third++)
            {
                if (BandHz[third] < (band == 0 ? 0 : tops[band - 1]) || band < tops.Count && BandHz[third] >= tops[band]) continue;
                (l, r, x) = (l + left[third], r + right[third], x + cross[third]);
            }
            correlation[band] = l * r > 0 ? Math.Clamp(x / Math.Sqrt(l * r), -1, 1) : double.NaN;
            width[band] = 10 * Math.Log10(Math.Max(0, l + r - 2 * x) / Math.Max(0, l + r + 2 * x));
        }
        return (correlation, width);
    }

    // Scaled so that a full-scale sine has power 1: |2L|² of a sine of amplitude 1 sums to size²·(3/8) over the bins of a Hann window.
    (double[] Left, double[] Right, double[] Cross) Bands(Thirds thirds)
    {
        double[] left = new double[thirds.Centres.Count], right = new double[left.Length], cross = new double[left.Length];
        double scale = _windows == 0 ? 0 : 1 / (0.375 * _fft.Size * _fft.Size * _windows);
        thirds.ForBins((band, bin, share) =>
        {
            if (bin <= 0 || bin >= _cross.Length) return;
            left[band] += scale * share * _powerLeft[bin];
            right[band] += scale * share * _powerRight[bin];
            cross[band] += scale * share * _cross[bin];
        });
        return (left, right, cross);
    }

    /// <summary>The picture for the report.</summary>
    /// <param name="of">Whose.</param>
    /// <param name="matchDb">Gain to add, so that all pictures have one loudness.</param>
    public SpectrumReport Report(Sound of, double matchDb) => new()
    {
        Of = of,
        MatchDb = matchDb,
        BandHz = [.. BandHz.Select(hz => Math.Round(hz, 1))],
        LevelDb = [.. LevelsDb().Select(db => db + matchDb)],
    };
}
