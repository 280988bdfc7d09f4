using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Plugin;

namespace TopDown.Mixdown.Method;

/// <summary>
/// Keeps the mix bus at its presets' goals once everything in front of it works: denser buses drive it otherwise than the plain sum did. Thresholds
/// are moved until the meter shows the goal where Learn listened.
/// </summary>
static class MixBusGoal
{
    const double NearDb = 0.1;
    const int MostRuns = 4;

    public static void Keep(MixState mix, Action<string> found, Action<string, string, string?, string, string> changed, CancellationToken cancel)
    {
        for (int i = 0; i < mix.Settings.Master.Inserts.Count; i++)
        {
            InsertSettings insert = mix.Settings.Master.Inserts[i];
            if (!insert.IsOn || mix.Learned.GetValueOrDefault(new(InsertPlace.Master, i)) != "Done") continue;
            foreach (Ear ear in MixState.Goals(insert).Where(e => !e.IsRelative)) Keep(mix, new(InsertPlace.Master, i), ear, found, changed, cancel);
        }
    }

    static void Keep(MixState mix, InsertPlace place, Ear ear, Action<string> found, Action<string, string, string?, string, string> changed, CancellationToken cancel)
    {
        InsertSettings insert = mix.Inserts(place.Bus)[place.Index];
        double goal = insert.Preset.GoalDb(ear), was = ear.Threshold.ToPlain(insert.Normals[ear.Threshold.Index]), first = double.NaN;
        var runs = new List<(double Threshold, double Shown)>();
        for (double at = was; runs.Count < MostRuns;)
        {
            SetThreshold(at);
            MixEngine engine = mix.Engine(mix.Settings, mix.LearnStretch);
            engine.Run(MixTaps.None, static _ => { }, null, cancel);
            double shown = mix.Shown(engine.Reading(place, ear), ear, 0.9);
            if (!double.IsFinite(shown)) return;
            if (runs.Count == 0) first = shown;
            runs.Add((at, shown));
            if (Math.Abs(shown - goal) <= NearDb) break;
            // 2:1 answers to a dB of threshold with half a dB; from the second run on what was seen counts
            double slope = runs.Count < 2 ? -0.5 : Math.Clamp((runs[^1].Shown - runs[^2].Shown) / (runs[^1].Threshold - runs[^2].Threshold), -1, -0.2);
            at = Math.Clamp(at + (goal - shown) / slope, ear.Threshold.Min, ear.Threshold.Max);
            if (at == runs[^1].Threshold) break;
        }
        var best = runs.MinBy(r => Math.Abs(r.Shown - goal));
        SetThreshold(best.Threshold);
        if (best.Threshold == was) return;
        string plugin = insert.Type.Page.Name, why = FormattableString.Invariant($"with everything in front of it at work it showed {first:F1} dB for its goal of {goal:F1}");
        found(FormattableString.Invariant($"{plugin} showed {first:F1} dB for its goal of {goal:F1} with everything in front of it at work: its threshold went to {ear.Threshold.TextWithUnit(best.Threshold)}, and it shows {best.Shown:F1}."));
        changed(mix.BusName(place.Bus), $"{plugin}: {ear.Threshold.Title}", ear.Threshold.TextWithUnit(was), ear.Threshold.TextWithUnit(best.Threshold), why);

        void SetThreshold(double plain)
        {
            double[] normals = [.. mix.Inserts(place.Bus)[place.Index].Normals];
            normals[ear.Threshold.Index] = ear.Threshold.ToNormal(plain);
            mix.Set(place, normals);
        }
    }
}
