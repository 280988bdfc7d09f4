using System.Runtime.Intrinsics;
using TopDown.Dsp.Dynamics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Where to put thresholds, from the peaks that detectors heard (one a control cell). Allocates and takes milliseconds: never on the
/// audio thread.
/// </summary>
public static class BandSearch
{
    /// <summary>A kick's threshold lies this far below its loud hits, dB: hits 6 dB softer still duck in full.</summary>
    public const double BelowKickDb = 12;

    /// <summary>Who plays nothing louder is not there, dBFS.</summary>
    const double SilenceDb = -70;

    /// <summary>
    /// The threshold at which 90 % of the chosen steps stay within <paramref name="goalDb"/> of reduction, whatever the range allows; NaN
    /// when no threshold gives so much. Hold, law and times of <see cref="BandDynamics"/> run over the peaks.
    /// </summary>
    /// <param name="peaksDb">dBFS, a value a control cell.</param>
    /// <param name="powersDb">The same steps' power (a sine reads its peak) for a detector that weighs it; empty for one of peaks.</param>
    /// <param name="chosen">Which steps count; the others move the gain all the same.</param>
    /// <param name="settings">The threshold and the downward range in it are not read.</param>
    /// <param name="lowestHz">Lowest frequency of the band: what its hold is made for.</param>
    public static double Threshold(ReadOnlySpan<float> peaksDb, ReadOnlySpan<float> powersDb, bool[] chosen, double stepSeconds, BandSettings settings, double lowestHz, double goalDb, double lowDb, double highDb)
    {
        int holdSteps = BandHold.Cells(lowestHz, stepSeconds);
        float[] held = Held(peaksDb, holdSteps);
        if (!powersDb.IsEmpty) Weigh(held, powersDb, stepSeconds);
        BandSettings free = settings with { DownDb = double.PositiveInfinity };
        return ThresholdSearch.Find(at => Reduction(held, chosen, stepSeconds, free with { ThresholdDb = at }, holdSteps), goalDb, lowDb, highDb);
    }

    /// <summary>The threshold of the kick's ducking: under the loud hits; NaN when there is no kick.</summary>
    public static double KickThreshold(ReadOnlySpan<float> peaksDb)
    {
        float[] sorted = [.. peaksDb];
        Array.Sort(sorted);
        // Hits are short: the loudest hundredth of the steps is where they peak.
        double loud = sorted.Length == 0 ? double.NegativeInfinity : sorted[(int)(0.99 * (sorted.Length - 1))];
        return loud < SilenceDb ? double.NaN : loud - BelowKickDb;
    }

    /// <summary>The detector at every half cell: a cell's peak comes in its middle on average, and is held for whole cells after its end.</summary>
    static float[] Held(ReadOnlySpan<float> peaksDb, int holdSteps)
    {
        float[] held = new float[2 * peaksDb.Length];
        for (int i = 0; i < peaksDb.Length; i++)
        {
            float most = float.NegativeInfinity;
            for (int age = 1; age <= Math.Min(i, holdSteps); age++) most = Math.Max(most, peaksDb[i - age]);
            held[2 * i] = most;
            held[2 * i + 1] = Math.Max(most, peaksDb[i]);
        }
        return held;
    }

    /// <summary>From peaks to power, by the very <see cref="BandCrest"/> that plays.</summary>
    static void Weigh(float[] heldDb, ReadOnlySpan<float> powersDb, double stepSeconds)
    {
        var crest = new BandCrest();
        crest.Prepare(1, 1 / stepSeconds);
        crest.Set(0, byPower: true);
        for (int i = 0; i < powersDb.Length; i++)
        {
            float held = heldDb[2 * i + 1], before = crest.Db[0];
            crest.Advance(Vector128.Create((float)(Math.Pow(10, powersDb[i] / 10) / 2)), Vector128.Create((float)Math.Pow(10, held / 20)));
            heldDb[2 * i] += before;
            heldDb[2 * i + 1] += before;
        }
    }

    static double Reduction(float[] heldDb, bool[] chosen, double stepSeconds, in BandSettings settings, int holdSteps)
    {
        var law = new BandLaw(settings);
        double attack = 1 - Math.Exp(-stepSeconds / 2 / (settings.AttackMs / 1000));
        double release = 1 - Math.Exp(-stepSeconds / 2 / Math.Max(stepSeconds / 8, settings.ReleaseMs / 1000 - (holdSteps + 0.5) * stepSeconds));
        double gain = 0;
        List<double> reductions = [];
        for (int i = 0; i < heldDb.Length; i++)
        {
            double target = law.GainDb(heldDb[i]);
            gain += (target < gain ? attack : release) * (target - gain);
            if (i % 2 == 1 && chosen[i / 2]) reductions.Add(-gain);
        }
        return ThresholdSearch.Percentile(reductions, 90);
    }
}
