using TopDown.Host;
using TopDown.Vst3.Abi;

namespace TopDown.Plugin.Tests;

/// <summary>Bypass is the input, bit for bit, in time; Delta is the difference, in time; neutral settings change nothing.</summary>
public sealed class BypassTests
{
    /// <summary>Every plug-in with every value of every setting (oversampling, its phase …).</summary>
    public static TheoryData<string, string> Settings
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var plugin in Catalogue.Plugins.All)
                foreach (string setting in SettingsOf(plugin.Type)) cases.Add(plugin.Name, setting);
            return cases;
        }
    }

    internal static IEnumerable<string> SettingsOf(PluginType type)
    {
        IEnumerable<string> all = [""];
        foreach (var s in type.Page.Parameters.OfType<Setting>()) all = [.. all.SelectMany(have => s.Labels.Select(label => $"{have} {s.Id}={label}".Trim()))];
        return all;
    }

    [Theory, MemberData(nameof(Settings))]
    public void Bypass_is_bit_equal_to_the_delayed_input(string name, string settings)
    {
        var type = Every.Of(name);
        const int frames = 6000, at = 1501, fade = 480;
        var random = new Random(4);
        double[][] input = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, frames).Select(_ => random.NextDouble() * 2 - 1).ToArray())];
        float[][] input32 = [.. input.Select(c => Array.ConvertAll(c, v => (float)v))];
        foreach (double[] normals in new[] { Setups.Read(type, settings), Busy(type, settings) })
        {
            normals[type.Page.Bypass.Index] = 0;
            Event[] events = [new(at, type.Page.Bypass.Index, 1)];
            var wide = Hosted.Render(type, new() { Input = input32, Input64 = input, SampleSize = SampleSize.Float64, Blocks = [64, 100] }, events, normals);
            var narrow = Hosted.Render(type, new() { Input = input32, Blocks = [512] }, events, normals);
            int latency = narrow.LatencySamples;
            for (int c = 0; c < 2; c++)
            {
                for (int i = at + fade; i < frames; i++)
                {
                    Assert.True(narrow.Output[c][i] == input32[c][i - latency], $"32 bit, sample {i}: {narrow.Output[c][i]:R} for {input32[c][i - latency]:R}");
                    Assert.True(wide.Output64![c][i] == input[c][i - latency], $"64 bit, sample {i}: {wide.Output64[c][i]:R} for {input[c][i - latency]:R}");
                }
            }
            // On from the start, as a saved session has it, there is no fade at all; and back again the sound returns.
            normals[type.Page.Bypass.Index] = 1;
            float[][] on = Hosted.Render(type, new() { Input = input32, CompensateLatency = true }, [new(3000, type.Page.Bypass.Index, 0)], normals).Output;
            for (int c = 0; c < 2; c++) Assert.True(on[c].AsSpan(0, 3000 - latency).SequenceEqual(input32[c].AsSpan(0, 3000 - latency)));
        }
    }

    static double[] Busy(PluginType type, string settings)
    {
        double[] normals = Setups.Read(type, settings), random = Runs.RandomNormals(type, 8);
        foreach (var p in type.Page.Parameters)
            if (p is not Setting) normals[p.Index] = p is Toggle { IsGlobal: false } ? 1 : random[p.Index];
        return normals;
    }

    [Theory, MemberData(nameof(Settings))]
    public void Delta_is_input_minus_output_in_time(string name, string settings)
    {
        var type = Every.Of(name);
        float[][] input = Signals.Noise(2, 8000);
        double[] normals = Busy(type, settings);
        var plain = Hosted.Render(type, new() { Input = input }, normals: normals);
        normals[type.Page.Delta.Index] = 1;
        var delta = Hosted.Render(type, new() { Input = input }, normals: normals);
        double largest = 0;
        for (int c = 0; c < 2; c++)
        {
            for (int i = 0; i < 8000; i++)
            {
                double dry = i < plain.LatencySamples ? 0 : input[c][i - plain.LatencySamples], want = dry - plain.Output[c][i];
                Assert.Equal(want, delta.Output[c][i], 2e-7 * Math.Max(1, Math.Abs(plain.Output[c][i])));
                largest = Math.Max(largest, Math.Abs(want));
            }
        }
        Assert.True(largest > 1e-3, "Nothing to tell apart.");
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Neutral_settings_null(string name)
    {
        var type = Every.Of(name);
        double[]? normals = Setups.Neutral(type);
        Assert.True(normals != null, $"tests/Plugin/Setups.cs has no neutral setting of {name}.");
        foreach (double rate in new[] { 44_100.0, 48_000, 96_000, 192_000 })
        {
            float[][] input = Signals.Noise(2, 48_000, 0.2512 * Math.Sqrt(3)); // −12 dBFS RMS
            var result = Hosted.Render(type, new() { Input = input, SampleRate = rate, CompensateLatency = true }, normals: normals);
            double db = ResidualDb(input, result.Output);
            Assert.True(db <= -140, $"{rate} Hz: {db:F1} dB");
        }
    }

    static double ResidualDb(float[][] x, float[][] y)
    {
        double error = 0, signal = 0;
        for (int c = 0; c < x.Length; c++)
        {
            for (int i = 0; i < x[c].Length; i++)
            {
                error += Math.Pow((double)y[c][i] - x[c][i], 2);
                signal += Math.Pow(x[c][i], 2);
            }
        }
        return 10 * Math.Log10(error / signal + 1e-30);
    }

    [Theory, MemberData(nameof(Settings))]
    public void Latency_is_what_was_reported(string name, string settings)
    {
        var type = Every.Of(name);
        Parameter? phase = type.Page.Find("os_phase");
        foreach (double rate in new[] { 44_100.0, 48_000, 96_000, 192_000 })
        {
            foreach (string setup in LatencySetups(type))
            {
                double[] normals = Setups.Read(type, (settings + " " + setup).Trim());
                float[] click = new float[4096];
                click[100] = 0.01f;
                var result = Hosted.Render(type, new() { Input = [click, click], SampleRate = rate }, normals: normals);
                if (phase != null && phase.Text(phase.ToPlain(normals[phase.Index])) == "Minimum")
                {
                    Assert.Equal(0, result.LatencySamples);
                    continue;
                }
                if (phase == null)
                {
                    // No oversampler, no latency: the click begins to come out on its own sample (an all-pass may peak later).
                    Assert.Equal(0, result.LatencySamples);
                    Assert.Equal(100, Array.FindIndex(result.Output[0], v => v != 0));
                    continue;
                }
                int peak = Array.FindIndex(result.Output[0], v => Math.Abs(v) == result.Output[0].Max(Math.Abs));
                Assert.True(peak - 100 == result.LatencySamples, $"{settings} {setup} at {rate} Hz: {result.LatencySamples} samples reported, the click comes after {peak - 100}");
            }
        }
    }

    /// <summary>The defaults, and each of the page's sections on its own: off or on, the latency stays.</summary>
    static IEnumerable<string> LatencySetups(PluginType type) =>
        ["", .. type.Page.Parameters.OfType<Toggle>().Where(t => t.Id.EndsWith("_on", StringComparison.Ordinal)).SelectMany(t => new[] { t.Id + "=On", t.Id + "=Off" })];
}
