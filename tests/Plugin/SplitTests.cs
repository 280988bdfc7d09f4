using TopDown.Host;

namespace TopDown.Plugin.Tests;

/// <summary>However the host cuts its blocks, the same audio and the same automation give the same bits.</summary>
public sealed class SplitTests
{
    static readonly (string Name, int[] Blocks)[] Splits =
    [
        ("one sample", [1]), ("7", [7]), ("64", [64]), ("333", [333]), ("8192", [8192]),
        ("anything", [0, 1, 32, 0, 17, 512, 3, 0, 1000, 31, 33, 511, 513, 2, 4096, 5]),
    ];

    public static TheoryData<string, int, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, double>();
            foreach (var plugin in Catalogue.Plugins.All)
                foreach (double rate in new[] { 44_100.0, 48_000, 96_000, 192_000 })
                    foreach (int channels in new[] { 1, 2 }) cases.Add(plugin.Name, channels, rate);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_split_gives_the_same_bits(string name, int channels, double rate)
    {
        var type = Every.Of(name);
        const int frames = 24_000;
        for (int seed = 1; seed <= (Every.IsLong ? 20 : 2); seed++)
        {
            float[][] key = Signals.Bursts(channels, frames, 3000, seed + 90);
            key[0][frames / 3] = float.NaN; // a bad key must not make the split heard either
            RenderJob whole = new() { Input = Signals.Bursts(channels, frames, 9000, seed), Key = type.Page.Keys.Count > 0 ? key : null, SampleRate = rate, Blocks = [frames], FlagSilence = true };
            List<Event> events = Runs.RandomEvents(type, frames, 60, seed);
            double[] start = Runs.RandomNormals(type, seed);
            foreach (var p in type.Page.Parameters) // what listens to the key listens in one of the two runs
                if (p.Id == "key_source" || (p is Toggle && !p.IsGlobal && seed % 2 == 1)) start[p.Index] = seed % 2;
            events = [.. events.Where(e => seed % 2 == 0 || type.Page.Parameters[e.Index].Id != "key_source")];
            float[][] expected = Hosted.Render(type, whole, events, start).Output;
            Assert.True(Signals.Peak(expected) > 1e-4, "Nothing to hear: the test would not see a difference.");
            foreach (var (split, blocks) in Splits)
            {
                float[][] actual = Hosted.Render(type, whole with { Blocks = blocks, FlagSilence = split != "7" }, events, start).Output;
                Signals.AssertSame(expected, actual, $"blocks of {split}, seed {seed}");
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void In_place_and_in_64_bit_nothing_changes(string name)
    {
        var type = Every.Of(name);
        RenderJob job = new() { Input = Signals.Bursts(2, 20_000, 5000, 3), Blocks = [256, 100], Key = type.Page.Keys.Count > 0 ? Signals.Noise(2, 20_000, 0.3, 9) : null };
        List<Event> events = [.. Runs.RandomEvents(type, 20_000, 40, 3).Where(e => e.Index != type.Page.Bypass.Index && e.Index != type.Page.Delta.Index)];
        float[][] expected = Hosted.Render(type, job, events).Output;
        Signals.AssertSame(expected, Hosted.Render(type, job, events, options: new PluginOptions { InPlace = true }).Output, "in place");
        Signals.AssertSame(expected, Hosted.Render(type, job with { SampleSize = Vst3.Abi.SampleSize.Float64 }, events).Output, "64 bit");
        Signals.AssertSame(expected, Hosted.Render(type, job, events, options: new PluginOptions { NoContext = true }).Output, "without a context");
    }
}
