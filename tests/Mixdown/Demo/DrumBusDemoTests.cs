using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>Drum Bus on the demo's drums, scaled to a peak of −12 dBFS.</summary>
public sealed class DrumBusDemoTests(ITestOutputHelper output)
{
    static readonly PluginType s_type = PluginType.Of<DrumBus>();
    static readonly Ear s_ear = s_type.Page.Ears[0];
    static readonly Lazy<float[][]> s_drums = new(() => Desks.AtPeak(PlayedSession.Once.Bus("Drums"), -12));

    public static TheoryData<string> Presets => [.. s_type.Presets.Select(p => p.Name)];

    [Theory, MemberData(nameof(Presets))]
    public void A_preset_meets_its_goal_untouched(string preset)
    {
        double goal = Find(preset).GoalDb(s_ear), reached = P90(s_drums.Value, At(preset));
        output.WriteLine($"{preset}: goal {goal} dB, reached {reached:F2} dB");
        Assert.True(goal > 0);
        Assert.Equal(goal, reached, Math.Max(0.5, 0.1 * goal));
        if (preset == s_type.Presets[0].Name) Assert.InRange(reached, 2, 4);
    }

    [Theory, MemberData(nameof(Presets))]
    public void Learn_meets_the_goal_at_any_level(string preset)
    {
        double[] levels = preset == s_type.Presets[0].Name ? [-12, -6, 0, 6, 12] : [-12, 12];
        foreach (double inputDb in levels)
        {
            float[][] drums = Desks.Scaled(s_drums.Value, Math.Pow(10, inputDb / 20));
            Desk desk = Desks.Listen(s_type, preset, drums);
            Assert.Equal("Done", Desks.Result(desk));
            double goal = Find(preset).GoalDb(s_ear), reached = P90(drums, desk.Normals.ToArray());
            output.WriteLine($"{preset}, {inputDb} dB: threshold {s_ear.Threshold.ToPlain(desk[s_ear.Threshold]):F2} dBFS, goal {goal} dB, reached {reached:F2} dB");
            Assert.Equal(goal, reached, Math.Max(0.5, 0.1 * goal));
        }
    }

    /// <summary>Crest: peak over RMS of the whole passage, which no gain changes: a level match would cancel.</summary>
    [Fact]
    public void The_documented_start_keeps_the_hit()
    {
        double[] alone = At(s_type.Presets[0].Name, ("eq_on", 0), ("tape_on", 0));
        double more = CrestDb(Rendered(alone)) - CrestDb(s_drums.Value);
        output.WriteLine($"Crest factor before {CrestDb(s_drums.Value):F2} dB; the compressor alone adds {more:F2} dB");
        Assert.InRange(more, 0.5, 3);
    }

    [Fact]
    public void Dense_takes_the_hit_down()
    {
        double[] dense = At("Dense");
        Assert.True(s_type.Page.Find("attack_ms") is Choice attack && attack.Numbers[(int)attack.ToPlain(dense[attack.Index])] <= 1);
        double less = CrestDb(s_drums.Value) - CrestDb(Rendered(dense));
        output.WriteLine($"Dense, whole chain: crest lower by {less:F2} dB");
        Assert.InRange(less, 1, 3);
    }

    /// <summary>Make-up by settings alone: loudness stays within 1 LU over the presets' ratios and thresholds.</summary>
    [Fact]
    public void Auto_gain_holds_the_loudness()
    {
        double worst = 0, dry = Lufs(s_drums.Value);
        foreach (Preset preset in s_type.Presets.Where(p => p.ValueOf(s_type.Page.Find("mix_pct")!) == 100))
            foreach (double move in new double[] { -3, 0, 3 })
            {
                double threshold = preset.ValueOf(s_ear.Threshold) + move;
                double[] normals = At(preset.Name, ("eq_on", 0), ("tape_on", 0), ("makeup_db", 0), ("auto_gain", 1), ("threshold_db", threshold));
                double off = Lufs(Rendered(normals)) - dry;
                output.WriteLine($"{preset.Name}, threshold {threshold} dB: {off:+0.00;−0.00} LU");
                worst = Math.Max(worst, Math.Abs(off));
            }
        Assert.True(worst <= 1, $"{worst:F2} LU");
    }

    static Preset Find(string preset) => Desks.Find(s_type, preset);

    static double[] At(string preset, params (string Id, double Plain)[] also) => Desks.At(s_type, preset, also);

    static float[][] Rendered(double[] normals) => Offline.Render(Desks.Prepared(s_type, normals), s_drums.Value, null, []);

    /// <summary>Reduction that 90 % of the loud part stays within.</summary>
    static double P90(float[][] x, double[] normals)
    {
        double[] sorted = [.. Desks.Loud(Desks.Shown(s_type, normals, x, null, s_ear.Reduction), Desks.LoudSeconds(x)).Order()];
        return sorted[(int)(0.9 * (sorted.Length - 1))];
    }

    static double CrestDb(float[][] x) => 20 * Math.Log10(Figures.Peak(x)) - 10 * Math.Log10(x.Average(c => c.Average(v => (double)v * v)));

    static double Lufs(float[][] x) => Figures.Lufs(x, DemoSession.Rate);
}
