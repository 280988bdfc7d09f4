namespace TopDown.Plugin.Tests;

/// <summary>Runs a plug-in's chain without a shell: what the host cannot reach (sleep, Reset in the middle).</summary>
static class Runs
{
    public static Runner Runner(PluginType type, double[]? normals = null, double rate = 48_000, int channels = 2)
    {
        var runner = new Runner(type);
        runner.Prepare(rate, channels == 1 ? Layout.Mono : Layout.Stereo, normals ?? type.Defaults());
        return runner;
    }

    /// <summary>Random values for all but what hides the sound (bypass, delta) and what the host must restart for.</summary>
    public static double[] RandomNormals(PluginType type, int seed)
    {
        var random = new Random(seed);
        double[] normals = type.Defaults();
        foreach (var p in type.Page.Parameters)
            if (p is not (Setting or Command) && p != type.Page.Bypass && p != type.Page.Delta && p != type.Page.Input && p != type.Page.Output) normals[p.Index] = random.NextDouble();
        return normals;
    }

    /// <summary>
    /// Automation of everything at random places, some of them on purpose: sample 0, both sides of a cell's end and of a
    /// span's, several parameters on one sample, one parameter again while it glides.
    /// </summary>
    public static List<Event> RandomEvents(PluginType type, int frames, int count, int seed)
    {
        var random = new Random(seed);
        Parameter[] moving = [.. type.Page.Parameters.Where(p => p.IsAutomatable)];
        int[] special = [0, 1, 31, 32, 33, 64, 511, 512, 513, 1023, 1024, frames / 2, frames / 2 + 1, frames - 1];
        var events = new List<Event>();
        for (int i = 0; i < count; i++)
        {
            long at = i < special.Length ? special[i] : random.Next(frames);
            int several = random.Next(8) == 0 ? 4 : 1;
            for (int n = 0; n < several; n++)
            {
                Parameter p = moving[random.Next(moving.Length)];
                double normal = random.Next(4) switch { 0 => 0, 1 => 1, _ => random.NextDouble() };
                events.Add(new(at, p.Index, normal));
                if (random.Next(3) == 0) events.Add(new(Math.Min(frames - 1, at + random.Next(1, 2000)), p.Index, random.NextDouble()));
            }
        }
        return [.. events.Where(e => e.Sample < frames).OrderBy(e => e.Sample)];
    }
}
