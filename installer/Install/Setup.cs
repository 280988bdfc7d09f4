using TopDown.Catalogue;
using TopDown.Vst3;

namespace TopDown.Install;

/// <summary>The whole job, as every way of installing does it: plug-ins and their presets into one place, and out again.</summary>
public sealed class Setup(Places places, Action<string> say)
{
    /// <summary>Installs the bundles of a folder.</summary>
    /// <param name="folder">Holds one flavour's Name.vst3 folders.</param>
    /// <param name="names">Which of them; none means all.</param>
    /// <param name="exactly">Also removes what was installed earlier and is not among them.</param>
    /// <exception cref="InstallException">Nothing was changed, unless the message says otherwise.</exception>
    public void Install(string folder, IReadOnlyList<string> names, bool exactly = false)
    {
        string[] bundles = [.. Bundles(folder, names)];
        new Installation(places, say).Install(bundles, exactly);
        Presets("the plug-ins are installed, their presets not", presets =>
        {
            var manifest = Manifest.Read(places.Manifest);
            manifest.MakeFolder(places.Presets);
            manifest.Write(places.Manifest);
            var chosen = bundles.Select(b => Plugins.Find(Path.GetFileNameWithoutExtension(b))!).ToArray();
            if (exactly) presets.Remove(FilesOf(Plugins.All.Except(chosen)));
            return presets.Copy(FilesOf(chosen));
        });
    }

    /// <summary>Removes what was installed; changed files and the user's own presets stay.</summary>
    /// <returns>False when there was nothing.</returns>
    public bool Uninstall()
    {
        if (!File.Exists(places.Manifest)) return false;
        var installation = new Installation(places, say);
        installation.RefuseIfHeld();
        Presets("the presets could not be removed", presets => presets.Remove(FilesOf(Plugins.All)));
        installation.Uninstall();
        return true;
    }

    void Presets(string state, Func<PresetFolder, IReadOnlyList<PresetReport>> job)
    {
        try
        {
            var presets = new PresetFolder(places.Presets);
            var reports = job(presets);
            foreach (var kept in reports.Where(r => r.Fate == PresetFate.Kept)) say($"kept {Path.Combine(presets.Root, kept.Path)}: it is not what was installed, so it is yours");
            int written = reports.Count(r => r.Fate is PresetFate.Written or PresetFate.Updated or PresetFate.Unchanged), removed = reports.Count(r => r.Fate == PresetFate.Removed);
            if (written > 0) say($"{written} presets in {presets.Root}");
            if (removed > 0) say($"removed {removed} presets from {presets.Root}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InstallException($"{state}: {e.Message} Mend that and run it again.");
        }
    }

    static IEnumerable<(string Path, byte[] Bytes)> FilesOf(IEnumerable<Entry> entries) => entries.SelectMany(e => PresetFiles.Of(e.Type));

    static IEnumerable<string> Bundles(string folder, IReadOnlyList<string> names)
    {
        string[] there = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, "*" + BundleCopy.Extension).Order(StringComparer.Ordinal)] : [];
        if (there.Length == 0) throw new InstallException($"there are no plug-ins in {folder}: unpack the whole download again, or run ./topdown build.", InstallException.Missing);
        if (names.Count == 0) return there;
        return names.Select(name =>
        {
            string wanted = Plugins.Find(name)?.Name ?? throw new InstallException($"there is no plug-in \"{name}\": {string.Join(", ", Plugins.Shown.Select(p => p.Name))}.", InstallException.WrongWords);
            return Array.Find(there, b => Path.GetFileNameWithoutExtension(b) == wanted) ?? throw new InstallException($"{wanted} is not in {folder}: unpack the whole download again, or run ./topdown build.", InstallException.Missing);
        });
    }
}
