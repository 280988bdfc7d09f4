using TopDown.Catalogue;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>The Windows setup and a Wine to run it in. With two plug-ins and one flavour, or whole with <c>TOPDOWN_LONG=1</c>.</summary>
public sealed class WindowsDownload : IDisposable
{
    readonly Scratch _scratch = new("setup");

    public WindowsDownload()
    {
        Console.Run(["setup", .. Entries.Select(e => e.Name), .. IsWhole ? Array.Empty<string>() : ["--flavour", "compat"], "--to", _scratch.Folder]).OrThrow();
        Wine = new();
    }

    internal static bool IsWhole => Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1";
    internal static Entry[] Entries => IsWhole ? [.. Plugins.Shown] : [Bench.Glue, Plugins.Find("Kitchen Sink")!];

    public Wine Wine { get; }
    public string Setup => Path.Combine(_scratch.Folder, Package.WindowsSetup.FileName);

    /// <summary>Runs the setup without pages.</summary>
    public Outcome Silent(string? cpu, params string[] args) => Wine.Run(Setup, ["/S", .. args], TimeSpan.FromMinutes(5), more: new Dictionary<string, string?>(StringComparer.Ordinal) { ["TOPDOWN_FAKE_CPU"] = cpu });

    /// <summary>The uninstaller goes on in a copy of itself: waits until it has taken itself away.</summary>
    public void Uninstall(string folder, params string[] args)
    {
        string program = Path.Combine(folder, "uninstall.exe");
        Wine.Run(program, ["/S", .. args], TimeSpan.FromMinutes(5)).OrThrow();
        Assert.True(Poll.Until(() => !Directory.Exists(folder), TimeSpan.FromMinutes(2)), $"{folder} is still there");
    }

    public string C(string path) => Path.Combine(Wine.DriveC, path);

    public string User(string path) => Path.Combine(Directory.GetDirectories(C("users")).Single(u => Path.GetFileName(u) != "Public"), path);

    /// <summary>All files of the prefix but Windows' own and temporary ones.</summary>
    public string[] Files() => [.. Bench.Tree(Wine.DriveC).Where(f => !f.StartsWith("windows/", StringComparison.Ordinal) && !f.Contains("/Temp/", StringComparison.Ordinal))];

    /// <summary>What Windows' list of programs says; empty when we are not in it.</summary>
    public string Registered(string hive)
    {
        var asked = Wine.Run("reg", ["query", $@"{hive}\Software\Microsoft\Windows\CurrentVersion\Uninstall\{Package.Product.Name.Replace(" ", "")}", "/reg:64"]);
        return asked.Succeeded ? asked.Output : "";
    }

    public void Dispose()
    {
        Wine.Dispose();
        _scratch.Dispose();
    }
}

[CollectionDefinition("Windows setup")]
public sealed class WindowsDownloadCollection : ICollectionFixture<WindowsDownload>;
