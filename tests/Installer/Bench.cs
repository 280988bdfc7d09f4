using TopDown.Catalogue;
using TopDown.Install;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Installer.Tests;

/// <summary>A home and a machine of their own below one scratch folder, bundles made of text, and the tool as a process.</summary>
sealed class Bench : IDisposable
{
    readonly Scratch _scratch = new("install");

    /// <summary>With the folders that the variables name, which are there before anything is installed.</summary>
    public Bench() => _scratch.Variables();

    public string Home => _scratch.Home;
    public string Payload => _scratch.Below("payload");
    public string Root => _scratch.Below("machine");
    public string this[string name] => _scratch[name];

    public static Entry Glue => Plugins.Find("MixBus Glue")!;
    public static Entry Drum => Plugins.Find("Drum Bus")!;

    public string Vst3 => Path.Combine(Home, ".vst3");

    /// <summary>A bundle that is whole to every eye but a host's.</summary>
    public static string Bundle(string folder, Entry entry, string flavour = Flavours.Compat, string content = "one", string? version = null)
    {
        string bundle = Path.Combine(folder, entry.Name + ".vst3");
        Write("Resources/moduleinfo.json", version == null ? ModuleInfo.Json(entry.Type.Page) : ModuleInfo.Json(entry.Type.Page).Replace(HostIds.Version, version));
        Write("Resources/" + BuildMark.FileName, new BuildMark(version ?? HostIds.Version, "linux-x64", flavour, "9.0.0").Json());
        Write("Resources/THIRD-PARTY-NOTICES.txt", "notices");
        Write($"x86_64-linux/{entry.Name}.so", content);
        return bundle;

        void Write(string path, string text)
        {
            string file = Path.Combine(bundle, "Contents", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    /// <summary>A download: both plug-ins in both flavours.</summary>
    public void FillPayload(string content = "one")
    {
        foreach (string flavour in Flavours.All)
            foreach (var entry in (Entry[])[Glue, Drum]) Bundle(Path.Combine(Payload, flavour), entry, flavour, $"{flavour} {content}");
    }

    public string Binary(Entry entry) => Path.Combine(Vst3, entry.Name + ".vst3", "Contents/x86_64-linux", entry.Name + ".so");

    public Dictionary<string, string?> Variables(string? cpu = null)
    {
        var variables = _scratch.Variables();
        variables["TOPDOWN_FAKE_CPU"] = cpu;
        variables["VST3_PATH"] = null;
        return variables;
    }

    /// <summary>The tool, managed: the same code as the one in the downloads.</summary>
    public Outcome ToolOn(string? cpu, params string[] args) => Programs.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "topdown-suite.dll"), .. args], Variables(cpu));

    public Outcome Tool(params string[] args) => ToolOn(null, args);

    /// <summary>Every path below a folder with what is in it, sorted: a tree to compare with another.</summary>
    public static string[] Tree(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder, p) + (Directory.Exists(p) ? "/" : " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(p)))[..8])).Order(StringComparer.Ordinal)];

    public void Dispose() => _scratch.Dispose();
}
