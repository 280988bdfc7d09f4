using TopDown.Dsp;

namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>
/// Brings clips to one loudness, for the louder of two always seems the better: the integrated loudness of the passage, as high as all of them can be without
/// a sample above −1 dBFS.
/// </summary>
public static class ClipMatch
{
    const double MostDbfs = -1;

    /// <summary>The same clips at one loudness; silent ones stay as they are.</summary>
    public static IReadOnlyList<Clip> Of(IReadOnlyList<Clip> clips)
    {
        var levels = clips.Select(c => (Lufs: Lufs(c), Room: MostDbfs - 20 * Math.Log10(c.Samples.Count == 0 ? 0 : c.Samples.Max(s => Samples.Peak(s))))).ToList();
        double target = levels.Where(l => double.IsFinite(l.Lufs)).Select(l => l.Lufs + l.Room).DefaultIfEmpty(0).Min();
        return [.. clips.Zip(levels, (c, l) => double.IsFinite(l.Lufs) ? Louder(c, target - l.Lufs) : c)];
    }

    static Clip Louder(Clip clip, double db)
    {
        float gain = (float)Math.Pow(10, db / 20);
        return clip with { MatchDb = clip.MatchDb + db, Samples = [.. clip.Samples.Select(s => Array.ConvertAll(s, v => v * gain))] };
    }

    static double Lufs(Clip clip)
    {
        if (clip.Samples.Count == 0) return double.NegativeInfinity;
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(clip.Rate, clip.Samples.Count, clip.Samples[0].Length));
        meter.Process(clip.Samples.Count == 1 ? new(clip.Samples[0]) : new(clip.Samples[0], clip.Samples[1]));
        return meter.Integrated;
    }
}
