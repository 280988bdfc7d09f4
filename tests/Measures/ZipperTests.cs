namespace TopDown.Measures;

/// <summary>
/// One step of a parameter, at a sample off every grid, under sines of 100, 440 and 997 Hz at −6 dBFS in 16 start phases, both ways:
/// the peak above an 8th-order 3 kHz high-pass within 100 ms, re the sine's peak. Where a stage distorts, less the
/// larger of the steady peaks before and after.
/// </summary>
public sealed class ZipperTests
{
    const double LevelDb = -6;

    [Fact]
    public void Steps_of_glue() => Measure("Glue", ZipperCases.Glue);

    [Fact]
    public void Steps_of_kitchen_sink() => Measure("Kitchen Sink", ZipperCases.Sink);

    static void Measure(string name, IReadOnlyList<ZipperCase> cases)
    {
        var sheet = new Sheet("Zipper");
        foreach (double rate in Grid.Rates)
        {
            var all = (from c in cases from up in (bool[])[true, false] select up ? c : c with { From = c.To, To = c.From }).ToArray();
            double[] worst = Grid.Map(all, c => Worst(c, rate));
            for (int i = 0; i < all.Length; i++)
                sheet.AtMost($"{name}: {all[i].Id}", $"{all[i].From} to {all[i].To}{all[i].Note}", rate, worst[i], -50, "dB", "F1");
        }
        sheet.Judge();
    }

    /// <summary>A gain's glide: nothing moves before the event's sample, and after 50 ms it is there within 1 %.</summary>
    [Fact]
    public void Glides_begin_on_their_sample_and_arrive()
    {
        var sheet = new Sheet("Zipper");
        foreach (double rate in Grid.Rates)
            foreach (ZipperCase c in ZipperCases.Glides)
            {
                int at = (int)(0.5 * rate) + 13, length = (int)(0.8 * rate), arrived = at + (int)(0.05 * rate);
                float[] x = Tones.Sine(length, 997, rate, -20);
                float[] y = c.Before.Render(x, rate, c.Step(at)), before = c.Before.Render(x, rate), after = c.After.Render(x, rate);
                int first = 0;
                while (first < length && y[first] == before[first]) first++;
                double rest = 0, whole = 0;
                for (int i = arrived; i < length; i++)
                {
                    rest = Math.Max(rest, Math.Abs((double)y[i] - after[i]));
                    whole = Math.Max(whole, Math.Abs((double)before[i] - after[i]));
                }
                string setting = $"{c.From} to {c.To}{c.Note}";
                sheet.Within($"{c.Before.Type.Page.Name}: {c.Id}, first changed sample after its event", setting, rate, (first - at) / rate * 1000, 0.5, 0.5, "ms", "F2");
                sheet.AtMost($"{c.Before.Type.Page.Name}: {c.Id}, left of the step after 50 ms", setting, rate, 100 * rest / whole, 1, "%", "F3");
            }
        sheet.Judge();
    }

    /// <summary>Largest steady peak above 3 kHz at the values on the way.</summary>
    static double Steady(ZipperCase c, double hz, double rate)
    {
        float[] x = Tones.Sine((int)(0.4 * rate), hz, rate, LevelDb);
        return c.Between.Select(value => Reading.Peak(Reading.Above3k(c.On.Set(c.Id, value).Render(x, rate), rate), (int)(0.25 * rate), (int)(0.35 * rate))).DefaultIfEmpty().Max();
    }

    static double Worst(ZipperCase c, double rate)
    {
        int step = (int)(0.5 * rate) + 13, length = (int)(1.5 * rate), window = (int)(0.1 * rate);
        int phases = Grid.Binds(rate) ? 16 : 2;
        double worst = 0;
        foreach (double hz in (double[])[100, 440, 997])
        {
            double between = Steady(c, hz, rate);
            for (int phase = 0; phase < phases; phase++)
            {
                float[] x = Tones.Sine(length, hz, rate, LevelDb, phase / (double)phases);
                // The right side shows what a link does: it stays far below the left.
                float[][] y = c.IsStereo ? c.Before.Render([x, Array.ConvertAll(x, v => v * ZipperCase.Quiet)], rate, c.Step(step)) : c.Before.Render([x], rate, c.Step(step));
                for (int channel = 0; channel < y.Length; channel++)
                {
                    double[] high = Reading.Above3k(y[channel], rate);
                    double excess = Reading.Peak(high, step - 1, step + window);
                    if (c.Distorts) excess -= Math.Max(Reading.Peak(high, step - window, step - 1), Math.Max(between, Reading.Peak(high, length - window, length)));
                    worst = Math.Max(worst, excess / (channel == 0 ? 1 : ZipperCase.Quiet));
                }
            }
        }
        return Reading.Db(worst / Tones.Amplitude(LevelDb));
    }
}
