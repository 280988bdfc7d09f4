using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;
using Xunit.Abstractions;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>Keys Carve on the demo's keys with the demo's vocals in its side-chain, each bus scaled to a peak of −12 dBFS.</summary>
public sealed class KeysCarveDemoTests(ITestOutputHelper output)
{
    const int Rate = DemoSession.Rate;

    static readonly PluginType s_type = PluginType.Of<KeysCarve>();
    static readonly Lazy<float[][]> s_keys = new(() => Calibrated("Keys")), s_vocal = new(() => Calibrated("Vocals"));

    static float[][] Calibrated(string bus) => Desks.AtPeak(PlayedSession.Once.Bus(bus), -12);

    public static TheoryData<string> Presets => [.. s_type.Presets.Select(p => p.Name)];

    /// <summary>Those with a threshold to learn.</summary>
    public static TheoryData<string> Dynamic => [.. s_type.Presets.Where(p => Modes(p).Any(m => m > 0)).Select(p => p.Name)];

    static IEnumerable<double> Modes(Preset p) => ((string[])["carve_mode", "carve2_mode"]).Select(id => p.ValueOf(s_type.Page.Find(id)!));

    static Preset Find(string preset) => Desks.Find(s_type, preset);

    static double[] At(string preset) => Desks.At(s_type, preset);

    /// <summary>As it comes, at calibration: the loud part's reduction meets the goal of every ear that has one.</summary>
    [Theory, MemberData(nameof(Presets))]
    public void A_preset_meets_its_goals_untouched(string preset)
    {
        foreach (Ear ear in s_type.Page.Ears)
        {
            double goal = Find(preset).GoalDb(ear), reached = P90(s_keys.Value, s_vocal.Value, At(preset), ear);
            output.WriteLine($"{preset}, {ear.Id}: goal {goal} dB, reached {reached:F2} dB");
            if (goal > 0) Assert.Equal(goal, reached, 0.5);
        }
    }

    /// <summary>After Learn, whatever the level: goals met.</summary>
    [Theory, MemberData(nameof(Dynamic))]
    public void Learn_meets_the_goals_at_any_level(string preset)
    {
        foreach (double inputDb in new double[] { -12, 0, 12 })
        {
            double gain = Math.Pow(10, inputDb / 20);
            float[][] keys = Desks.Scaled(s_keys.Value, gain), vocal = Desks.Scaled(s_vocal.Value, gain);
            Desk desk = Desks.Listen(s_type, preset, keys, vocal);
            Assert.Equal("Done", Desks.Result(desk));
            foreach (Ear ear in s_type.Page.Ears)
            {
                double goal = Find(preset).GoalDb(ear), reached = P90(keys, vocal, desk.Normals.ToArray(), ear);
                output.WriteLine($"{preset}, {inputDb} dB, {ear.Id}: threshold {ear.Threshold.ToPlain(desk[ear.Threshold]):F2} dBFS, goal {goal} dB, reached {reached:F2} dB");
                if (goal > 0) Assert.Equal(goal, reached, 0.5);
            }
        }
    }

    /// <summary>The preset's whole promise, untouched: room where and while the voice is, nothing else.</summary>
    [Fact]
    public void Vocal_pocket_gives_way_while_the_vocal_sings_and_only_then()
    {
        double[] normals = At("Vocal pocket"), off = [.. normals], always = [.. normals];
        foreach (string id in (string[])["carve_on", "carve2_on"]) off[s_type.Page.Find(id)!.Index] = 0;
        foreach (string id in (string[])["carve_mode", "carve2_mode"]) always[s_type.Page.Find(id)!.Index] = 0;
        float[][] still = Offline.Render(Prepared(always), s_keys.Value, null, []), with = Offline.Render(Prepared(normals), s_keys.Value, s_vocal.Value, []), without = Offline.Render(Prepared(off), s_keys.Value, s_vocal.Value, []);

        // From the voice alone: sung where 50 ms and more lie within 15 dB of its loud 10 ms, a gap from 0.5 s after the last within 30 dB.
        int step = Rate / 100;
        double[] level = [.. Enumerable.Range(0, s_vocal.Value[0].Length / step).Select(n => Figures.Db(1e-9 + Figures.Rms([.. s_vocal.Value.Select(c => c[(n * step)..((n + 1) * step)])])))];
        double loud = Figures.Percentile(level, 0.95);
        bool[] sung = Where(5, db => db > loud - 15), gap = Where(50, db => db < loud - 30);
        output.WriteLine($"sung {100.0 * sung.Count(v => v) / sung.Length:F0} % of the song, gaps {100.0 * gap.Count(v => v) / gap.Length:F0} %");
        Assert.True(sung.Count(v => v) > 500 && gap.Count(v => v) > 200);

        double body = Change(with, sung, 250, 600), most = Change(still, sung, 250, 600), words = Change(with, sung, 1500, 3000), mostWords = Change(still, sung, 1500, 3000);
        double air = Change(with, sung, 9000, 16_000), mostAir = Change(still, sung, 9000, 16_000), inGaps = Change(with, gap, 250, 600);
        output.WriteLine($"while it sings: {body:F2} dB at 250–600 Hz (static: {most:F2}), {words:F2} dB at 1.5–3 kHz (static: {mostWords:F2}), {air:F2} dB above 9 kHz (static: {mostAir:F2}); in its gaps {inGaps:F4} dB at 250–600 Hz");
        Assert.InRange(most, -5, -3.5);
        Assert.InRange(body / most, 0.95, 1.0001);
        Assert.InRange(words / mostWords, 0.95, 1.0001);
        Assert.InRange(air, mostAir - 0.01, 0); // the second bell's skirt and no more
        Assert.Equal(0, inGaps, 0.05);

        // Key taken away: nothing at all happens any more.
        Assert.Equal(without[0], Offline.Render(Prepared(normals), s_keys.Value, null, [])[0]);

        bool[] Where(int least, Func<double, bool> holds)
        {
            bool[] marked = new bool[level.Length];
            for (int n = 0, run = 0; n < level.Length; n++)
            {
                run = holds(level[n]) ? run + 1 : 0;
                marked[n] = run > least;
            }
            return marked;
        }

        double Change(float[][] y, bool[] when, double low, double high)
        {
            return 10 * Math.Log10(Power(y) / Power(without));

            double Power(float[][] x)
            {
                var bank = new EqBank(4);
                bank.Prepare(new Spec(Rate, 2, x[0].Length));
                for (int n = 0; n < 2; n++)
                {
                    double q = n == 0 ? MatchedDesign.Butterworth4Q1 : MatchedDesign.Butterworth4Q2;
                    bank.Set(2 * n, MatchedDesign.HighPass(low, q, Rate));
                    bank.Set(2 * n + 1, MatchedDesign.LowPass(high, q, Rate));
                }
                float[] left = [.. x[0]], right = [.. x[1]];
                bank.Process(new Audio(left, right));
                double sum = 0;
                for (int i = 0; i < when.Length * step; i++)
                    if (when[i / step]) sum += (double)left[i] * left[i] + (double)right[i] * right[i];
                return sum;
            }
        }
    }

    static double P90(float[][] keys, float[][] vocal, double[] normals, Ear ear) =>
        Figures.Percentile(Desks.Loud(Desks.Shown(s_type, normals, keys, vocal, ear.Reduction), s_loud.Value), 0.9);

    static readonly Lazy<int[]> s_loud = new(() => Desks.LoudSeconds(s_keys.Value));

    static Runner Prepared(double[] normals) => Desks.Prepared(s_type, normals);
}
