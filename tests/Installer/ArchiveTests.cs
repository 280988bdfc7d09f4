using System.Text.Json.Nodes;
using TopDown.Host;
using TopDown.Install;
using TopDown.Package;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>The .tar.gz as a user has it: unpacked, install.sh, loaded from there, uninstalled.</summary>
[Collection("Linux downloads")]
public sealed class ArchiveTests(LinuxDownloads made) : IDisposable
{
    readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    static string Here => Cpu.Lacks().Count == 0 ? Flavours.Avx2 : Flavours.Compat;

    Outcome Script(string? cpu, params string[] args) => Programs.Run(Path.Combine(made.Unpacked, "install.sh"), args, _bench.Variables(cpu));

    [Fact]
    public void Installs_loads_processes_and_leaves_nothing()
    {
        string[] before = Bench.Tree(_bench.Home);
        Script(null).OrThrow();
        foreach (var entry in LinuxDownloads.Entries) Processes(Path.Combine(_bench.Vst3, entry.Name + ".vst3"), entry.Name, Here);
        var seen = Script(null, "doctor").OrThrow();
        Assert.Contains("nothing to mend", seen.Output, StringComparison.Ordinal);
        Script(null, "uninstall").OrThrow();
        Assert.Equal(before, Bench.Tree(_bench.Home));
    }

    [Fact]
    public void Takes_compat_where_the_CPU_lacks_something()
    {
        Script("avx2,fma").OrThrow();
        foreach (var entry in LinuxDownloads.Entries) Processes(Path.Combine(_bench.Vst3, entry.Name + ".vst3"), entry.Name, Flavours.Compat);
        Assert.Equal(InstallException.WrongCpu, Script("none", "--flavour", "avx2").ExitCode);
    }

    [Fact]
    public void An_emulated_CPU_without_AVX2_gets_compat()
    {
        string tool = Path.Combine(made.Unpacked, Product.Tool);
        Outcome Emulated(string cpu, params string[] args) => Programs.Run("qemu-x86_64", ["-cpu", cpu, tool, .. args], _bench.Variables(), TimeSpan.FromMinutes(5));
        Assert.Equal(Flavours.Compat, Emulated("Nehalem", "cpu").OrThrow().Output.Trim());
        Assert.Equal(InstallException.WrongCpu, Emulated("Nehalem", "install", "--flavour", "avx2").ExitCode);
        Emulated("Nehalem", "install").OrThrow();
        foreach (var entry in LinuxDownloads.Entries) Assert.Equal(Flavours.Compat, BuildMark.Of(Path.Combine(_bench.Vst3, entry.Name + ".vst3"))!.Flavour);
    }

    [Fact]
    public void The_same_sources_make_the_same_bytes()
    {
        foreach (string file in Directory.EnumerateFiles(made.Folder)) Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(made.Again, Path.GetFileName(file)))), file);
    }

    [Fact]
    public void The_manifest_and_the_sums_are_right()
    {
        Programs.Run("sha256sum", ["--check", "--strict", "SHA256SUMS"], workDir: made.Folder).OrThrow();
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(made.Folder, ReleaseManifest.Json)))!;
        Assert.Equal(Vst3.HostIds.Version, (string)manifest["version"]!);
        foreach (var file in manifest["files"]!.AsArray()) Assert.Equal(new FileInfo(Path.Combine(made.Folder, (string)file!["name"]!)).Length, (long)file["bytes"]!);
        Assert.Equal(2 * LinuxDownloads.Entries.Count(), manifest["binaries"]!.AsArray().Count);
        Assert.All(manifest["binaries"]!.AsArray(), b => Assert.Matches("^9\\.|^10\\.", (string)b!["runtime"]!));
    }

    [Fact]
    public void Needs_of_the_binaries_are_those_that_readelf_sees()
    {
        foreach (string file in Directory.EnumerateFiles(made.Unpacked, "*.so", SearchOption.AllDirectories).Append(Path.Combine(made.Unpacked, Product.Tool)))
        {
            var needs = ElfNeeds.Of(file);
            string versions = Programs.Run("readelf", ["-VW", file]).OrThrow().Output, dynamic = Programs.Run("readelf", ["-dW", file]).OrThrow().Output;
            Assert.Equal(System.Text.RegularExpressions.Regex.Matches(versions, @"Name: (\S+)\s+Flags").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal), needs.Versions);
            Assert.Equal(System.Text.RegularExpressions.Regex.Matches(dynamic, @"NEEDED.*\[(.+)\]").Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal), needs.Libraries);
            // nothing beyond the C library: the .deb depends on no other package
            Assert.Empty(needs.Libraries.Except(["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "ld-linux-x86-64.so.2"]));
        }
    }

    internal static void Processes(string bundle, string name, string flavour)
    {
        Assert.Equal(flavour, BuildMark.Of(bundle)!.Flavour);
        using var module = Vst3Module.Load(bundle);
        using var plugin = module.Create(name);
        float[][] sound = [.. Enumerable.Range(0, 2).Select(c => Enumerable.Range(0, 24_000).Select(i => 0.25f * MathF.Sin(i * 0.03f * (c + 1))).ToArray())];
        float[][] heard = plugin.Render(sound);
        Assert.All(heard, c => Assert.True(c.All(float.IsFinite) && c.Max() > 0.05f));
    }
}
