using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>What keeps loudness in MixBus Glue, on the demo song: auto gain and level-matched bypass.</summary>
public sealed class LoudnessTests
{
    const int Rate = DemoSession.Rate;
    static readonly PluginType s_glue = PluginType.Of<MixBusGlue>();
    static readonly Lazy<float[][]> s_mix = new(() =>
    {
        float[][] mix = DemoSession.Sum(DemoSession.Buses(DemoSession.Make()));
        float gain = 0.5011872f / mix.Max(c => Samples.Peak(c));
        return [.. mix.Select(c => c.Select(v => v * gain).ToArray())];
    });

    /// <summary>Ratios and thresholds of the presets, the compressor alone, ceiling off and on.</summary>
    public static TheoryData<double, double, bool> Grid
    {
        get
        {
            var data = new TheoryData<double, double, bool>();
            Choice ratio = (Choice)s_glue.Page.Find("ratio")!;
            foreach (double r in s_glue.Presets.Select(p => ratio.Numbers[(int)p.ValueOf(ratio)]).Distinct())
                foreach (double t in s_glue.Presets.Select(p => p.ValueOf(s_glue.Page.Find("threshold_db")!)).Distinct())
                    foreach (bool locked in (bool[])[false, true]) data.Add(r, t, locked);
            return data;
        }
    }

    [Theory, MemberData(nameof(Grid))]
    public void Auto_gain_holds_the_loudness(double ratio, double threshold, bool locked)
    {
        double[] normals = Set(("eq_on", 0), ("tape_on", 0), ("auto_gain", 1), ("ceiling_lock", locked ? 1 : 0), ("threshold_db", threshold),
            ("ratio", ((Choice)s_glue.Page.Find("ratio")!).Numbers.ToList().IndexOf(ratio)));
        double change = Lufs(Render(normals, s_mix.Value, [])) - Lufs(s_mix.Value);
        Assert.True(Math.Abs(change) <= 1, $"{change:F2} LU");
    }

    [Fact]
    public void Level_matched_bypass_is_as_loud_as_the_plug_in()
    {
        // The same passage twice: through the plug-in while it is measured, then bypassed.
        float[][] passage = [.. s_mix.Value.Select(c => c[(13 * Rate)..(20 * Rate)])], twice = [.. passage.Select(c => (float[])[.. c, .. c])];
        double[] normals = Set(("makeup_db", 6), ("bypass_match", 1));
        float[][] y = Render(normals, twice, [new(7 * Rate, s_glue.Page.Bypass.Index, 1)]);
        double working = Lufs([.. y.Select(c => c[..(7 * Rate)])]), bypassed = Lufs([.. y.Select(c => c[(7 * Rate)..])]);
        Assert.True(working - Lufs(passage) > 3, "The plug-in should be louder, or this shows nothing.");
        Assert.Equal(working, bypassed, 0.1);
    }

    static double[] Set(params (string Id, double Plain)[] values)
    {
        double[] normals = s_glue.Defaults();
        foreach (var (id, plain) in values) normals[s_glue.Page.Find(id)!.Index] = s_glue.Page.Find(id)!.ToNormal(plain);
        return normals;
    }

    static float[][] Render(double[] normals, float[][] x, IReadOnlyList<Event> events)
    {
        var runner = new Runner(s_glue);
        runner.Prepare(Rate, Layout.Stereo, normals);
        return Offline.Render(runner, x, null, events);
    }

    static double Lufs(float[][] x)
    {
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(Rate, 2, x[0].Length));
        meter.Process(new Audio(x[0], x[1]));
        return meter.Integrated;
    }
}
