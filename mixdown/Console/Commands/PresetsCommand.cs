using System.CommandLine;
using TopDown.Catalogue;
using TopDown.Mixdown;
using TopDown.Vst3;

namespace TopDown.Commands;

/// <summary>topdown presets: factory presets as .vstpreset files, into and out of the folder where hosts look.</summary>
static class PresetsCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("plugin") { Description = "Names; none means all.", Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<bool>("--list") { Description = "Only say what there is and where it goes." };
        var to = new Option<string?>("--to") { Description = "A folder of your own; Vendor/Plug-in/Preset.vstpreset follow below it." };
        var user = new Option<bool>("--user") { Description = "This user's presets (the default). On Windows in your Documents, wherever they are." };
        var machine = new Option<bool>("--machine") { Description = "Every user's; needs an administrator." };
        var remove = new Option<bool>("--remove") { Description = "Take out again what was put there. What you edited or saved yourself stays." };
        var command = new Command("presets", "Copy the factory presets to where hosts look for them.") { names, list, to, user, machine, remove };
        command.SetAction(parsed =>
        {
            var places = new[] { parsed.GetValue(user), parsed.GetValue(machine), parsed.GetValue(to) != null };
            if (places.Count(p => p) > 1) throw new UserException("--user, --machine and --to name three places: give one of them.", 2);
            if (parsed.GetValue(list) && parsed.GetValue(remove)) throw new UserException("--list changes nothing and --remove does: give one of them.", 2);
            string? folder = parsed.GetValue(to);
            if (folder is { Length: 0 }) throw new UserException("--to needs a folder.", 2);
            if (folder != null && File.Exists(folder)) throw new UserException($"{folder} is a file: give a folder.", 2);
            var files = Chosen(parsed.GetValue(names) ?? []).SelectMany(e => PresetFiles.Of(e.Type)).ToList();
            var target = new PresetFolder(folder ?? (parsed.GetValue(machine) ? PresetPlaces.Machine : PresetPlaces.User));
            try
            {
                if (parsed.GetValue(list)) Show(target, target.Look(files));
                else if (parsed.GetValue(remove)) Tell(target, target.Remove(files), "It stays.");
                else Tell(target, target.Copy(files), "Rename it and run this again to have the factory's beside it.");
            }
            catch (IOException e)
            {
                throw new UserException($"{target.Root}: {e.Message.TrimEnd('.')}. Each file there is whole, old or new; mend that and run this again.");
            }
            catch (UnauthorizedAccessException e)
            {
                throw new UserException($"no right to write in {target.Root} ({e.Message.TrimEnd('.')}): run this as an administrator, or choose --user or --to FOLDER.");
            }
        });
        return command;
    }

    static void Show(PresetFolder folder, IReadOnlyList<PresetReport> reports)
    {
        foreach (var (path, fate) in reports) Console.WriteLine($"{path}  ({Word(fate)})");
        Console.WriteLine("in " + folder.Root);
    }

    static void Tell(PresetFolder folder, IReadOnlyList<PresetReport> reports, string then)
    {
        foreach (var group in reports.Where(r => r.Fate != PresetFate.Absent).GroupBy(r => r.Fate).OrderBy(g => g.Key)) Console.WriteLine($"{group.Count()} {Done(group.Key)}");
        foreach (var (path, _) in reports.Where(r => r.Fate == PresetFate.Kept))
            Console.Error.WriteLine($"topdown: kept {Path.Combine(folder.Root, path)}: it is not what was installed, so it is yours. {then}");
        Console.WriteLine("in " + folder.Root);
    }

    static string Word(PresetFate fate) => fate switch
    {
        PresetFate.Unchanged => "there",
        PresetFate.Updated => "there, of an older version",
        PresetFate.Kept => "there, edited by you",
        _ => "not there",
    };

    static string Done(PresetFate fate) => fate switch
    {
        PresetFate.Written => "written",
        PresetFate.Updated => "renewed",
        PresetFate.Unchanged => "there already",
        PresetFate.Kept => "kept as you edited them",
        _ => "removed",
    };

    static IEnumerable<Entry> Chosen(string[] names) => names.Length == 0 ? Plugins.Shown
        : [.. names.Select(n => Plugins.Find(n) ?? throw new UserException($"there is no plug-in \"{n}\"; ./topdown list shows them.", 2))];
}
