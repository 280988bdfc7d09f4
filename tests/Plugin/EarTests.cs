namespace TopDown.Plugin.Tests;

/// <summary>What the wrapper makes of a page's ears: audition, input light, goals.</summary>
public sealed class EarTests
{
    const int Rate = 48_000;

    public static TheoryData<string> WithEars => [.. Catalogue.Plugins.All.Where(e => e.Type.Page.Ears.Count > 0).Select(e => e.Name)];

    [Theory, MemberData(nameof(WithEars))]
    public void Every_preset_has_a_goal_and_every_ear_has_one_somewhere(string name)
    {
        var type = Every.Of(name);
        if (type.Page.IsHidden) return; // a test plug-in promises nothing
        Assert.All(type.Presets, p => Assert.Contains(type.Page.Ears, e => p.GoalDb(e) > 0));
        Assert.All(type.Page.Ears, e => Assert.Contains(type.Presets, p => p.GoalDb(e) > 0));
        Assert.NotNull(type.Page.Find("learn"));
    }

    [Fact]
    public void Audition_plays_what_the_detector_hears_and_fades()
    {
        // Glue's detector with its filter at 500 Hz: of 60 Hz next to nothing is left, of 4 kHz all.
        var type = Every.Of("MixBus Glue");
        var at = (double[])Setups.Read(type, "sc_hpf_hz=500 audition=Detector eq_on=Off tape_on=Off").Clone();
        Assert.Equal(-36.8, Level(60), 0.3);
        Assert.Equal(0, Level(3997), 0.05);

        // Switched at sample 9600: the output before, the detector after the fade, no jump above what the sine itself makes.
        var off = Setups.Read(type, "sc_hpf_hz=500 eq_on=Off tape_on=Off comp_on=On");
        float[] x = Sine(60), y = Offline.Render(Prepared(type, off), [x], null, [new(9600, type.Page.Audition!.Index, 1)])[0];
        double jump = 0;
        for (int i = 9500; i < 10_500; i++) jump = Math.Max(jump, Math.Abs(y[i] - y[i - 1]));
        Assert.True(jump < 0.006, $"largest step {jump:F4}: a 60 Hz sine of 0.5 itself steps 0.0039");
        Assert.True(Peak(y.AsSpan(10_500, 9000)) < 0.02);

        double Level(double hz)
        {
            float[] y = Offline.Render(Prepared(type, at), [Sine(hz)], null, [])[0];
            return 20 * Math.Log10(Peak(y.AsSpan(Rate / 4, Rate / 4)) / 0.5);
        }
    }

    [Fact]
    public void A_resting_section_is_not_auditioned()
    {
        var type = Every.Of("MixBus Glue");
        float[] x = Sine(440);
        float[] plain = Offline.Render(Prepared(type, Setups.Read(type, "comp_on=Off")), [x], null, [])[0];
        Assert.Equal(plain, Offline.Render(Prepared(type, Setups.Read(type, "comp_on=Off audition=Detector")), [x], null, [])[0]);
    }

    [Theory]
    [InlineData(-6, -16, "right")]
    [InlineData(-18, -16, "too quiet by 12 dB: Learn or trim")]
    [InlineData(6, -16, "too loud by 12 dB: Learn or trim")]
    [InlineData(-18, -28, "right")] // as Learn leaves it
    public void The_light_says_how_far_the_input_is_from_the_preset(double peakDb, double thresholdDb, string says)
    {
        var type = Every.Of("MixBus Glue");
        float[] x = Sine(997, (float)Math.Pow(10, peakDb / 20));
        double shown = 0;
        double[] normals = type.Defaults();
        var threshold = type.Page.Find("threshold_db")!;
        normals[threshold.Index] = threshold.ToNormal(thresholdDb);
        Offline.Render(Prepared(type, normals), [x], null, [], [512], (r, _) => shown = r.Meters.Block(type.Page.Fit!.Index));
        Assert.Equal(says, type.Page.Fit!.Text(shown));
    }

    static Runner Prepared(PluginType type, double[] normals)
    {
        var runner = new Runner(type);
        runner.Prepare(Rate, Layout.Mono, normals);
        return runner;
    }

    static float[] Sine(double hz, float peak = 0.5f) => [.. Enumerable.Range(0, Rate / 2).Select(i => (float)(peak * Math.Sin(2 * Math.PI * hz * i / Rate)))];

    static double Peak(ReadOnlySpan<float> x) => Dsp.Samples.Peak(x);
}
