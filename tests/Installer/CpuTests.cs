using System.Text.RegularExpressions;
using TopDown.Install;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>The flavour follows the CPU, and an avx2 build never reaches one that lacks something.</summary>
public sealed class CpuTests : IDisposable
{
    readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Needed => [.. Cpu.Needed];

    [Fact]
    public void What_is_asked_of_the_CPU_is_what_the_bundles_are_compiled_for()
    {
        string project = File.ReadAllText(Path.Combine(Repo.Root, "plugins/Vst3/Bundle/Bundle.csproj"));
        string[] compiled = Regex.Match(project, "<IlcInstructionSet[^>]*>([^<]*)<").Groups[1].Value.Split(',');
        Assert.Equal([.. compiled, "avx", "f16c"], Cpu.Needed); // the two that net10.0's avx2 brings along
    }

    [Fact]
    public void On_Linux_it_agrees_with_cpuinfo()
    {
        if (!OperatingSystem.IsLinux()) return;
        string[] flags = File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("flags", StringComparison.Ordinal)).Split(' ');
        string[] wanted = ["avx2", "fma", "bmi1", "bmi2", "abm", "popcnt", "movbe", "avx", "f16c"];
        Assert.Equal(wanted.All(flags.Contains) ? "avx2" : "compat", _bench.Tool("cpu").OrThrow().Output.Trim());
    }

    [Theory, MemberData(nameof(Needed))]
    public void One_feature_less_is_compat(string lacking)
    {
        _bench.FillPayload();
        string others = string.Join(',', Cpu.Needed.Where(f => f != lacking));
        Assert.Equal("compat", _bench.ToolOn(others, "cpu").OrThrow().Output.Trim());
        _bench.ToolOn(others, "install", "--from", _bench.Payload).OrThrow();
        Assert.Equal("compat one", File.ReadAllText(_bench.Binary(Bench.Glue)));
    }

    [Fact]
    public void Nothing_forces_avx2_on_a_CPU_without_it()
    {
        _bench.FillPayload();
        var asked = _bench.ToolOn("none", "install", "--from", _bench.Payload, "--flavour", "avx2");
        Assert.Equal(InstallException.WrongCpu, asked.ExitCode);
        // an avx2 bundle in the wrong folder of a download
        Bench.Bundle(Path.Combine(_bench.Payload, "compat"), Bench.Glue, Flavours.Avx2, "avx2 disguised");
        var disguised = _bench.ToolOn("none", "install", "--from", _bench.Payload, "--flavour", "compat");
        Assert.Equal(InstallException.WrongCpu, disguised.ExitCode);
        Assert.Contains("avx2", disguised.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_bench.Vst3));
    }
}
