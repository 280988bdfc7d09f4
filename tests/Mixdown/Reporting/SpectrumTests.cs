using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using static TopDown.Mixdown.Tests.Reporting.Tones;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Spectra against theory.</summary>
public sealed class SpectrumTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(4096)]
    [InlineData(8192)]
    public void The_transform_is_the_librarys(int size)
    {
        var random = new Random(size);
        var fft = new Fft(size);
        var expected = new Complex[size];
        for (int i = 0; i < size; i++)
        {
            expected[i] = new(random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            (fft.Re[i], fft.Im[i]) = ((float)expected[i].Real, (float)expected[i].Imaginary);
        }
        fft.Forward();
        Fourier.Forward(expected, FourierOptions.NoScaling);
        double worst = Enumerable.Range(0, size).Max(i => (new Complex(fft.Re[i], fft.Im[i]) - expected[i]).Magnitude);
        Assert.InRange(worst / Math.Sqrt(size), 0, 1e-6);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(96_000)]
    public void A_sine_reads_its_level_in_its_band(int rate)
    {
        float[] x = Sine(4, 1000, -20, rate: rate);
        var meter = Feed(new SpectrumMeter(rate), x, x);
        double[] db = meter.LevelsDb();
        Assert.Equal(-20, db[Band(meter, 1000)], 0.05);
        Assert.True(db[Band(meter, 500)] < -90, $"{db[Band(meter, 500)]} dB at 500 Hz");
        // a sine on one side has half the power
        Assert.Equal(-23.01, Feed(new SpectrumMeter(rate), x, new float[x.Length]).LevelsDb()[Band(meter, 1000)], 0.05);
    }

    [Fact]
    public void White_noise_rises_by_3_dB_an_octave_and_pink_noise_is_level()
    {
        float[] white = White(60, -20, 1), pink = Pink(60);
        var meter = Feed(new SpectrumMeter(Rate), white, white);
        double[] db = meter.LevelsDb();
        foreach (double hz in (double[])[125, 250, 500, 1000, 2000, 4000, 8000])
        {
            // density −20 dBFS over 24 kHz, re a full-scale sine (−3.01 dB): a band has its share of it
            double width = Thirds.UpperEdge(meter.BandHz[Band(meter, hz)]) - Thirds.LowerEdge(meter.BandHz[Band(meter, hz)]);
            Assert.Equal(-20 + 3.01 + 10 * Math.Log10(width / 24_000), db[Band(meter, hz)], 0.5);
        }
        double[] level = Feed(new SpectrumMeter(Rate), pink, pink).LevelsDb();
        double mean = level[Band(meter, 100)..Band(meter, 8000)].Average();
        foreach (int band in Enumerable.Range(Band(meter, 100), Band(meter, 8000) - Band(meter, 100))) Assert.Equal(mean, level[band], 1.2);
    }

    // 1/√f on white noise's transform: pink by construction
    static float[] Pink(double seconds)
    {
        float[] white = White(seconds, -20, 2);
        int size = 1 << (int)Math.Floor(Math.Log2(white.Length));
        var z = new Complex[size];
        for (int i = 0; i < size; i++) z[i] = white[i];
        Fourier.Forward(z, FourierOptions.NoScaling);
        for (int k = 1; k < size; k++) z[k] *= Math.Sqrt(1000.0 / (Math.Min(k, size - k) * (double)Rate / size));
        z[0] = 0;
        Fourier.Inverse(z, FourierOptions.AsymmetricScaling);
        return [.. z.Select(c => (float)c.Real)];
    }

    [Fact]
    public void The_spectrum_does_not_depend_on_the_blocks()
    {
        float[] l = White(3, -20, 3), r = White(3, -23, 4);
        Assert.Equal(Feed(new SpectrumMeter(Rate), l, r, 1).LevelsDb(), Feed(new SpectrumMeter(Rate), l, r).LevelsDb());
    }

    [Fact]
    public void Bands_have_their_own_correlation_and_width()
    {
        float[] low = Sine(4, 60, -12), high = Sine(4, 4000, -12), left = [.. low.Zip(high, (a, b) => a + b)], right = [.. low.Zip(high, (a, b) => a - b)];
        var (correlation, width) = Feed(new SpectrumMeter(Rate), left, right).Stereo(StereoField.BandTopHz);
        Assert.Equal(1, correlation[0], 0.001);
        Assert.Equal(-1, correlation[3], 0.001);
        Assert.True(width[0] < -60 && width[3] > 60, $"{width[0]} dB, {width[3]} dB");
    }

    [Fact]
    public void Silence_has_no_level()
    {
        float[] x = Silence(2);
        var report = Feed(new SpectrumMeter(Rate), x, x).Report(Sound.After, 0);
        Assert.All(report.LevelDb, db => Assert.Equal(double.NegativeInfinity, db));
    }

    static int Band(SpectrumMeter meter, double hz) => meter.BandHz.Index().MinBy(b => Math.Abs(Math.Log(b.Item / hz))).Index;
}
