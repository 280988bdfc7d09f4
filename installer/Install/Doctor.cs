using TopDown.Catalogue;
using TopDown.Vst3;

namespace TopDown.Install;

/// <summary>Looks wherever hosts look: which copies lie there, and what is wrong with them. Reads only.</summary>
public sealed class Doctor
{
    readonly List<BundleCopy> _copies = [];
    readonly List<Finding> _findings = [];

    /// <param name="folders">In the hosts' order: the first copy of a plug-in is the one that is used.</param>
    public Doctor(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            int before = _copies.Count;
            Walk(folder, depth: 0);
            string[] flavours = [.. _copies.Skip(before).Select(c => c.Flavour).Distinct(StringComparer.Ordinal)];
            if (flavours.Length > 1) Add($"{folder} mixes flavours ({string.Join(", ", flavours)})", "install all of them again, so that they come from one build");
        }
        foreach (var copy in _copies) Look(copy);
        foreach (var same in _copies.GroupBy(c => c.Name, StringComparer.Ordinal).Where(g => g.Count() > 1)) Twice([.. same]);
    }

    public IReadOnlyList<BundleCopy> Copies => _copies;
    public IReadOnlyList<Finding> Findings => _findings;

    void Walk(string folder, int depth)
    {
        if (depth > 8 || !Directory.Exists(folder)) return; // a link may lead round in circles
        try
        {
            foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)) Visit(inner, depth);
            foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) Bare(file);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Add($"{folder} cannot be read: {e.Message}", "look at it with the rights to do so");
        }
    }

    void Visit(string folder, int depth)
    {
        if (folder.EndsWith(BundleCopy.Extension, StringComparison.OrdinalIgnoreCase))
        {
            if (BundleCopy.Read(folder) is BundleCopy copy) _copies.Add(copy);
        }
        else Walk(folder, depth + 1);
    }

    void Bare(string file)
    {
        string name = Path.GetFileName(file);
        if (Plugins.All.Any(p => BundleCopy.BareNames(p.Name).Contains(name, StringComparer.Ordinal)))
            Add($"{file} was taken out of its bundle", "delete it and copy the whole .vst3 folder, or install again: without the folder there is no licence, no version and, on Linux, no plug-in for the host");
    }

    void Look(BundleCopy copy)
    {
        _findings.AddRange(copy.Faults);
        if (copy.Flavour == Flavours.Avx2 && Cpu.Lacks() is { Count: > 0 } lacks)
            Add($"{copy.Folder} is built for AVX2, and this CPU lacks {string.Join(", ", lacks)}: a host that loads it ends at once", "install again with --flavour auto");
        if (Version.TryParse(copy.Version, out var have) && Version.TryParse(HostIds.Version, out var now) && have != now)
            Add($"{copy.Folder} is version {copy.Version}, this is {HostIds.Version}", have < now ? "install again to bring it up to date" : "a newer one is installed: use its own doctor");
    }

    void Twice(BundleCopy[] same)
    {
        string others = string.Join(" and ", same.Skip(1).Select(c => c.Folder));
        Add($"{same[0].Name} lies in {same.Length} places; hosts use {same[0].Folder} and hide {others}", "keep one: uninstall the other, or delete its folder if it was copied by hand");
    }

    void Add(string what, string remedy) => _findings.Add(new(what, remedy));

    /// <summary>The whole report as text; the last line counts the findings.</summary>
    public IEnumerable<string> Report()
    {
        int name = _copies.Select(c => c.Name.Length).DefaultIfEmpty().Max();
        foreach (var c in _copies) yield return $"{c.Name.PadRight(name)}  {(c.Version.Length > 0 ? c.Version : "?"),-7} {c.Flavour,-7} {c.Mark?.Rid ?? "?",-9}  {c.Folder}";
        if (_copies.Count == 0) yield return "no plug-in of this suite lies where hosts look";
        yield return $"this CPU: {(Cpu.Lacks() is { Count: > 0 } lacks ? $"compat (it lacks {string.Join(", ", lacks)})" : "avx2 or compat")}";
        foreach (var f in _findings) yield return $"! {f}";
        yield return _findings.Count switch { 0 => "nothing to mend", 1 => "1 finding", var n => $"{n} findings" };
    }
}
