using TopDown.Install;
using TopDown.Package;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Installer.Tests;

/// <summary>The .deb as dpkg sees it, unpacked and removed below a root of its own.</summary>
[Collection("Linux downloads")]
public sealed class DebTests(LinuxDownloads made) : IDisposable
{
    readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>A machine with an empty list of packages; scripts run outside of it and are told where it is. libc6 is the real one's.</summary>
    Outcome Dpkg(string? cpu, params string[] args)
    {
        string admin = Path.Combine(_bench.Root, "var/lib/dpkg");
        foreach (string folder in (string[])["info", "updates", "triggers"]) Directory.CreateDirectory(Path.Combine(admin, folder));
        if (!File.Exists(Path.Combine(admin, "status"))) File.WriteAllText(Path.Combine(admin, "status"), "");
        return Programs.Run("dpkg", ["--root=" + _bench.Root, "--force-not-root", "--force-script-chrootless", "--force-depends", "--log=/dev/null", .. args], _bench.Variables(cpu));
    }

    string Machine(string path) => Path.Combine(_bench.Root, path);

    [Fact]
    public void Says_what_it_is_and_what_it_needs()
    {
        string control = Programs.Run("dpkg-deb", ["-I", made.Deb]).OrThrow().Output, list = Programs.Run("dpkg-deb", ["-c", made.Deb]).OrThrow().Output;
        Version glibc = Directory.EnumerateFiles(made.Unpacked, "*.so", SearchOption.AllDirectories).Append(Path.Combine(made.Unpacked, Product.Tool)).Select(f => ElfNeeds.Of(f).Glibc).Max()!;
        Assert.Contains($"Depends: libc6 (>= {glibc})", control, StringComparison.Ordinal);
        Assert.Contains($"Version: {HostIds.Version}\n", control, StringComparison.Ordinal);
        foreach (var entry in LinuxDownloads.Entries) Assert.Contains(entry.Type.Page.Summary, control, StringComparison.Ordinal);
        Assert.All(list.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("root/root", line, StringComparison.Ordinal));
        Assert.DoesNotContain("/current/", string.Join('\n', list.Split('\n').Where(l => !l.Contains(" -> ", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void Goes_in_with_the_flavour_for_the_CPU_and_out_without_a_trace(string? cpu)
    {
        Dpkg(cpu, "--install", made.Deb).OrThrow();
        string flavour = cpu == null && Cpu.Lacks().Count == 0 ? Flavours.Avx2 : Flavours.Compat;
        foreach (var entry in LinuxDownloads.Entries)
        {
            ArchiveTests.Processes(Machine($"usr/lib/vst3/{entry.Name}.vst3"), entry.Name, flavour);
            foreach (var (path, bytes) in PresetFiles.Of(entry.Type)) Assert.Equal(bytes, File.ReadAllBytes(Machine("usr/share/vst3/presets/" + path)));
        }
        var over = _bench.Tool("install", "--from", made.Unpacked, "--machine", "--root", _bench.Root);
        Assert.Contains("belongs to a package", over.Error, StringComparison.Ordinal);

        Dpkg(cpu, "--remove", Product.PackageName).OrThrow();
        Assert.DoesNotContain(Bench.Tree(_bench.Root), p => !p.StartsWith("var/", StringComparison.Ordinal));
    }
}
