using TopDown.Dsp.Dynamics;

namespace TopDown.Dsp.DynamicEq;

/// <summary>
/// Where to put a dynamic band's threshold, from the peaks that its detector heard. Allocates and takes milliseconds: never on
/// the audio thread.
/// </summary>
public static class BandThreshold
{
    /// <summary>What lies further below a voice's loud level is not sung, dB.</summary>
    const double GapDb = 20;

    /// <summary>Nobody sings below this, dBFS.</summary>
    const double SilenceDb = -80;

    /// <summary>Part of the range, at most, that a goal can ask for: the whole of it every low threshold would give.</summary>
    const double MostOfRange = 0.9;

    /// <summary>
    /// For a band that is moved by itself: 90 % of the chosen steps stay within <paramref name="goalDb"/>. NaN when no threshold gives
    /// so much. The very <see cref="BandAction"/> runs over the peaks, so times count.
    /// </summary>
    /// <param name="peaksDb">dBFS, evenly spaced.</param>
    /// <param name="chosen">Which steps count.</param>
    /// <param name="settings">The threshold in it is not read.</param>
    /// <param name="goalDb">Movement of the centre, dB, ≥ 0; more than 90 % of the range counts as 90 %.</param>
    public static double ForSelf(ReadOnlySpan<float> peaksDb, bool[] chosen, double stepSeconds, DynamicBandSettings settings, double goalDb, double lowDb, double highDb)
    {
        float[] peaks = Array.ConvertAll(peaksDb.ToArray(), static db => MathF.Pow(10, db / 20));
        double range = Math.Abs(settings.Db);
        return ThresholdSearch.Find(Reached, Math.Min(goalDb, MostOfRange * range), lowDb, highDb);

        double Reached(double thresholdDb)
        {
            var action = new BandAction();
            action.Prepare(stepSeconds);
            action.Set(thresholdDb, settings.SpanDb, settings.ReleaseMs);
            List<double> shares = [];
            for (int i = 0; i < peaks.Length; i++)
            {
                action.Step(peaks[i]);
                if (chosen[i]) shares.Add(action.Share);
            }
            return ThresholdSearch.Percentile(shares, 90) * range;
        }
    }

    /// <summary>
    /// For a band that makes room for a voice: three quarters of what is sung move it all the way, and what lies 20 dB below the
    /// loud notes (breath, gaps, bleed) does not begin to. Moves dB for dB with the level of the key. NaN when nobody sings.
    /// </summary>
    /// <param name="peaksDb">dBFS, evenly spaced.</param>
    public static double ForVoice(ReadOnlySpan<float> peaksDb, double stepSeconds)
    {
        List<double> held = Held(peaksDb, stepSeconds);
        held.RemoveAll(static db => db < SilenceDb);
        if (held.Count == 0) return double.NaN;
        double loud = ThresholdSearch.Percentile(held, 95);
        held.RemoveAll(db => db < loud - GapDb);
        return ThresholdSearch.Percentile(held, 25) - BandAction.SpanDb(BandMode.Voice, 0);
    }

    /// <summary>As the detector holds them: without the pulses of a low voice.</summary>
    static List<double> Held(ReadOnlySpan<float> peaksDb, double stepSeconds)
    {
        int window = Math.Max(1, (int)Math.Round(BandAction.HoldSeconds / stepSeconds));
        List<double> held = [];
        for (int i = 0; i < peaksDb.Length; i++)
        {
            float most = float.NegativeInfinity;
            foreach (float db in peaksDb[Math.Max(0, i + 1 - window)..(i + 1)]) most = MathF.Max(most, db);
            held.Add(most);
        }
        return held;
    }
}
