using TopDown.Catalogue;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>The Linux downloads with MixBus Glue alone, or whole with <c>TOPDOWN_LONG=1</c>; made once for all tests.</summary>
public sealed class LinuxDownloads : IDisposable
{
    readonly Scratch _scratch = new("downloads");

    public LinuxDownloads()
    {
        string[] names = [.. Entries.Select(e => e.Name)];
        Console.Run(["release", .. names, "--dirty", "--rid", "linux-x64", "--to", Folder]).OrThrow();
        Console.Run(["release", .. names, "--dirty", "--rid", "linux-x64", "--to", Again]).OrThrow();
        Programs.Run("tar", ["-xzf", TarGz, "-C", _scratch.Below("unpacked")]).OrThrow();
    }

    internal static IEnumerable<Entry> Entries => Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1" ? Plugins.Shown : [Bench.Glue];

    public string Folder => _scratch["release"];
    public string Again => _scratch["again"];
    public string TarGz => Path.Combine(Folder, Package.LinuxArchive.FileName);
    public string Deb => Path.Combine(Folder, Package.DebPackage.FileName);

    /// <summary>The unpacked archive's folder.</summary>
    public string Unpacked => Directory.GetDirectories(_scratch["unpacked"]).Single();

    public void Dispose() => _scratch.Dispose();
}

[CollectionDefinition("Linux downloads")]
public sealed class LinuxDownloadsCollection : ICollectionFixture<LinuxDownloads>;
