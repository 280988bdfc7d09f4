using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Ui.Displays;

namespace TopDown.Ui.Tests.Displays;

public sealed class SpectrumTests
{
    static readonly FrequencyAxis s_axis = new(0, 600);
    static readonly DbAxis s_scale = new(200, 0, -84, -12);

    [Theory]
    [InlineData(8), InlineData(64), InlineData(4096)]
    public void Transform_equals_the_reference(int length)
    {
        var random = new Random(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
        float[] power = new float[length / 2 + 1];
        new RealFft(length).Power(x, power);
        Complex[] expected = [.. x.Select(v => new Complex(v, 0))];
        Fourier.Forward(expected, FourierOptions.NoScaling);
        for (int k = 0; k <= length / 2; k++)
        {
            double wanted = expected[k].Magnitude * expected[k].Magnitude;
            Assert.InRange(power[k], wanted - 1e-4 * length, wanted + 1e-4 * length);
        }
    }

    [Fact]
    public void Transform_of_another_length_is_refused() => Assert.Contains("48", Assert.Throws<ArgumentException>(() => new RealFft(48)).Message, StringComparison.Ordinal);

    /// <summary>A full-scale sine reads 0 dB at its frequency, on a bin or between two, at every rate; over it lies the tilt that is stated.</summary>
    [Theory]
    [InlineData(44_100), InlineData(48_000), InlineData(96_000), InlineData(192_000)]
    public void Sine_reads_its_level_at_its_frequency(double rate)
    {
        foreach (double wanted in new[] { 100.0, 187, 400, 1000, 2345, 5000, 10_000, 15_000 })
        {
            // A point of the picture, so that no reading between points is in it.
            int point = (int)Math.Round(s_axis.X(wanted) / 600 * 240);
            double hz = s_axis.Hz(600f * point / 240);
            var rig = Listen(Sounds.Sine(hz, 0, rate), rate, out Spectrum spectrum, seconds: 2);
            _ = rig;
            Assert.Equal(Spectrum.TiltAt(hz, rate), spectrum.Levels[point], 0.5);
            Assert.True(Far(spectrum, point) < spectrum.Levels[point] - 40, $"{hz:F0} Hz leaks");
        }
    }

    static float Far(Spectrum s, int point)
    {
        float loudest = -200;
        for (int i = 0; i < s.Points; i++)
            if (Math.Abs(i - point) > 60) loudest = Math.Max(loudest, s.Levels[i]);
        return loudest;
    }

    /// <summary>Density with 4.5 dB an octave: pink noise is a line that rises 1.5 dB an octave, 1 dB either way, octave by octave.</summary>
    [Fact]
    public void Pink_noise_is_a_line()
    {
        Rig rig = Listen(Sounds.Pink(), 48_000, out Spectrum spectrum, seconds: 0.5);
        double[] power = new double[8];
        int frames = 900;
        for (int frame = 0; frame < frames; frame++)
        {
            rig.Feed.Play(1 / 60.0);
            rig.Shown.Fetch(1 / 60.0);
            spectrum.Follow(rig.Shown, 1 / 60.0, s_scale);
            for (int octave = 0; octave < 8; octave++)
            {
                int from = Point(62.5 * Math.Pow(2, octave)), to = Point(125 * Math.Pow(2, octave));
                for (int i = from; i < to; i++) power[octave] += spectrum.Levels[i] / (to - from) / frames;
            }
        }
        double middle = power.Average();
        for (int octave = 0; octave < 8; octave++)
            Assert.InRange(power[octave] - (middle + 1.5 * (octave - 3.5)), -1, 1);

        static int Point(double hz) => (int)Math.Round(s_axis.X(hz) / 600 * 240);
    }

    [Fact]
    public void Falls_to_the_floor_and_stands_when_the_sound_stops()
    {
        Rig rig = Listen(Sounds.Pink(), 48_000, out Spectrum spectrum, seconds: 1);
        Assert.True(spectrum.IsMoving);
        rig.Feed.Set(Showcase.Out, null);
        bool moved = true;
        for (int frame = 0; frame < 240; frame++)
        {
            rig.Shown.Fetch(1 / 60.0);
            moved = spectrum.Follow(rig.Shown, 1 / 60.0, s_scale);
        }
        Assert.False(moved);
        Assert.False(spectrum.IsMoving);
        Assert.True(spectrum.Levels.ToArray().Max() < -84);
    }

    /// <summary>Half of a second after a tone went quiet it falls 58 dB a second (108 dB of way, e^−2 of it left, over 0.25 s); the transform is taken 30 times a second, which may come 1/30 s apart.</summary>
    [Fact]
    public void Decays_alike_at_every_frame_rate()
    {
        float[] levels = [.. new[] { 30, 60, 144 }.Select(Level)];
        Assert.InRange(levels.Max() - levels.Min(), 0, 58 / 30.0);

        static float Level(int framesPerSecond)
        {
            Rig rig = Listen(Sounds.Sine(1000, -12), 48_000, out Spectrum spectrum, seconds: 1);
            rig.Feed.Set(Showcase.Out, static _ => (1e-6f, 1e-6f));
            for (int frame = 0; frame < framesPerSecond / 2; frame++)
            {
                rig.Feed.Play(1.0 / framesPerSecond);
                rig.Shown.Fetch(1.0 / framesPerSecond);
                spectrum.Follow(rig.Shown, 1.0 / framesPerSecond, s_scale);
            }
            return spectrum.Levels[(int)Math.Round(s_axis.X(1000) / 600 * 240)];
        }
    }

    [Fact]
    public void Sound_that_is_no_number_is_no_picture()
    {
        Listen(static _ => (float.NaN, float.PositiveInfinity), 48_000, out Spectrum spectrum, seconds: 0.3);
        Assert.All(spectrum.Levels.ToArray(), static db => Assert.True(float.IsFinite(db)));
    }

    static Rig Listen(Func<long, (float, float)> sound, double rate, out Spectrum spectrum, double seconds)
    {
        spectrum = new Spectrum(Showcase.Out, s_axis, 241);
        var rig = new Rig(new Light(Showcase.Reduction, new(0, 0, 20, 20), "", 1)) { Feed = { SampleRate = rate } };
        rig.Feed.Set(Showcase.Out, sound);
        for (int frame = 0; frame < seconds * 60; frame++)
        {
            rig.Feed.Play(1 / 60.0);
            rig.Shown.Fetch(1 / 60.0);
            spectrum.Follow(rig.Shown, 1 / 60.0, s_scale);
        }
        return rig;
    }
}
