using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Third-octave levels of a sound over time: a look of 80 ms or a little more about every 170 ms (every second window; a song has thousands). Memory:
/// 124 bytes a look, 0.7 kB a second.
/// </summary>
sealed class BandLevels : CellMeter
{
    const double WindowSeconds = 0.07;

    readonly Fft _fft;
    readonly float[] _window;
    readonly (int Bin, float Share)[][] _bins;
    readonly List<float[]> _looks = [];
    bool _rests;

    public BandLevels(double rate) : this(rate, SpectrumMeter.SizeFor(rate, WindowSeconds)) { }

    BandLevels(double rate, int size) : base(size)
    {
        _fft = new(size);
        _window = SpectrumMeter.Hann(size);
        var thirds = new Thirds(rate, size);
        var bins = thirds.Centres.Select(_ => new List<(int, float)>()).ToList();
        thirds.ForBins((band, bin, share) =>
        {
            if (bin > 0 && bin < size / 2) bins[band].Add((bin, (float)share));
        });
        _bins = [.. bins.Select(b => b.ToArray())];
        BandHz = thirds.Centres;
        StepS = 2 * size / rate;
    }

    /// <summary>Hz.</summary>
    public IReadOnlyList<double> BandHz { get; }

    /// <summary>Time between two looks.</summary>
    public double StepS { get; }

    /// <summary>Power of every band, look by look; a full-scale sine on both channels is 1.</summary>
    public IReadOnlyList<float[]> Looks => _looks;

    protected override void Take(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        _rests = !_rests;
        if (!_rests) return;
        var levels = new float[_bins.Length];
        _looks.Add(levels);
        if (Samples.IsZero(left) && Samples.IsZero(right)) return;
        Span<float> re = _fft.Re, im = _fft.Im;
        for (int i = 0; i < left.Length; i++)
        {
            re[i] = left[i] * _window[i];
            im[i] = right[i] * _window[i];
        }
        _fft.Forward();
        re = _fft.Re;
        im = _fft.Im;
        int size = _fft.Size;
        // |L|² + |R|² = (|Z(k)|² + |Z(−k)|²)/2; scaled as in SpectrumMeter, mean of the channels
        float scale = 1 / (0.375f * size * size);
        for (int band = 0; band < _bins.Length; band++)
        {
            float sum = 0;
            foreach (var (k, share) in _bins[band]) sum += share * (re[k] * re[k] + im[k] * im[k] + re[size - k] * re[size - k] + im[size - k] * im[size - k]);
            levels[band] = sum * scale;
        }
    }
}
