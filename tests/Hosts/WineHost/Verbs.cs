using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using TopDown.Dsp;
using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>What one plug-in is asked to do. Each prints its result and gives the exit code.</summary>
static class Verbs
{
    public static int Check(string bundle)
    {
        var watch = Stopwatch.StartNew();
        using Vst3Module module = Vst3Module.Load(bundle);
        double loaded = watch.Elapsed.TotalMilliseconds;
        using var own = new Diagnostic(bundle);
        using Vst3Plugin plugin = module.Create();
        float[][] input = Noise.Stereo(24_000, seed: 1), output = plugin.Render(input);
        double peak = 0, sum = 0;
        foreach (float y in output.SelectMany(c => c))
        {
            peak = Math.Max(peak, Math.Abs(y));
            sum += (double)y * y;
        }
        double level = 10 * Math.Log10(sum / (2 * input[0].Length));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{plugin.Class.Name}\t{plugin.Class.Version}\tlatency {plugin.LatencySamples}\tlevel {level:F2} dB\tpeak {peak:F4}\texceptions {own.Exceptions}\tloaded in {loaded:F0} ms"));
        return double.IsFinite(level) && level > -120 && own.Exceptions == 0 ? 0 : 1;
    }

    public static int Factory(string bundle)
    {
        using Vst3Module module = Vst3Module.Load(bundle);
        Console.Write(Description.Of(module));
        return 0;
    }

    public static int Render(string bundle, string input, string key, string[] pairs)
    {
        using Vst3Module module = Vst3Module.Load(bundle);
        RenderJob job = new() { Input = RawFile.Read(input), Key = key == "-" ? null : RawFile.Read(key), Blocks = RawFile.Blocks };
        for (int i = 0; i < pairs.Length; i += 2)
        {
            using Vst3Plugin plugin = module.Create();
            if (pairs[i] != "-" && !plugin.SetState(File.ReadAllBytes(pairs[i]))) return Wrong($"{pairs[i]} was refused.");
            RenderResult result = plugin.Render(job);
            if (!result.GuardsIntact) return Wrong("The plug-in wrote beside its buffers.");
            RawFile.Write(pairs[i + 1], result.Output);
            Console.WriteLine($"{pairs[i + 1]}\tlatency {result.LatencySamples}\ttail {result.TailSamples}");
        }
        return 0;
    }

    public static int States(string bundle, string[] pairs)
    {
        using Vst3Module module = Vst3Module.Load(bundle);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            using Vst3Plugin plugin = module.Create();
            if (!plugin.SetState(File.ReadAllBytes(pairs[i]))) return Wrong($"{pairs[i]} was refused.");
            File.WriteAllBytes(pairs[i + 1], plugin.GetState());
        }
        return 0;
    }

    public static int Save(string bundle, string file, string[] values)
    {
        using Vst3Module module = Vst3Module.Load(bundle);
        using Vst3Plugin plugin = module.Create();
        foreach (string[] pair in values.Select(v => v.Split('=')))
            plugin.SetValue(uint.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture));
        plugin.Flush();
        File.WriteAllBytes(file, plugin.GetState());
        return 0;
    }

    public static int Reload(string bundle, int times)
    {
        using var own = new Diagnostic(bundle);
        float[][] input = Noise.Stereo(2000, seed: 2);
        float[][]? first = null;
        long live = own.Live;
        for (int i = 0; i < times; i++)
        {
            using Vst3Module module = Vst3Module.Load(bundle);
            using Vst3Plugin plugin = module.Create(options: new() { Connection = (Connection)(i % 3) });
            float[][] output = plugin.Render(input);
            first ??= output;
            if (!output[0].AsSpan().SequenceEqual(first[0]) || !output[1].AsSpan().SequenceEqual(first[1])) return Wrong($"Load {i} sounds different.");
        }
        Console.WriteLine($"reloaded {times}\tlive {own.Live - live}\texceptions {own.Exceptions}");
        return own.Live == live && own.Exceptions == 0 ? 0 : Wrong("Something was left behind.");
    }

    public static int Denormals()
    {
        bool bound = DenormalGuard.Bind(), before = Flushes(), within;
        using (DenormalGuard.Enter()) within = Flushes();
        Console.WriteLine($"bound {bound}\tbefore {before}\twithin {within}\tafter {Flushes()}");
        return 0;
    }

    // Whether the CPU makes 0 of a number below the normal range.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool Flushes() => float.Epsilon * Volatile.Read(ref s_one) == 0;

    static float s_one = 1;

    public static int Wrong(string what)
    {
        Console.Error.WriteLine(what);
        return 1;
    }
}
