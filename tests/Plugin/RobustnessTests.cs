using TopDown.Host;

namespace TopDown.Plugin.Tests;

/// <summary>Whatever comes in, what goes out is finite and bounded, and afterwards all is as before.</summary>
public sealed class RobustnessTests
{
    const int Frames = 60_000;

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_bad_sample_silences_its_cell_and_leaves_nothing(string name)
    {
        var type = Every.Of(name);
        var random = new Random(1);
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int n = 0; n < 6; n++)
            {
                int at = n < 4 ? new[] { 0, 31, 32, 511 }[n] + 9600 : random.Next(9600, 12_000), channel = n % 2;
                foreach (bool bypassed in new[] { false, true })
                {
                    double[] normals = type.Defaults();
                    normals[type.Page.Bypass.Index] = bypassed ? 1 : 0;
                    float[][] input = Signals.Noise(2, Frames, 0.5, n);
                    input[channel][at] = bad;
                    float[][] y = Hosted.Render(type, new() { Input = input, Blocks = [n % 2 == 0 ? 480 : 77] }, normals: normals).Output;
                    Assert.True(Signals.AreFinite(y));
                    if (bypassed) continue;
                    int end = (at / 32 + 1) * 32;
                    for (int i = at; i < end; i++) Assert.True(y[0][i] == 0 && y[1][i] == 0, $"sample {i} after the {bad} at {at} is not silent");

                    // From the cell's end on the sound is that of a fresh plug-in which hears the rest only.
                    float[][] rest = [.. input.Select(x => x[end..])];
                    float[][] fresh = Hosted.Render(type, new() { Input = rest }, normals: normals).Output;
                    for (int c = 0; c < 2; c++)
                        for (int i = 0; i < fresh[c].Length; i++) Assert.True(Math.Abs(fresh[c][i] - y[c][end + i]) <= 1e-6f, $"{i} samples after the bad cell: {y[c][end + i]:R}, fresh {fresh[c][i]:R}");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Bad_samples_all_over_in_both_inputs_give_finite_sound_in_any_split(string name)
    {
        var type = Every.Of(name);
        var random = new Random(2);
        float[][] input = Signals.Noise(2, 20_000), key = Signals.Noise(2, 20_000, 0.5, 5);
        foreach (float[] x in input.Concat(key))
            for (int n = 0; n < 30; n++) x[random.Next(x.Length)] = random.Next(3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity };
        double[] normals = Runs.RandomNormals(type, 3);
        RenderJob job = new() { Input = input, Key = type.Page.Keys.Count > 0 ? key : null, Blocks = [20_000] };
        float[][] whole = Hosted.Render(type, job, normals: normals).Output;
        Assert.True(Signals.AreFinite(whole));
        Signals.AssertSame(whole, Hosted.Render(type, job with { Blocks = [1] }, normals: normals).Output, "blocks of 1");
        Signals.AssertSame(whole, Hosted.Render(type, job with { Blocks = [37] }, normals: normals).Output, "blocks of 37");
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Any_signal_stays_bounded(string name)
    {
        var type = Every.Of(name);
        var random = new Random(3);
        (string Name, Func<int, float> At)[] signals =
        [
            ("full-scale noise", _ => random.NextSingle() * 2 - 1), ("square", i => i / 50 % 2 == 0 ? 1 : -1), ("DC", _ => 1), ("Nyquist", i => i % 2 == 0 ? 1 : -1),
            ("clicks", i => i % 997 == 0 ? 1 : 0), ("+40 dBFS", _ => (random.NextSingle() * 2 - 1) * 100),
            ("denormal", _ => 1e-39f), ("alternating denormal", i => i % 2 == 0 ? 1e-42f : -1e-42f), ("just normal", _ => 1.2e-38f),
        ];
        foreach (var (signal, at) in signals)
        {
            float[] x = [.. Enumerable.Range(0, 20_000).Select(at)];
            double peak = x.Max(Math.Abs);
            for (int seed = 0; seed < 8; seed++)
            {
                double[] normals = seed == 0 ? type.Defaults() : Runs.RandomNormals(type, seed);
                float[][] y = Hosted.Render(type, new() { Input = [x, x] }, seed < 4 ? null : Runs.RandomEvents(type, 20_000, 100, seed), normals).Output;
                Assert.True(Signals.AreFinite(y), $"{signal}, seed {seed}");
                // +100 dB: all gains of a page at their ends; more is a filter or a loop that runs away.
                // A moving bias is a sound of its own.
                Assert.True(Signals.Peak(y) <= peak * 1e5 + (seed < 4 ? 1e-6 : 1e-2), $"{signal}, seed {seed}: {Signals.Peak(y):G3}");
                Assert.True(y.All(c => c.All(v => v == 0 || Math.Abs(v) >= 1.17549435e-38f || peak < 1e-30)), $"{signal}, seed {seed}: denormal output");
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Every_rate_and_block_length_runs(string name)
    {
        var type = Every.Of(name);
        foreach (double rate in new[] { 8000.0, 11_025, 16_000, 22_050, 32_000, 44_100, 44_101.5, 47_952, 48_000, 50_000, 64_000, 88_200, 96_000, 100_000, 176_400, 192_000, 352_800, 384_000, 705_600, 768_000, 1_200_000, 1000, 1 })
        {
            foreach (int[] blocks in new[] { new[] { 512 }, [0, 1, 2, 0, 3], [8192], [20_000] })
            {
                using var hosted = new Hosted(type);
                hosted.At(Runs.RandomNormals(type, (int)rate));
                float[][] y;
                try
                {
                    y = hosted.Plugin.Render(new RenderJob { Input = Signals.Noise(2, 3000), SampleRate = rate, Blocks = blocks, Points = hosted.Points(Runs.RandomEvents(type, 3000, 50, 1)) }).Output;
                }
                catch (Vst3Exception e) when (rate is < 8000 or > 768_000 && e.Message.StartsWith("setupProcessing", StringComparison.Ordinal))
                {
                    continue; // outside of what is promised a refusal is an answer
                }
                Assert.True(Signals.AreFinite(y), $"{rate} Hz");
                Assert.True(Signals.Peak(y) < 1e5, $"{rate} Hz: {Signals.Peak(y):G3}");
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Nothing_is_allocated_and_nothing_thrown_while_audio_runs(string name)
    {
        var type = Every.Of(name);
        foreach (int channels in new[] { 2, 1 })
        {
            using var hosted = new Hosted(type, new PluginOptions());
            Vst3Plugin plugin = hosted.Plugin;
            ulong speakers = channels == 1 ? Vst3.Abi.SpeakerArrangement.Mono : Vst3.Abi.SpeakerArrangement.Stereo;
            Assert.True(plugin.SetArrangement([speakers, .. plugin.InputBuses.Skip(1).Select(b => b.Arrangement)], [speakers]));
            plugin.ActivateDefaultBuses();
            plugin.Setup(48_000, 64);
            plugin.Activate();
            plugin.SetProcessing(true);
            uint[] ids = [.. type.Page.Parameters.Select(p => p.Number), Vst3.HostIds.Program, 12345];
            var random = new Random(1);
            long allocated = 0;
            for (int block = 0; block < 400; block++)
            {
                // Every parameter at every sample of the block, rubbish among it; sound, silence and NaN in turn.
                for (int c = 0; c < channels; c++)
                {
                    var x = plugin.Input(c);
                    for (int i = 0; i < 64; i++) x[i] = block % 7 == 0 ? 0 : random.NextSingle() - 0.5f;
                    if (block % 50 == 3) x[17] = float.NaN;
                }
                if (block % 4 != 0)
                    foreach (uint id in ids)
                        for (int i = 0; i < 64; i += block % 3 + 1) plugin.Add(id, i, i == 60 ? double.NaN : random.NextDouble());
                long before = GC.GetAllocatedBytesForCurrentThread();
                int result = plugin.Process(64);
                if (block > 60) allocated += GC.GetAllocatedBytesForCurrentThread() - before; // until then lists grow to the largest block
                Assert.Equal(0, result);
                for (int c = 0; c < channels; c++)
                    foreach (float v in plugin.Output(c)) Assert.True(float.IsFinite(v));
            }
            Assert.Equal(0, allocated);
        }
    }
}
