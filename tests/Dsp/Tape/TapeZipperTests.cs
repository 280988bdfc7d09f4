using TopDown.Dsp.Resampling;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>
/// A full-range step of one setting, drive, bump, losses and mix through a 20 ms S-curve in cells as their owner glides them, the speed as one
/// call off the grid: what is heard above 3 kHz beyond the steady distortion, re the sine's peak.
/// </summary>
public sealed class TapeZipperTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Cell = 32, Step = 9_600, SpeedStep = 9_613, Glide = 960, End = 24_000;
    const double Peak = 0.501187233627272;

    [Theory]
    [InlineData("drive up"), InlineData("drive down"), InlineData("bump up"), InlineData("bump down"), InlineData("loss up"), InlineData("loss down")]
    [InlineData("mix up"), InlineData("mix down"), InlineData("speed up"), InlineData("speed down"), InlineData("speed up, driven"), InlineData("speed down, driven")]
    public void Moves_are_well_below_minus_50_dB(string what)
    {
        double worst = 0;
        foreach (double hz in new[] { 100.0, 440, 997 })
            for (int start = 0; start < 16; start++)
            {
                float[] x = new float[End];
                for (int i = 0; i < End; i++) x[i] = (float)(Peak * Math.Sin(2 * Math.PI * (hz * i / Rate + start / 16.0)));
                Run(x, what);
                double[] high = HighPass(x);
                double steady = Math.Max(Largest(high, Step - 4_800, Step), Largest(high, End - 4_800, End));
                worst = Math.Max(worst, Largest(high, Step, Step + 4_800) - steady);
            }
        output.WriteLine($"{what}: {Response.Db(worst / Peak):F1} dB");
        // The yardstick is −50 dB; what glides well stays below −80, and a speed that jumped would not.
        Assert.InRange(Response.Db(worst / Peak), -400, -80);
    }

    static void Run(float[] x, string what)
    {
        Tape tape = new();
        tape.Prepare(new Spec(Rate, 1, Cell), 2, Phase.Minimum);
        // Clean, so that no steady distortion hides what bump and losses do; driven, for the emphasis around the curve.
        double rest = what.EndsWith("driven", StringComparison.Ordinal) ? 12 : what.StartsWith("mix", StringComparison.Ordinal) ? 3 : -12;
        TapeSpeed first = what.StartsWith("speed down", StringComparison.Ordinal) ? TapeSpeed.Ips30 : TapeSpeed.Ips15;
        TapeSpeed second = what.StartsWith("speed", StringComparison.Ordinal) ? (TapeSpeed)(1 - (int)first) : first;
        for (int at = 0; at < End;)
        {
            int next = Math.Min(at / Cell * Cell + Cell, at < SpeedStep ? SpeedStep : End), into = at % Cell, cell = at - into;
            double after = S(cell + Cell);
            tape.Set(at < SpeedStep ? first : second,
                what switch { "bump up" => 100 * after, "bump down" => 100 * (1 - after), _ => 100 },
                what switch { "loss up" => 100 * after, "loss down" => 100 * (1 - after), _ => 100 });
            Ramp drive = what switch { "drive up" => Line(cell, into, -12, 12), "drive down" => Line(cell, into, 12, -12), _ => new(rest) };
            Ramp mix = what switch { "mix up" => Line(cell, into, 0, 1), "mix down" => Line(cell, into, 1, 0), _ => new(1.0) };
            tape.Process(new Audio(x.AsSpan(at, next - at)), drive, mix);
            at = next;
        }
    }

    static double S(int at)
    {
        double t = Math.Clamp((double)(at - Step) / Glide, 0, 1);
        return t * t * t * (10 - t * (15 - 6 * t));
    }

    static Ramp Line(int cell, int into, double from, double to)
    {
        double start = from + (to - from) * S(cell), end = from + (to - from) * S(cell + Cell);
        return new((float)start, (float)((end - start) / Cell), into);
    }

    static double Largest(double[] x, int from, int to) => x.Skip(from).Take(to - from).Max(Math.Abs);

    // Butterworth high-pass, 8th order, 3 kHz, as four TPT sections.
    static double[] HighPass(float[] x)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        double g = Math.Tan(Math.PI * 3000 / Rate);
        for (int section = 0; section < 4; section++)
        {
            double r = 2 * Math.Cos(Math.PI * (2 * section + 1) / 16), s1 = 0, s2 = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double high = (y[i] - (r + g) * s1 - s2) / (1 + r * g + g * g), band = g * high + s1, low = g * band + s2;
                s1 = g * high + band;
                s2 = g * band + low;
                y[i] = high;
            }
        }
        return y;
    }
}
