using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>A full-range step of one setting through a 30 ms glide in cells: what is heard above 3 kHz beyond the steady distortion.</summary>
public sealed class ZipperTests
{
    const int Rate = 48_000, Cell = 32, Step = 9_600, Glide = 1_440, End = 24_000;

    [Theory]
    [InlineData("drive up"), InlineData("drive down"), InlineData("bias up"), InlineData("bias down"), InlineData("mix up"), InlineData("match up")]
    public void Glides_are_below_minus_50_dB(string what)
    {
        double worst = 0;
        foreach (double hz in new[] { 100.0, 440, 997 })
            for (int start = 0; start < 16; start++)
            {
                float[] x = new float[End];
                for (int i = 0; i < End; i++) x[i] = (float)(0.501187 * Math.Sin(2 * Math.PI * (hz * i / Rate + start / 16.0)));
                Run(x, what);
                double[] high = HighBand.Of(x);
                double steady = Math.Max(HighBand.Peak(high, Step - 4_800, Step), HighBand.Peak(high, End - 4_800, End));
                worst = Math.Max(worst, HighBand.Peak(high, Step, Step + 4_800) - steady);
            }
        Assert.InRange(Response.Db(worst / 0.501187), -300, -50);
    }

    static void Run(float[] x, string what)
    {
        Saturator saturator = new();
        saturator.Prepare(new Spec(Rate, 1, Cell), 2, Phase.Minimum);
        for (int at = 0; at < End; at += Cell)
        {
            Ramp move = Line(S(at), S(at + Cell)), back = Line(1 - S(at), 1 - S(at + Cell)), full = new(1.0);
            Ramp drive = what switch { "drive up" => Times(move, 10), "drive down" => Times(back, 10), _ => new(3.0) };
            Ramp bias = what switch { "bias up" => move, "bias down" => back, _ => default };
            saturator.Process(new Audio(x.AsSpan(at, Cell)), drive, bias, what == "mix up" ? move : full, what == "match up" ? move : full);
        }
    }

    static double S(int at)
    {
        double t = Math.Clamp((double)(at - Step) / Glide, 0, 1);
        return t * t * t * (10 - t * (15 - 6 * t));
    }

    static Ramp Line(double from, double to) => new((float)from, (float)((to - from) / Cell), 0);

    static Ramp Times(Ramp ramp, float by) => new(ramp.Start * by, ramp.Step * by, ramp.First);
}
