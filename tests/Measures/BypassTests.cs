using TopDown.Host;
using TopDown.Vst3.Abi;

namespace TopDown.Measures;

/// <summary>Bypassed output is the input, delayed by the reported latency, bit for bit, in 32 and 64 bit.</summary>
public sealed class BypassTests
{
    /// <summary>Sample of the switch, off every grid.</summary>
    const int At = 20_011;

    [Fact]
    public void Bypass_is_bit_exact_after_its_fade()
    {
        var sheet = new Sheet("Bypass");
        Patch sink = Patch.Sink.Set("sat_on", 1).Set("drive", 4).Set("comp_on", 1).Set("bell_db", 6);
        Patch[] glues = [Patch.Glue, Patch.GlueCompressor];
        Patch[] sinks = [.. from phase in (string[])["Minimum", "Linear"] from factor in (string[])["Off", "2x", "4x", "8x"] select sink.Set("oversampling", factor).Set("os_phase", phase)];
        foreach (double rate in Grid.EveryRate)
            foreach (SampleSize size in (SampleSize[])[SampleSize.Float32, SampleSize.Float64])
            {
                string bits = size == SampleSize.Float32 ? "32 bit" : "64 bit";
                Check("Glue", $"default and at work, {bits}", glues);
                Check("Kitchen Sink", $"all stages on, every oversampling and phase, {bits}", sinks);

                void Check(string name, string setting, Patch[] patches)
                {
                    int still = Grid.Map(patches, p => Differ(p.Set("bypass", 1), rate, size, at: -1).Count).Max();
                    var switched = Grid.Map(patches, p => Differ(p, rate, size, At));
                    Assert.True(switched.Min(s => s.Count) > 1000, "Before the switch the plug-in must be heard.");
                    sheet.AtMost($"{name}: samples not equal, bypassed from the start", setting, rate, still, 0, "", "F0", everyRate: true);
                    sheet.AtMost($"{name}: fade, last sample not equal after the switch", setting, rate, switched.Max(s => s.Last - At + 1) / rate * 1000, 10, "ms", "F2", everyRate: true);
                }
            }
        sheet.Judge();
    }

    /// <summary>How many samples are not the delayed input's bits, and which is the last.</summary>
    static (int Count, int Last) Differ(Patch patch, double rate, SampleSize size, int at)
    {
        const int frames = 40_000;
        var random = new Random(3);
        double[][] wide = [new double[frames], new double[frames]];
        foreach (double[] x in wide)
            for (int i = 0; i < frames; i++) x[i] = random.NextDouble() - 0.5;
        float[][] narrow = [.. wide.Select(x => Array.ConvertAll(x, v => (float)v))];
        RenderResult result = patch.Run(new RenderJob
        {
            Input = narrow, Input64 = size == SampleSize.Float64 ? wide : null, SampleSize = size, SampleRate = rate,
            Points = at < 0 ? [] : patch.Points([new(at, "bypass", 1)]),
        });
        int count = 0, last = -1;
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < frames; i++)
            {
                int from = i - result.LatencySamples;
                bool same = size == SampleSize.Float64
                    ? BitConverter.DoubleToInt64Bits(result.Output64![c][i]) == BitConverter.DoubleToInt64Bits(from < 0 ? 0 : wide[c][from])
                    : BitConverter.SingleToInt32Bits(result.Output[c][i]) == BitConverter.SingleToInt32Bits(from < 0 ? 0 : narrow[c][from]);
                if (same) continue;
                count++;
                last = Math.Max(last, i);
            }
        return (count, last);
    }
}
