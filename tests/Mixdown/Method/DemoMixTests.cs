using System.Globalization;
using System.Text.RegularExpressions;
using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Method;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Tests.Demo;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using TopDown.Testing;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Method;

/// <summary>The whole method on the demo, by what lies in the folder afterwards.</summary>
public sealed class DemoMixTests(DemoMix demo, ITestOutputHelper output) : IClassFixture<DemoMix>
{
    const int Rate = DemoSession.Rate;

    [Fact]
    public void Reaches_loudness_and_peak()
    {
        Measurement m = FileMeter.Measure(demo[MixFiles.Preview]);
        double peak = Bounce.TruePeak64(demo[MixFiles.Preview]);
        using Testing.Scratch scratch = new("ebur128");
        string told = Programs.Run("ffmpeg", ["-nostdin", "-hide_banner", "-nostats", "-i", demo[MixFiles.Preview], "-filter_complex", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"], scratch.Variables()).OrThrow().Error;
        double Ffmpeg(string name) => double.Parse(Regex.Match(told[told.LastIndexOf("Summary", StringComparison.Ordinal)..], $@"\s{name}\s+(-?[\d.]+)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)).Groups[1].Value, CultureInfo.InvariantCulture);
        output.WriteLine($"{m.Integrated:F2} LUFS (ffmpeg {Ffmpeg("I:")}), {peak:F3} dBTP at 64x (ffmpeg {Ffmpeg("Peak:")})");
        Assert.Equal(-14, m.Integrated, 0.1);
        Assert.Equal(-14, Ffmpeg("I:"), 0.15); // it prints one decimal
        Assert.True(peak <= -1);
        Assert.True(Ffmpeg("Peak:") <= -0.9);
        Assert.Equal(3, new WavReader(demo[MixFiles.Preview]).Format.SampleBytes);
        Assert.Equal(DemoSession.Frames, m.Frames);
    }

    [Fact]
    public void The_limiter_has_little_to_do()
    {
        LimiterReport limiter = demo.Report.Limiter!;
        output.WriteLine($"P50 {limiter.P50Db.Value:F2}, P90 {limiter.P90Db.Value:F2}, P99 {limiter.P99Db.Value:F2}, most {limiter.MaxDb.Value:F2} dB; above 1 dB {limiter.AboveOneDbPercent.Value:F1} %");
        Assert.True(limiter.P99Db.Value <= 3);
        Assert.True(limiter.AboveOneDbPercent.Value <= 10);
        Assert.True(limiter.MaxDb.Value is > 0 and <= 4);
    }

    /// <summary>measures.md's lines of Learn: P90 of the loud part at the goal, the ceiling reached in less than a tenth, and it moves.</summary>
    [Fact]
    public void Glue_works_as_its_preset_means()
    {
        InsertReport glue = demo.Report.Inserts[0];
        Assert.Equal("MixBus Glue", glue.Plugin);
        Assert.Equal(1.5, glue.Ears[0].P90Db.Value, 0.3);
        Trace trace = demo.Report.Histories.First(h => h.Kind == TraceKind.Reduction && h.Plugin == "MixBus Glue");
        double held = trace.Max.Count(v => v > 1.999) / (double)trace.Max.Count;
        double[] loud = [.. trace.Max.Where((_, i) => i * trace.StepS is > 14 and < 26).Order()];
        output.WriteLine($"P90 {glue.Ears[0].P90Db.Value:F2} dB, ceiling {held:P1}, chorus P10 {loud[loud.Length / 10]:F2}, P90 {loud[^(loud.Length / 10)]:F2}");
        Assert.True(held < 0.1);
        Assert.True(loud[^(loud.Length / 10)] - loud[loud.Length / 10] >= 0.4);
    }

    [Fact]
    public void No_bus_goes_into_its_plugin_above_its_level()
    {
        foreach (StagingReport bus in demo.Report.GainStaging)
        {
            output.WriteLine($"{bus.Bus}: {bus.PeakBeforeDbfs.Value:F2} → {bus.PeakAfterDbfs.Value:F2} dBFS");
            if (bus.PeakBeforeDbfs.Value > -12) Assert.InRange(bus.PeakAfterDbfs.Value, -12.5, -12);
            else Assert.Equal((0, bus.PeakBeforeDbfs.Value), (bus.ClipGainDb, Math.Round(bus.PeakAfterDbfs.Value, 9)), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
        }
        Assert.Contains(demo.Report.GainStaging, b => b.ClipGainDb < 0);
        Assert.Contains(demo.Report.GainStaging, b => b.ClipGainDb == 0);
    }

    /// <summary>As loud as before, the bus has less of what is wrong with it: the third at 400 Hz of the drums, 5.6–8.9 kHz in the voices' sharp moments.</summary>
    [Fact]
    public void The_flawed_spots_are_lowered()
    {
        double boxy = Lowered("Drums", x => Figures.Third(Figures.Spectrum(x), Rate, -4)), harsh = Lowered("Vocals", Sharp);
        output.WriteLine($"drums at 400 Hz −{boxy:F2} dB, voices at 6–9 kHz −{harsh:F2} dB");
        Assert.True(boxy >= 2, $"{boxy:F2} dB");
        Assert.True(harsh >= 2, $"{harsh:F2} dB");

        double Lowered(string bus, Func<float[][], double> db)
        {
            float[][] before = PlayedSession.Once.Bus(bus), after = Stem(bus);
            return db(before) - Figures.Lufs(before, Rate) - (db(after) - Figures.Lufs(after, Rate));
        }

        // the loudest tenth of 50 ms windows, dB
        static double Sharp(float[][] x)
        {
            const int window = Rate / 20;
            double[] levels = [.. Enumerable.Range(0, x[0].Length / window).Select(n => Figures.Range(Figures.Spectrum([.. x.Select(c => c[(n * window)..((n + 1) * window)])], 4096), Rate, 5623, 8913)).Order()];
            return Figures.Percentile(levels, 0.95);
        }
    }

    [Fact]
    public void Stems_sum_up_to_the_sum()
    {
        float[][] sum = WavFile.ReadAll(demo[MixFiles.PreMaster]).Channels;
        double[][] left = [.. sum.Select(c => Array.ConvertAll(c, v => (double)v))];
        foreach (string bus in DemoSession.BusNames)
        {
            float[][] stem = Stem(bus);
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < left[c].Length; i++) left[c][i] -= stem[c][i];
        }
        double db = 20 * Math.Log10(Math.Sqrt(left.Average(c => c.Average(v => v * v))) / Figures.Rms(sum));
        output.WriteLine($"{db:F1} dB");
        Assert.True(db <= -130);
        Assert.Equal(4, new WavReader(demo[Path.Combine(MixFiles.Stems, "Drums.wav")]).Format.SampleBytes);
    }

    /// <summary>A bus is as loud in the sum as it came, whatever its plug-ins did: what is left is the trim, one for all.</summary>
    [Fact]
    public void Faders_restore_the_balance_between_the_buses()
    {
        double[] moved = [.. DemoSession.BusNames.Select(bus => Figures.Lufs(Stem(bus), Rate) - Figures.Lufs(PlayedSession.Once.Bus(bus), Rate))];
        output.WriteLine(string.Join("  ", DemoSession.BusNames.Zip(moved, (bus, db) => $"{bus} {db:F2}")) + " LU");
        Assert.True(moved.Max() - moved.Min() < 0.3, $"{moved.Max() - moved.Min():F2} LU");
    }

    /// <summary>Staging changes levels into plug-ins and nothing else.</summary>
    [Fact]
    public void With_plugins_off_staging_is_one_gain()
    {
        var off = demo.Song with { Start = demo.Song.Start.WithoutInserts() };
        demo.Mix("staged", new() { Stems = true, Method = new() { LeaveOut = new HashSet<int> { 2, 3, 4 } } }, off);
        float[][] staged = WavFile.ReadAll(demo.PathOf("staged", MixFiles.PreMaster)).Channels;
        float[][] plain = [new float[DemoSession.Frames], new float[DemoSession.Frames]];
        new MixEngine(demo.Song, demo.Song.Start.WithoutInserts()).Run(MixTaps.None, chunk =>
        {
            for (int c = 0; c < 2; c++) chunk.Mix[c].CopyTo(plain[c].AsSpan((int)chunk.At));
        });
        double gain = Dot(staged, plain) / Dot(plain, plain), rest = 0;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < plain[c].Length; i++) rest += Math.Pow(staged[c][i] - gain * plain[c][i], 2);
        double db = 10 * Math.Log10(rest / Dot(staged, staged));
        output.WriteLine($"{db:F1} dB, gain {20 * Math.Log10(gain):F3} dB");
        Assert.True(db <= -120);
        Assert.Equal(-6, Figures.Db(Figures.Peak(staged)), 0.01);

        static double Dot(float[][] a, float[][] b) => Enumerable.Range(0, 2).Sum(c => a[c].Zip(b[c], (x, y) => (double)x * y).Sum());
    }

    [Fact]
    public void One_thread_or_three_give_the_same_bytes()
    {
        demo.Mix("one", new() { Stems = true, Method = new() { Threads = 1 } });
        demo.Mix("three", new() { Stems = true, Method = new() { Threads = 3 } });
        string[] files = [.. Directory.EnumerateFiles(demo.PathOf("one", ""), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(demo.PathOf("one", ""), f))];
        Assert.Contains(MixFiles.Page, files);
        foreach (string file in files) Assert.True(File.ReadAllBytes(demo.PathOf("one", file)).AsSpan().SequenceEqual(File.ReadAllBytes(demo.PathOf("three", file))), file);
    }

    [Fact]
    public void From_stems_does_the_mix_bus_alone()
    {
        Song stems = demo.Open(demo[MixFiles.Stems], new() { FilesAreBuses = true });
        Assert.Equal(DemoSession.BusNames, stems.Buses.Select(b => b.Name));
        MixReport report = demo.Mix("from-stems", new() { FromStems = true }, stems);
        Assert.Equal([true, true, false, false, true], report.Steps.Select(s => s.Done));
        Assert.Equal(["MixBus Glue"], report.Inserts.Select(i => i.Plugin));
        Assert.Equal(-14, FileMeter.Measure(demo.PathOf("from-stems", MixFiles.Preview)).Integrated, 0.1);
    }

    [Fact]
    public void From_the_bottom_up_it_is_compared()
    {
        MixReport report = demo.Mix("up", new() { Method = new() { Order = MixOrder.BottomUp } });
        Assert.Equal([1, 4, 3, 2, 5], report.Steps.Select(s => s.Number));
        ComparedFigure loudness = report.Comparison!.Figures[0];
        Assert.Equal((-14.0, -14.0), (loudness.This.Value, loudness.Other.Value), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.1 && Math.Abs(a.Item2 - b.Item2) < 0.1);
        Assert.True(File.Exists(demo.PathOf("up", MixFiles.Other)));
        Assert.NotEmpty(report.Comparison.Sentences);
    }

    float[][] Stem(string bus) => WavFile.ReadAll(demo[Path.Combine(MixFiles.Stems, bus + ".wav")]).Channels;
}
