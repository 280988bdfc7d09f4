using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Mixdown.Engines;
using TopDown.Plugin;

namespace TopDown.Benchmarks;

/// <summary>
/// The whole master-bus plug-in at its documented start: both published bundles where they are built, and the managed engine
/// where none is. Trims, meters, events and the VST3 calls are part of the figure.
/// </summary>
static class GluePlugin
{
    const string Name = "MixBus Glue", TapeSwitch = "tape_on";

    /// <param name="root">The repository.</param>
    /// <param name="tell">What is left out, and why.</param>
    public static IEnumerable<Candidate> All(string root, Action<string> tell)
    {
        Entry entry = Plugins.Find(Name)!;
        Parameter? tape = entry.Type.Page.Find(TapeSwitch);
        var built = new List<Candidate>();
        foreach (string flavour in Processor.HasAvx2 ? ["avx2", "compat"] : new[] { "compat" })
        {
            string path = Bundles.PathOf(root, Bundles.ThisRid, flavour, Name);
            string again = $"./topdown build \"{Name}\" --flavour {flavour}";
            if (!Directory.Exists(path))
            {
                tell($"{Name} ({flavour}) is not built: {again}");
                continue;
            }
            built.Add(new BundleCandidate(Title(tape, false), flavour, Factor(tape, false), path, Name, tape, isTapeOn: false));
            if (tape == null) continue;
            var on = new BundleCandidate(Title(tape, true), flavour, Factor(tape, true), path, Name, tape, isTapeOn: true);
            if (on.Knows(tape)) built.Add(on);
            else
            {
                on.Dispose();
                tell($"{Name} ({flavour}) was built before it had its tape stage: {again}");
            }
        }
        if (built.Count > 0) return built;
        built.Add(new ManagedCandidate(Title(tape, false), Factor(tape, false), entry.Type, tape, isTapeOn: false));
        if (tape != null) built.Add(new ManagedCandidate(Title(tape, true), Factor(tape, true), entry.Type, tape, isTapeOn: true));
        return built;
    }

    static string Title(Parameter? tape, bool isOn) => tape == null ? Name : $"{Name}, tape {(isOn ? "on" : "off")}";

    static string Factor(Parameter? tape, bool isOn) => tape != null && isOn ? "2x" : "";   // "Auto" at 48 kHz
}
