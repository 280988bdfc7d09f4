using System.Globalization;
using TopDown.Host;
using Xunit.Abstractions;

namespace TopDown.Plugin.Tests;

/// <summary>Automation begins on its own sample, neither earlier nor at the next block or cell, and arrives in time.</summary>
public sealed class AutomationTests(ITestOutputHelper output)
{
    const int Frames = 12_000;

    /// <summary>Percentages that multiply the sound, and decibels that only bound what a detector does.</summary>
    static readonly string[] Factors = ["mix_pct", "width_pct"], Limits = ["range_db", "_down_db", "_up_db"];

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void It_lands_on_its_sample(string name)
    {
        var type = Every.Of(name);
        float[][] input = Signals.Noise(2, Frames), key = Signals.Noise(2, Frames, 0.5, 77);
        // A release is heard only where something lets go, a knee only near its threshold: the same noise falling by 10 dB in 21 ms, and 15 dB lower.
        (float[][] Input, float[][] Key)[] sounds = [(input, key), (input, key), (Fall(input), Fall(key)), (Lower(input), Lower(key))];
        double[][] setups = [.. Setups.Of(type).Select(s => s.Normals)];
        var late = new List<string>();
        foreach (var p in type.Page.Parameters.Where(p => p.IsAutomatable && p != type.Page.Match))
        {
            int least = int.MaxValue;
            bool isFactor = p is Toggle || (Zipper.IsGain(p) && !Limits.Any(p.Id.Contains)) || Factors.Any(p.Id.EndsWith);
            // Not every value of a parameter is heard in every setting: try several, and places on and off every grid. Then the setups,
            // each from its own value: a law that is all or nothing at both ends of a threshold is heard in its middle.
            for (int seed = 1; seed <= 24 + 6 * setups.Length && least > (seed <= 24 ? 1 : isFactor ? 8 : 64); seed++)
            {
                int at = new[] { 6007, 6016, 6143, 6144, 6145, 5999 }[seed % 6];
                double[] start = seed <= 24 ? Runs.RandomNormals(type, seed) : [.. setups[(seed - 25) / 6]];
                if (seed <= 24)
                {
                    foreach (var sw in type.Page.Parameters.OfType<Toggle>())
                        if (seed % 2 == 0 && !sw.IsGlobal && sw is not Command) start[sw.Index] = 1;
                    start[p.Index] = seed % 3 == 0 ? 1 : 0;
                }
                RenderJob job = new() { Input = sounds[seed % 4].Input, Key = type.Page.Keys.Count > 0 ? sounds[seed % 4].Key : null, Blocks = [333] };
                float[][] before = Hosted.Render(type, job, normals: start).Output;
                float[][] after = Hosted.Render(type, job, [new(at, p.Index, start[p.Index] < 0.5 ? 1 : 0)], start).Output;
                int first = Signals.FirstDifference(before, after);
                if (first < 0) continue;
                Assert.True(first >= at, $"{p.Id}: set at {at}, heard at {first}");
                least = Math.Min(least, first - at);
            }
            // What is a factor on the signal is heard within samples; what bends a curve or rides a detector within its cells.
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{p.Id,-20} {(least == int.MaxValue ? "never heard" : least.ToString(CultureInfo.InvariantCulture)),6} samples"));
            // The wrapper's own fades have left 0 one sample after their event: an offset that is off by one shows here.
            // A detector that holds peaks for 12.5 ms notices its filter with the next larger one.
            int most = p == type.Page.Bypass || p == type.Page.Delta ? 1 : isFactor ? 8 : p.Id.StartsWith("sc_", StringComparison.Ordinal) ? 600 : 64;
            if (least > most) late.Add(least == int.MaxValue ? $"{p.Id} is never heard" : $"{p.Id} is heard {least} samples late");
        }
        Assert.True(late.Count == 0, string.Join("\n", late));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_gain_has_arrived_after_50_ms(string name)
    {
        var type = Every.Of(name);
        int gains = 0;
        foreach (double rate in new[] { 44_100.0, 48_000, 96_000, 192_000 })
        {
            int at = (int)(rate * 0.05) + 7, frames = at + (int)(rate * 0.1);
            float[][] input = Signals.Noise(2, frames, 0.01);
            double rms = 0.01 / Math.Sqrt(3);
            foreach (var p in type.Page.Parameters.OfType<Param>().Where(p => p.IsDecibels))
            {
                double[] from = Setups.Neutral(type) ?? type.Defaults(), to = (double[])from.Clone();
                to[p.Index] = p.ToNormal(Math.Min(p.Max, p.Default + 6.02));
                float[][] low = Offline.Render(Runs.Runner(type, from, rate), input, null, []), high = Offline.Render(Runs.Runner(type, to, rate), input, null, []);
                if (!IsPlainGain(low[0], high[0], out double ratio)) continue; // an EQ's gain, a threshold: judged by the zipper test
                gains++;
                float[][] moved = Offline.Render(Runs.Runner(type, from, rate), input, null, [new(at, p.Index, to[p.Index])]);
                for (int i = at + (int)(rate * 0.05); i < frames; i++)
                    Assert.True(Math.Abs(moved[0][i] - high[0][i]) <= 0.01 * Math.Max(Math.Abs(high[0][i]), ratio * rms), $"{p.Id} at {rate} Hz: {moved[0][i]} instead of {high[0][i]} after {(i - at) / rate * 1000:F1} ms");
                // A filter in between remembers the glide; its memory is no part of the gain: hence 1 % of the level at least. And it has not jumped: after a millisecond it is still nearer to where it was.
                int soon = at + (int)(rate * 0.001);
                Assert.True(Math.Abs(moved[0][soon] / low[0][soon] - 1) < 0.2 * Math.Abs(ratio - 1), $"{p.Id} jumps");
            }
        }
        Assert.True(gains >= 8, $"{gains} gains found");
    }

    static float[][] Fall(float[][] x) => [.. x.Select(c => c.Select((v, i) => (float)(v * Math.Pow(10, -Math.Max(0, i - 3000) / 2000.0))).ToArray())];

    static float[][] Lower(float[][] x) => [.. x.Select(c => c.Select(v => 0.178f * v).ToArray())];

    static bool IsPlainGain(float[] low, float[] high, out double ratio)
    {
        ratio = (double)high[100] / low[100];
        for (int i = 0; i < low.Length; i++)
            if (Math.Abs(high[i] - low[i] * ratio) > 1e-4 * Math.Abs(high[i]) + 1e-9) return false;
        return Math.Abs(ratio - 1) > 0.1;
    }
}
