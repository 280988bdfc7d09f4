using System.Globalization;
using System.Text.RegularExpressions;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Testing;
using Xunit.Abstractions;
using static TopDown.Mixdown.Tests.Measuring.TestFiles;
using Scratch = TopDown.Testing.Scratch;

namespace TopDown.Mixdown.Tests.Measuring;

/// <summary>ffmpeg's ebur128 (an implementation of its own) beside ours; it prints one decimal.</summary>
public sealed class FfmpegTests(ITestOutputHelper output)
{
    [Fact]
    public void A_band_with_loud_and_soft_parts()
    {
        float[][] band = QuickBand.Play();
        float[] gains = [1, 0.5f, 0.12f, 0.7f, 0.25f, 1, 0.4f, 0.2f];
        float[][] song = [.. band.Select(c => Enumerable.Range(0, 8).SelectMany(n => c.Select(v => v * gains[n])).ToArray())];
        Compare(Float(song, QuickBand.Rate));
    }

    [Fact]
    public void Wandering_noise_at_44_1_kHz() => Compare(Float(Wandering(2, 40, 44_100, 2), 44_100));

    [Fact]
    public void Surround_5_1_with_a_loud_LFE()
    {
        float[][] x = Wandering(6, 30, 48_000, 3);
        x[3] = Tone(30, -3, 50);
        Compare(Float(x, speakers: Mask51));
    }

    void Compare(RawWav raw)
    {
        using Scratch scratch = new("ffmpeg");
        string file = scratch["a.wav"];
        File.WriteAllBytes(file, raw.Bytes());
        var m = FileMeter.Measure(file);
        string told = Programs.Run("ffmpeg", ["-nostdin", "-hide_banner", "-nostats", "-i", file, "-filter_complex", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"], scratch.Variables()).OrThrow().Error;
        double lufs = Figure("I:"), range = Figure("LRA:"), peak = Figure("Peak:");
        output.WriteLine($"integrated {m.Integrated:F3} | {lufs} LUFS, range {m.Range:F3} | {range} LU, true peak {m.TruePeakDb:F3} | {peak} dBTP");
        Assert.True(m.Range > 5, "No range: this shows nothing.");
        Assert.Equal(lufs, m.Integrated, 0.1);
        Assert.Equal(range, m.Range, 0.2);

        double Figure(string name) => double.Parse(Regex.Match(told[told.LastIndexOf("Summary", StringComparison.Ordinal)..], $@"\s{name}\s+(-?[\d.]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)).Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
