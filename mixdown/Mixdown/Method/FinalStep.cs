using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Reporting;

namespace TopDown.Mixdown.Method;

/// <summary>Step 5 in words: the check of the mix bus and of the bounce. What it says was measured while rendering and bouncing.</summary>
sealed class FinalStep(Rendering done, BounceResult bounce) : Step(5, "Final check and bounce")
{
    protected override void Do(MixState mix, CancellationToken cancel)
    {
        for (int i = 0; i < mix.Settings.Master.Inserts.Count; i++)
        {
            var insert = mix.Settings.Master.Inserts[i];
            foreach (var ear in MixState.Goals(insert).Where(_ => insert.IsOn))
            {
                double shown = mix.Shown(done.Engine.Reading(new(Mixing.InsertPlace.Master, i), ear), ear, 0.9);
                Found(FormattableString.Invariant($"{insert.Type.Page.Name} takes up to {shown:F1} dB in 90 % of the loud part; its preset's goal is {insert.Preset.GoalDb(ear):F1} dB."));
            }
        }
        Found(bounce.Said is { } said ? char.ToUpperInvariant(said[0]) + said[1..] + "." : FormattableString.Invariant($"{bounce.Lufs:F1} LUFS reached."));
        Found(double.IsFinite(bounce.TruePeak64Db) ? FormattableString.Invariant($"True peak {bounce.TruePeak64Db:F2} dBTP (64 points a sample, after dither); the limiter stays within {bounce.Reduction(0.99):F1} dB for 99 % of the time.") : "There is no sound.");
        Changed(MixFiles.Preview, "gain into the limiter", null, MixState.Db(bounce.GainDb), "the loudness asked for");
    }
}
