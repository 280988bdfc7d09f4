namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// A live room in stereo: six early reflections a side, then eight delays fed back through a Householder matrix with damping
/// (Jot and Chaigne, AES 90, 1991). Lengths are mutually prime.
/// </summary>
static class Room
{
    static readonly int[] s_lengths = [1423, 1693, 1931, 2143, 2411, 2689, 2903, 3191];
    static readonly double[] s_early = [7.1, 11.3, 14.9, 19.7, 24.1, 31.3];

    /// <summary>Both channels of the room around <paramref name="dry"/>, which carries what stands in it.</summary>
    public static double[][] Around(double[] dry, double reverbSeconds, double dampHz)
    {
        int frames = dry.Length;
        double[] left = new double[frames], right = new double[frames];
        double[][] lines = [.. s_lengths.Select(n => new double[n])];
        int[] at = new int[8];
        double[] damped = new double[8], read = new double[8], back = new double[8];
        double damp = 1 - Exact.Exp(-2 * Math.PI * dampHz / DemoSession.Rate);
        for (int k = 0; k < 8; k++) back[k] = Exact.Exp(-6.907755 * s_lengths[k] / (reverbSeconds * DemoSession.Rate));
        for (int tap = 0; tap < s_early.Length; tap++)
        {
            double db = -3 - 1.5 * tap;
            Tape.Add(tap % 2 == 0 ? left : right, dry, db, s_early[tap]);
            Tape.Add(tap % 2 == 0 ? right : left, dry, db - 2.5, s_early[tap] + 1.9 + 0.4 * tap);
        }
        for (int i = 0; i < frames; i++)
        {
            double sum = 0;
            for (int k = 0; k < 8; k++)
            {
                damped[k] += damp * (lines[k][at[k]] - damped[k]);
                read[k] = damped[k];
                sum += read[k];
            }
            sum *= 0.25;
            for (int k = 0; k < 8; k++)
            {
                lines[k][at[k]] = dry[i] * 0.35 + back[k] * (read[k] - sum);
                if (++at[k] == lines[k].Length) at[k] = 0;
            }
            double middle = read[0] - read[3] + read[5] - read[6], side = 0.4 * (read[1] - read[2] + read[4] - read[7]);
            left[i] += 0.5 * dry[i] + middle + side;
            right[i] += 0.5 * dry[i] + middle - side;
        }
        return [left, right];
    }
}
