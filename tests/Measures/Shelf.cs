using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Mixdown.Engines;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Measures;

/// <summary>
/// The published bundles in out/, each loaded once and kept: plug-ins are made from them on any thread. A short run has the bundles that
/// every ./test makes; the other plug-ins are heard through the same VST3 layer in this process.
/// </summary>
static class Shelf
{
    static readonly Dictionary<string, Vst3Module> Loaded = new(StringComparer.Ordinal);
    static readonly Lock Making = new();

    /// <exception cref="FileNotFoundException">It is not built; the message says how.</exception>
    public static string PathOf(string name)
    {
        string path = Bundles.PathOf(Repo.Root, Bundles.ThisRid, "compat", name);
        return Directory.Exists(path) ? path : throw new FileNotFoundException($"{Path.GetRelativePath(Repo.Root, path)} is missing: run ./topdown build --all");
    }

    public static Vst3Plugin Create(string name)
    {
        lock (Making)
        {
            if (!Loaded.TryGetValue(name, out Vst3Module? module)) Loaded[name] = module = IsBundle(name) ? Vst3Module.Load(PathOf(name)) : InProcess(name);
            return module.Create(name);
        }
    }

    public static bool IsBundle(string name) => Grid.IsLong || Plugins.Find(name)!.Quick;

    static unsafe Vst3Module InProcess(string name)
    {
        var factory = new Factory(Plugins.Find(name)!.Type);
        Vst3Module module = Vst3Module.FromFactory((nint)factory.Give());
        factory.Release();
        return module;
    }

    /// <summary>The host's counters are one a process: disposing takes its turn too.</summary>
    public static void Dispose(Vst3Plugin plugin)
    {
        lock (Making) plugin.Dispose();
    }
}
