namespace TopDown.Plugin.Tests;

/// <summary>Sleep saves work and is never heard; Reset is exact.</summary>
public sealed class SleepTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var plugin in Catalogue.Plugins.All)
                for (int seed = 1; seed <= (Every.IsLong ? 40 : 6); seed++) cases.Add(plugin.Name, seed);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Sleeping_or_not_gives_the_same_bits(string name, int seed)
    {
        var type = Every.Of(name);
        int silence = seed == 1 ? 900_000 : 140_000, frames = 160_000 + silence, channels = 1 + seed % 2;
        float[][] input = Signals.Bursts(channels, frames, 60_000, seed), key = Signals.Bursts(channels, frames, 60_000, seed + 50);
        const int quiet = 150_000; // a long silence, so that sleep is surely reached, and something after it
        foreach (float[] x in input.Concat(key)) Array.Clear(x, quiet, silence);
        double[] start = Runs.RandomNormals(type, seed);
        if (seed == 1) type.Presets[1].ApplyTo(type.Page, start);
        // Events fall into the silences too, and some on the very sample where sound begins again.
        List<Event> events = [.. Runs.RandomEvents(type, frames, 30, seed).Where(e => e.Sample < 130_000 || e.Sample > quiet + silence - 30_000), new(quiet + silence, type.Page.Output.Index, 0.4)];
        if (seed == 1) events.RemoveAll(e => e.Sample < quiet && type.Page.Parameters[e.Index] is not Toggle); // sections go off and on, and it must sleep all the same
        int[] blocks = (seed % 3) switch { 0 => [512], 1 => [1, 700, 33], _ => [4096] };

        var sleeper = Runs.Runner(type, start, channels: channels);
        var waking = Runs.Runner(type, start, channels: channels);
        waking.MaySleep = false;
        bool slept = false;
        float[][] one = Offline.Render(sleeper, input, key, Sorted(), blocks, (r, _) => slept |= r.IsAsleep);
        float[][] two = Offline.Render(waking, input, key, Sorted(), blocks, (r, _) => Assert.False(r.IsAsleep));
        Signals.AssertSame(two, one, "asleep and awake differ");
        if (seed == 1) Assert.True(slept, "It never slept.");

        List<Event> Sorted() => [.. events.OrderBy(e => e.Sample)];
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Reset_is_exact(string name)
    {
        var type = Every.Of(name);
        const int frames = 30_000;
        for (int seed = 1; seed <= 6; seed++)
        {
            double[] start = Runs.RandomNormals(type, seed);
            float[][] input = Signals.Noise(2, frames, 0.5, seed), key = Signals.Noise(2, frames, 0.5, seed + 9);
            List<Event> events = Runs.RandomEvents(type, frames, 40, seed);
            float[][] expected = Offline.Render(Runs.Runner(type, start), input, key, events);

            // Stopped anywhere, in the middle of cells and glides, then set back and reset: nothing of it is left.
            foreach (int stop in new[] { 0, 1, 500, 12_345, frames })
            {
                var runner = Runs.Runner(type, start);
                Offline.Render(runner, [.. input.Select(x => x[..Math.Max(1, stop)])], null, Runs.RandomEvents(type, Math.Max(1, stop), 30, seed + 100), [97]);
                for (int i = 0; i < start.Length; i++) runner.Set(i, start[i]);
                runner.Reset();
                Signals.AssertSame(expected, Offline.Render(runner, input, key, events), $"after a stop at {stop}, seed {seed}");
                runner.Prepare(48_000, Layout.Stereo, start);
                Signals.AssertSame(expected, Offline.Render(runner, input, key, events), $"prepared again, seed {seed}");
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Silence_gives_silence_and_says_so(string name)
    {
        var type = Every.Of(name);
        float[][] silence = Signals.Channels(2, _ => new float[24_000]);
        foreach (var preset in type.Presets)
        {
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            var result = Hosted.Render(type, new() { Input = silence, FlagSilence = true }, normals: normals);
            Assert.True(Signals.Peak(result.Output) == 0, preset.Name);
            Assert.Equal((24_000 + 511) / 512, result.SilentBlocks);
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void The_tail_ends_when_it_was_said_to(string name)
    {
        var type = Every.Of(name);
        foreach (var preset in type.Presets)
        {
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            var result = Hosted.Render(type, new() { Input = Signals.Noise(2, 4800, 1.0), ExtraFrames = 6 * 48_000 }, normals: normals);
            double peak = Signals.Peak(result.Output);
            double after = result.Output.Max(c => c.Skip(4800 + result.LatencySamples + (int)result.TailSamples).Max(Math.Abs));
            Assert.True(after <= peak * 1e-3, $"{preset.Name}: {20 * Math.Log10(after / peak):F0} dB after the tail of {result.TailSamples} samples; 60 dB down is due");
        }
    }
}
