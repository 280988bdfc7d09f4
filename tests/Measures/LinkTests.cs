namespace TopDown.Measures;

/// <summary>Stereo link: what a loud left side does to a right side that stays below the threshold.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Link_is_the_share_of_the_louder_sides_reduction()
    {
        var sheet = new Sheet("Link");
        foreach (double rate in Grid.Rates)
        {
            float[] loud = Tones.Sine((int)(3 * rate), 997, rate, -10), quiet = Tones.Sine(loud.Length, 1499, rate, -40);
            foreach (double link in (double[])[0, 50, 100])
            {
                Patch patch = Patch.GlueCompressor.Set("link_pct", link);
                float[][] y = patch.Render([loud, quiet], rate), mirrored = patch.Render([quiet, loud], rate);
                double left = Reading.MeanReductionDb(loud, y[0], 997, rate), right = Reading.MeanReductionDb(quiet, y[1], 1499, rate);
                sheet.Within("Reduction of the loud side", $"link {link} %", rate, left, 15, 0.02, "dB");
                sheet.Within("Reduction of the quiet side", $"link {link} %", rate, right, 15 * link / 100, 0.02, "dB");
                sheet.AtMost("Sides exchanged, largest difference", $"link {link} %", rate, Reading.Db(Math.Max(Largest(y[0], mirrored[1]), Largest(y[1], mirrored[0]))), -140, "dB", "F0");
            }

            // At 100 % the image stands still at every sample, also while the gain moves.
            float[][] x = [Tones.Bursts(loud.Length, rate, 0, 5), Tones.Noise(loud.Length, -10, 6)];
            float[][] moved = Patch.GlueCompressor.Set("attack_ms", "0.1 ms").Set("release_ms", "50 ms").Render(x, rate);
            double apart = 0;
            for (int i = 0; i < loud.Length; i++)
                if (Math.Abs(x[0][i]) > 1e-30f && Math.Abs(x[1][i]) > 1e-30f) apart = Math.Max(apart, Math.Abs(Reading.Db(Math.Abs(moved[0][i] / (double)x[0][i])) - Reading.Db(Math.Abs(moved[1][i] / (double)x[1][i]))));
            sheet.AtMost("Difference between the sides' gains, worst sample", "link 100 %, noise and bursts", rate, apart, 0.0001, "dB", "F6");
        }
        sheet.Judge();
    }

    static double Largest(float[] a, float[] b)
    {
        double most = 0;
        for (int i = 0; i < a.Length; i++) most = Math.Max(most, Math.Abs((double)a[i] - b[i]));
        return most;
    }
}
