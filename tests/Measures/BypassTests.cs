using TopDown.Host;
using TopDown.Vst3.Abi;

namespace TopDown.Measures;

/// <summary>Bypassed output is the input, delayed by the reported latency, bit for bit, in 32 and 64 bit.</summary>
public sealed class BypassTests
{
    [Fact]
    public void Bypass_is_bit_exact_after_its_fade()
    {
        var sheet = new Sheet("Bypass");
        Patch sink = Patch.Sink.Set("sat_on", 1).Set("drive", 4).Set("comp_on", 1).Set("bell_db", 6);
        foreach (double rate in Grid.EveryRate)
        {
            Check("Glue", "default", Patch.Glue);
            Check("Glue", "compressor at work", Patch.GlueCompressor);
            foreach (string phase in (string[])["Minimum", "Linear"])
                foreach (string factor in (string[])["Off", "2x", "4x", "8x"])
                    Check("Kitchen Sink", $"{factor}, {phase}", sink.Set("oversampling", factor).Set("os_phase", phase));

            void Check(string name, string setting, Patch patch)
            {
                foreach (SampleSize size in (SampleSize[])[SampleSize.Float32, SampleSize.Float64])
                {
                    string bits = size == SampleSize.Float32 ? "32 bit" : "64 bit";
                    sheet.AtMost($"{name}: samples not equal, bypassed from the start", $"{setting}, {bits}", rate, Differ(patch.Set("bypass", 1), rate, size, at: -1).Count, 0, "", "F0", everyRate: true);
                    var switched = Differ(patch, rate, size, at: 20_011);
                    sheet.AtMost($"{name}: fade, last sample that differs", $"{setting}, {bits}", rate, (switched.Last - 20_010) / rate * 1000, 10, "ms", "F2", everyRate: true);
                    sheet.AtLeast($"{name}: samples that differ before and in the fade (it was heard)", $"{setting}, {bits}", rate, switched.Count, 1000, "", "F0");
                }
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
