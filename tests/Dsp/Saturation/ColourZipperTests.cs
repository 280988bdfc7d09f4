using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>
/// Full-range steps: drive, mix, tone and low cut through a 20 ms S-curve in cells as their owner glides them, the character as one call off the
/// grid. What is heard above 3 kHz beyond the steady distortion, re the sine's peak.
/// </summary>
public sealed class ColourZipperTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Cell = 32, Step = 9_600, Turn = 9_613, Glide = 960, End = 24_000;

    [Theory]
    [InlineData("drive up"), InlineData("drive down"), InlineData("mix up"), InlineData("mix down"), InlineData("match up")]
    [InlineData("tone up"), InlineData("tone down"), InlineData("cut up"), InlineData("cut down")]
    public void Glides_are_below_minus_50_dB(string what)
    {
        foreach (Colour colour in ColourRig.All) Check($"{colour}, {what}", what, colour, colour, 4);
    }

    [Fact]
    public void Every_change_of_character_is_below_minus_50_dB()
    {
        foreach (Colour from in ColourRig.All)
            foreach (Colour to in ColourRig.All)
                if (from != to)
                    foreach (double drive in new[] { 2, 6.0 }) Check($"{from} to {to}, drive {drive}", "colour", from, to, drive, phases: 4);
    }

    void Check(string name, string what, Colour from, Colour to, double drive, int phases = 16)
    {
        double worst = 0;
        foreach (double hz in new[] { 100.0, 440, 997 })
            for (int start = 0; start < phases; start++)
            {
                float[] x = new float[End];
                for (int i = 0; i < End; i++) x[i] = (float)(SaturatorRig.MinusSix * Math.Sin(2 * Math.PI * (hz * i / Rate + (double)start / phases)));
                Run(x, what, from, to, drive);
                double[] high = HighBand.Of(x);
                double steady = Math.Max(HighBand.Peak(high, Step - 4_800, Step), HighBand.Peak(high, End - 4_800, End));
                worst = Math.Max(worst, HighBand.Peak(high, Step, Step + 4_800) - steady);
            }
        double db = Response.Db(worst / SaturatorRig.MinusSix);
        output.WriteLine($"{name}: {db:F1} dB");
        Assert.InRange(db, -400, -50);
    }

    static void Run(float[] x, string what, Colour from, Colour to, double rest)
    {
        ColourSaturator saturator = ColourRig.Make(from, max: Cell, tone: what == "tone up" ? -100 : what == "tone down" ? 100 : 0, lowCut: what == "cut down" ? 1000 : 20);
        for (int at = 0; at < End;)
        {
            int next = Math.Min(at / Cell * Cell + Cell, at < Turn ? Turn : End), into = at % Cell, cell = at - into;
            double after = S(cell + Cell);
            saturator.Set(at < Turn ? from : to, what switch { "tone up" => 200 * after - 100, "tone down" => 100 - 200 * after, _ => 0 },
                what switch { "cut up" => 20 * Math.Pow(50, after), "cut down" => 1000 * Math.Pow(50, -after), _ => 20 });
            Ramp drive = what switch { "drive up" => Line(cell, into, 0, 10), "drive down" => Line(cell, into, 10, 0), _ => new(rest) };
            Ramp mix = what switch { "mix up" => Line(cell, into, 0, 1), "mix down" => Line(cell, into, 1, 0), _ => new(1.0) };
            Ramp match = what == "match up" ? Line(cell, into, 0, 1) : new(1.0);
            saturator.Process(new Audio(x.AsSpan(at, next - at)), drive, mix, match);
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
}
