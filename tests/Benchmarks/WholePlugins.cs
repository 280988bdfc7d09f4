using TopDown.Catalogue;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Mixing;
using TopDown.Plugin;

namespace TopDown.Benchmarks;

/// <summary>
/// The six at their documented start, side-chains fed: both published bundles where they are built, and the managed engine where
/// none is. Trims, meters, events and the VST3 calls are part of the figure.
/// </summary>
static class WholePlugins
{
    /// <summary>A plug-in that is one stage stands beside the peers of that stage.</summary>
    static Stage StageOf(string name) => name == "Bass Multiband" ? Stage.Multiband : Stage.WholePlugin;

    /// <param name="root">The repository.</param>
    /// <param name="tell">What is left out, and why.</param>
    public static IEnumerable<Candidate> All(string root, Action<string> tell)
    {
        foreach (var plan in Hierarchy.Buses.Append(Hierarchy.Master))
        {
            Entry entry = plan.Entry;
            double[] start = entry.Type.Defaults();
            foreach (var candidate in Of(root, entry, entry.Name, start, Processor.HasAvx2 ? ["avx2", "compat"] : ["compat"], tell)) yield return candidate;
            if (entry.Type.Page.Find("tape_on") is not { } tape) continue;
            start[tape.Index] = 0;
            foreach (var candidate in Of(root, entry, entry.Name + ", tape off", start, Processor.HasAvx2 ? ["avx2"] : ["compat"], _ => { })) yield return candidate;
        }
    }

    static IEnumerable<Candidate> Of(string root, Entry entry, string title, double[] normals, string[] flavours, Action<string> tell)
    {
        bool isBuilt = false;
        foreach (string flavour in flavours)
        {
            string path = Bundles.PathOf(root, Bundles.ThisRid, flavour, entry.Name);
            if (Directory.Exists(path))
            {
                isBuilt = true;
                yield return new BundleCandidate(title, StageOf(entry.Name), flavour, path, entry.Type, normals);
            }
            else
            {
                tell($"{entry.Name} ({flavour}) is not built: ./topdown build \"{entry.Name}\" --flavour {flavour}");
            }
        }
        if (!isBuilt) yield return new ManagedCandidate(title, StageOf(entry.Name), entry.Type, normals);
    }

    /// <summary>The six added up, for each flavour that all are there in.</summary>
    public static IEnumerable<Row> Together(IReadOnlyList<Row> rows)
    {
        string[] names = [.. Hierarchy.Buses.Append(Hierarchy.Master).Select(p => p.Plugin)];
        foreach (var flavour in rows.GroupBy(r => r.Flavour))
        {
            Row[] six = [.. flavour.Where(r => names.Contains(r.Name))];
            if (six.Length == names.Length)
                yield return new("The six together", Stage.WholePlugin, flavour.Key, "", new(six.Sum(r => r.Cost.P10), six.Sum(r => r.Cost.Median), six.Min(r => r.Cost.Blocks)));
        }
    }
}
