using System.CommandLine;
using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Vst3;

namespace TopDown.Tool;

/// <summary>presets copy | remove: the factory presets as files, such as into one's own Documents.</summary>
static class PresetsVerb
{
    public static Command Create()
    {
        var copy = Verb("copy", "Put the factory presets where hosts look for preset files.", (folder, files) => folder.Copy(files));
        var remove = Verb("remove", "Take them out again; your own stay.", (folder, files) => folder.Remove(files));
        return new Command("presets", "The factory presets as files.") { copy, remove };
    }

    static Command Verb(string name, string description, Func<PresetFolder, IEnumerable<(string, byte[])>, IReadOnlyList<PresetReport>> job)
    {
        var where = new SetupOptions();
        var command = where.AddTo(new Command(name, description));
        command.SetAction(parsed =>
        {
            var folder = new PresetFolder(where.Places(parsed).Presets);
            var reports = job(folder, Plugins.Shown.SelectMany(p => PresetFiles.Of(p.Type)));
            foreach (var group in reports.GroupBy(r => r.Fate)) Report.Say($"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
            foreach (var kept in reports.Where(r => r.Fate == PresetFate.Kept)) Report.Say($"kept {Path.Combine(folder.Root, kept.Path)}: it is not what was installed, so it is yours");
            Report.Say("in " + folder.Root);
        });
        return command;
    }
}
