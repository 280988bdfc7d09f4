using TopDown.Dsp;
using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Bouncing;

/// <summary>The last step, by what lies in the file: loudness, true peak, reduction.</summary>
public sealed class BounceTests
{
    const int Rate = 48_000;

    [Theory, InlineData(-30.0), InlineData(-14.0), InlineData(-3.0)]
    public void Reaches_the_loudness_below_the_ceiling(double inputDb)
    {
        using var scratch = new Scratch();
        BounceResult r = Bounce.Write(Put(scratch, Song(inputDb)), scratch["out.wav"], new());
        Assert.Equal(BounceRule.Loudness, r.Rule);
        Assert.Null(r.Said);
        Assert.Equal(-14, FileMeter.Measure(scratch["out.wav"]).Integrated, 0.05);
        Assert.Equal(-14, r.Lufs, 0.05);
        Assert.InRange(r.TruePeak64Db, -1.2, -1);
        Assert.InRange(r.Reduction(1), 0.5, 4);
        Assert.Equal(24, new WavReader(scratch["out.wav"]).Format.SampleBytes * 8);
    }

    [Fact]
    public void Stops_where_the_limiter_would_take_more_than_it_may()
    {
        using var scratch = new Scratch();
        BounceResult r = Bounce.Write(Put(scratch, Song(-10)), scratch["out.wav"], new() { MaxLimitDb = 1 });
        Assert.Equal(BounceRule.MaxLimit, r.Rule);
        Assert.InRange(r.Reduction(1), 0.8, 1);
        Assert.True(r.Lufs < -14.2);
        Assert.Contains(r.Lufs.ToString("F1", System.Globalization.CultureInfo.InvariantCulture) + " LUFS", r.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_target_needs_no_limiter()
    {
        using var scratch = new Scratch();
        BounceResult r = Bounce.Write(Put(scratch, Song(-10)), scratch["out.wav"], new() { Lufs = -30 });
        Assert.Equal(-30, FileMeter.Measure(scratch["out.wav"]).Integrated, 0.05);
        Assert.Equal(0, r.Reduction(1));
        Assert.Equal(1, r.ShareWithin(0));
    }

    [Theory, InlineData(0.0, 10, "silent"), InlineData(0.5, 2, "2.00 s"), InlineData(1e-5, 10, "−70 LUFS")]
    public void Without_a_loudness_only_the_peak_rule_counts(double amplitude, int seconds, string said)
    {
        using var scratch = new Scratch();
        float[] tone = [.. Enumerable.Range(0, seconds * Rate).Select(i => (float)(amplitude * Math.Sin(i * 0.1)))];
        BounceResult r = Bounce.Write(Put(scratch, [tone, tone]), scratch["out.wav"], new());
        Assert.Equal(BounceRule.PeakOnly, r.Rule);
        Assert.Contains(said, r.Said, StringComparison.Ordinal);
        Assert.Equal(0, r.GainDb);
    }

    [Fact]
    public void The_peak_rule_turns_down()
    {
        using var scratch = new Scratch();
        // faded: a tone that is cut off rings between the samples
        float[] tone = [.. Enumerable.Range(0, 2 * Rate).Select(i => (float)(2 * Math.Min(1, 10 * Math.Sin(Math.PI * i / (2 * Rate))) * Math.Sin(i * 0.1)))];
        BounceResult r = Bounce.Write(Put(scratch, [tone, tone]), scratch["out.wav"], new());
        Assert.Equal(-7.02, r.GainDb, 0.02);
        Assert.InRange(r.TruePeak64Db, -1.06, -1);
    }

    [Fact]
    public void Lies_on_the_sample_and_is_as_long_as_it_was()
    {
        using var scratch = new Scratch();
        float[][] song = Song(-20);
        BounceResult r = Bounce.Write(Put(scratch, song), scratch["out.wav"], new() { Lufs = -35 });
        float[][] after = WavFile.ReadAll(scratch["out.wav"]).Channels;
        Assert.Equal(song[0].Length, after[0].Length);
        double gain = Math.Pow(10, r.GainDb / 20);
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < song[c].Length; i++) Assert.Equal(song[c][i] * gain, after[c][i], 3e-7); // two steps of 24 bit
    }

    [Fact]
    public void Reductions_stand_where_the_peaks_are()
    {
        using var scratch = new Scratch();
        float[][] song = Song(-10);
        int hit = 4 * Rate + 1000;
        for (int c = 0; c < 2; c++) song[c][hit] = 3;
        BounceResult r = Bounce.Write(Put(scratch, song), scratch["out.wav"], new() { MaxLimitDb = 30 });
        int at = Enumerable.Range(0, r.Reductions.Count).MaxBy(i => r.Reductions[i]);
        Assert.InRange(at * r.StepFrames, hit - 0.02 * Rate, hit + 0.02 * Rate);
        Assert.Equal(song[0].Length / r.StepFrames, r.Reductions.Count, 1.0);
    }

    [Fact]
    public void The_same_in_gives_the_same_bytes()
    {
        using var scratch = new Scratch();
        string file = Put(scratch, Song(-10));
        Bounce.Write(file, scratch["a.wav"], new());
        Bounce.Write(file, scratch["b.wav"], new());
        Assert.True(File.ReadAllBytes(scratch["a.wav"]).AsSpan().SequenceEqual(File.ReadAllBytes(scratch["b.wav"])));
    }

    [Fact]
    public void A_cancelled_bounce_leaves_nothing()
    {
        using var scratch = new Scratch();
        string file = Put(scratch, Song(-10));
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Bounce.Write(file, scratch["out.wav"], new(), progress: part =>
        {
            if (part > 0.7) cancel.Cancel();
        }, cancel: cancel.Token));
        Assert.Equal(["in.wav"], scratch.Files);
    }

    static string Put(Scratch scratch, float[][] x)
    {
        WavFile.WriteAll(scratch["in.wav"], x, Rate, new WavOptions { Encoding = WavEncoding.Float32 });
        return scratch["in.wav"];
    }

    /// <summary>Noise with a drum's peaks: about 13 dB of peak over loudness.</summary>
    static float[][] Song(double db)
    {
        var random = new Random(4);
        float gain = (float)Math.Pow(10, db / 20);
        float[][] x = [new float[12 * Rate], new float[12 * Rate]];
        double low = 0;
        for (int i = 0; i < x[0].Length; i++)
        {
            double hit = 0.8 * Math.Exp(-(i % (Rate / 2)) / 1500.0) * Math.Sin(i % (Rate / 2) * 0.02), common = random.NextDouble() - 0.5;
            low += 0.1 * (common - low);
            for (int c = 0; c < 2; c++) x[c][i] = gain * (float)(hit + low + 0.15 * (random.NextDouble() - 0.5));
        }
        return x;
    }
}
