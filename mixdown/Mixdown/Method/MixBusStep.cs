using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;

namespace TopDown.Mixdown.Method;

/// <summary>Step 2: the mix bus, by Learn on the loud part of the sum as it stands: from the top down the tracks' plain sum.</summary>
sealed class MixBusStep() : Step(2, "Mix bus")
{
    /// <summary>"Max. 2–3 well-coordinated tools": from one more on there is a warning.</summary>
    const int MostTools = 3;

    protected override void Do(MixState mix, CancellationToken cancel)
    {
        Warn(mix);
        if (mix.Settings.Master.Inserts.Count == 0) Found("There is no plug-in on the mix bus.");
        MixSettings heard = mix.Options.Order == MixOrder.TopDown ? mix.Settings.WithoutInserts() with { Master = mix.Settings.Master } : mix.Settings;
        for (int i = 0; i < heard.Master.Inserts.Count; i++)
        {
            var place = new InsertPlace(InsertPlace.Master, i);
            Learned learned = mix.Engine(heard).Learn(place, mix.LearnStretch.From, mix.LearnStretch.To, cancel);
            Take(mix, place, learned, Found, Changed);
            heard = heard with { Master = mix.Settings.Master };
        }
        if (mix.Options.Order == MixOrder.BottomUp) MixBusGoal.Keep(mix, Found, Changed, cancel);
    }

    protected override void LeftOut(MixState mix, CancellationToken cancel) => Warn(mix);

    static void Warn(MixState mix)
    {
        int tools = mix.Settings.Master.Inserts.Count(i => i.IsOn);
        if (tools <= MostTools) return;
        mix.Findings.Add(new()
        {
            Severity = Severity.Warning,
            Where = Sessions.Session.Master,
            Sentence = $"There are {tools} plug-ins on the mix bus; two or three tools that go together are meant to be enough.",
            Remedy = "Take out what you would not miss: whatever it does, it does to every bus.",
        });
    }

    /// <summary>Takes what Learn proposes, and says so.</summary>
    internal static void Take(MixState mix, InsertPlace place, Learned learned, Action<string> found, Action<string, string, string?, string, string> changed)
    {
        InsertSettings insert = mix.Inserts(place.Bus)[place.Index];
        string name = mix.BusName(place.Bus), plugin = insert.Type.Page.Name;
        mix.Learned[place] = learned.Outcome;
        if (!learned.Done)
        {
            found($"{name}: {plugin} stays at \"{insert.Preset.Name}\" (Learn: {learned.Outcome.ToLowerInvariant()}).");
            return;
        }
        string goals = string.Join(", ", MixState.Goals(insert).Select(e => FormattableString.Invariant($"{e.Reduction.Title.ToLowerInvariant()} {insert.Preset.GoalDb(e):F1} dB")));
        found($"{name}: {plugin}, \"{insert.Preset.Name}\", listened to {mix.Time(mix.LearnStretch)}, the loudest part{(goals.Length > 0 ? $"; its goal there: {goals}" : "")}.");
        foreach (var p in insert.Type.Page.Parameters.Where(p => p.IsStored))
        {
            string from = p.TextWithUnit(p.ToPlain(insert.Normals[p.Index])), to = p.TextWithUnit(p.ToPlain(learned.Normals[p.Index]));
            if (from != to) changed(name, $"{plugin}: {p.Title}", from, to, "Learn");
        }
        mix.Set(place, learned.Normals);
    }
}
