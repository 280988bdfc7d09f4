using TopDown.Mixdown.Demo.Session;
using TopDown.Plugin;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>Plug-ins on the demo, through the pieces that every shell uses: Runner, Desk.</summary>
static class Desks
{
    const int Rate = DemoSession.Rate;

    public static Runner Prepared(PluginType type, double[] normals)
    {
        var runner = new Runner(type);
        runner.Prepare(Rate, Layout.Stereo, normals);
        return runner;
    }

    /// <summary>A preset's host values, some plain values changed.</summary>
    public static double[] At(PluginType type, string preset, params (string Id, double Plain)[] also)
    {
        double[] normals = type.Defaults();
        Find(type, preset).ApplyTo(type.Page, normals);
        foreach (var (id, plain) in also) normals[type.Page.Find(id)!.Index] = type.Page.Find(id)!.ToNormal(plain);
        return normals;
    }

    public static Preset Find(PluginType type, string preset) => type.Presets.Single(p => p.Name == preset);

    /// <summary>The desk after a command has heard all of <paramref name="x"/>.</summary>
    public static Desk Listen(PluginType type, string preset, float[][] x, float[][]? key = null, string command = "learn", params (string Id, string Text)[] settings)
    {
        var runner = new Runner(type) { ListenSeconds = 60 };
        var desk = new Desk(type) { Heard = () => runner.Heard };
        desk.Choose(type.Presets.ToList().IndexOf(Find(type, preset)));
        foreach (var (id, text) in settings)
        {
            Parameter p = desk.Page.Find(id)!;
            Assert.True(p.TryParse(text, out double plain));
            desk.Set(p, p.ToNormal(plain));
        }
        runner.Prepare(Rate, Layout.Stereo, desk.Normals);
        Parameter job = desk.Page.Find(command)!;
        desk.Set(job, 1);
        Assert.Equal("Listening", Result(desk));
        Offline.Render(runner, x, key, [new(0, job.Index, 1)]);
        desk.Set(job, 0);
        return desk;
    }

    /// <summary>How the last command ended, as hosts show it.</summary>
    public static string Result(Desk desk) => desk.Page.Result.Text(desk.Page.Result.ToPlain(desk[desk.Page.Result]));

    /// <summary>A reading's value of every <paramref name="block"/> frames.</summary>
    public static double[] Shown(PluginType type, double[] normals, float[][] x, float[][]? key, Reading reading, int block = 64)
    {
        List<double> values = [];
        Offline.Render(Prepared(type, normals), x, key, [], [block], (r, _) => values.Add(r.Meters.Block(reading.Index)));
        return [.. values];
    }

    public static float[][] Scaled(float[][] x, double gain) => [.. x.Select(c => c.Select(v => v * (float)gain).ToArray())];

    /// <summary>With a peak of so many dBFS.</summary>
    public static float[][] AtPeak(float[][] x, double db) => Scaled(x, Math.Pow(10, db / 20) / Figures.Peak(x));

    /// <summary>Second at which each window of the loud part begins: the 30 % of 3 s windows, hop 1 s, with the highest loudness.</summary>
    public static int[] LoudSeconds(float[][] x)
    {
        int windows = x[0].Length / Rate - 2;
        return [.. Enumerable.Range(0, windows).OrderByDescending(s => Figures.Lufs(x, Rate, (s, s + 3))).Take((int)Math.Round(0.3 * windows))];
    }

    /// <summary>Of the values of every <paramref name="block"/> frames those in the loud part.</summary>
    public static IEnumerable<double> Loud(double[] values, int[] seconds, int block = 64) =>
        values.Where((_, i) => Array.Exists(seconds, s => (long)i * block >= (long)s * Rate && (long)i * block < (s + 3L) * Rate));
}
