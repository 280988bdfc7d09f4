using TopDown.Mixdown.Wav;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>What dither does to a file: noise of the power that theory says, nothing of the signal in it, and silence left alone.</summary>
public sealed class DitherTests(ITestOutputHelper output)
{
    const int Frames = 480_000;

    [Theory]
    [InlineData(WavEncoding.Pcm16, 16)]
    [InlineData(WavEncoding.Pcm24, 24)]
    public void The_error_is_noise_of_a_quarter_step_squared_that_knows_nothing_of_the_signal(WavEncoding encoding, int bits)
    {
        using Scratch s = new();
        double full = Math.Pow(2, bits - 1);
        // Three steps of a 997 Hz sine: without dither the error is all distortion. A float holds it exactly enough.
        float[] x = [.. Enumerable.Range(0, Frames).Select(i => (float)(3 / full * Math.Sin(2 * Math.PI * 997 * i / 48_000)))];
        WavFile.WriteAll(s["a.wav"], [x], 48_000, new() { Encoding = encoding, DitherSeed = 1 });
        double[] error = [.. WavFile.ReadAll(s["a.wav"]).Channels[0].Zip(x, (y, v) => ((double)y - v) * full)];

        // Rounding 1/12 and triangular dither 2/12 of a step squared: a floor of −6.02·bits re full scale.
        double floor = 10 * Math.Log10(error.Average(e => e * e) / (full * full));
        output.WriteLine($"{bits} bit: floor {floor:F2} dBFS, theory {20 * Math.Log10(0.5 / full):F2}; mean {error.Average():F4} steps");
        Assert.InRange(floor, 20 * Math.Log10(0.5 / full) - 0.05, 20 * Math.Log10(0.5 / full) + 0.05);
        Assert.InRange(error.Average(), -0.004, 0.004);

        // Neither the error nor its power follows the signal, its square, its third harmonic or the error before: 5 sigma is 0.0072.
        double power = error.Average(e => e * e);
        foreach ((string what, Func<int, double> of) in new (string, Func<int, double>)[]
        {
            ("signal", i => x[i] * full / 3), ("square", i => Math.Pow(x[i] * full / 3, 2) - 0.5), ("third harmonic", i => Math.Sin(2 * Math.PI * 2991 * i / 48_000)),
            ("error before", i => i == 0 ? 0 : error[i - 1]),
        })
        {
            double norm = Math.Sqrt(Enumerable.Range(0, Frames).Average(i => of(i) * of(i)));
            double first = Enumerable.Range(0, Frames).Average(i => error[i] * of(i)) / norm / Math.Sqrt(power);
            double second = Enumerable.Range(0, Frames).Average(i => (error[i] * error[i] - power) * of(i)) / norm / power;
            output.WriteLine($"  correlation with {what}: error {first:F4}, its power {second:F4}");
            Assert.InRange(first, -0.0072, 0.0072);
            Assert.InRange(second, -0.0072, 0.0072);
        }
    }

    [Fact]
    public void Silence_stays_silence_before_between_and_after()
    {
        using Scratch s = new();
        float[] x = new float[60_000], other = [.. Enumerable.Repeat(0.1f, 60_000)];
        for (int i = 10_000; i < 20_000; i++) x[i] = i % 3 == 0 ? 0 : 1e-6f;        // single zeros are signal
        x[40_000] = 1e-6f;
        WavOptions options = new() { DitherSeed = 1 };
        WavFile.WriteAll(s["a.wav"], [x, other], 48_000, options);
        using (WavWriter w = new(s["b.wav"], 48_000, 2, options))
        {
            for (int at = 0; at < 60_000; at += 625) w.Write([x, other], at, 625);
            w.Commit();
        }
        Assert.Equal(File.ReadAllBytes(s["a.wav"]), File.ReadAllBytes(s["b.wav"]));
        float[] y = WavFile.ReadAll(s["a.wav"]).Channels[0];
        (int From, int To, bool IsBlack)[] parts =
        [
            (0, 10_000, true), (10_000, 20_000, false), (20_000, 20_000 + Dither.BlackFrames - 1, false), (20_000 + Dither.BlackFrames, 40_000, true),
            (40_001, 40_000 + Dither.BlackFrames, false), (40_001 + Dither.BlackFrames, 60_000, true),
        ];
        foreach ((int from, int to, bool isBlack) in parts)
            Assert.Equal(isBlack, y.AsSpan(from, to - from).IndexOfAnyExcept(0f) < 0);
        // Where the signal is, its zeros are dithered as all else is.
        Assert.Contains(Enumerable.Range(10_000, 10_000), i => x[i] == 0 && y[i] != 0);
    }
}
