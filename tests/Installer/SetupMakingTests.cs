using TopDown.Install;
using TopDown.Package;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>Making a Windows setup, from bundles of text: it needs NSIS alone.</summary>
public sealed class SetupMakingTests : IDisposable
{
    readonly Bench _bench = new();

    public SetupMakingTests() => Programs.Require("makensis");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_same_input_makes_the_same_bytes()
    {
        string one = Make("one", ""), two = Make("two", "");
        Assert.True(File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(two)));
    }

    [Fact]
    public void The_uninstaller_is_signed_and_a_failing_hook_fails_the_setup()
    {
        string log = _bench["signed.log"];
        Make("signed", $"sh -c 'test -s \"$0\" && echo signed >> \"{log}\"'");
        Assert.Equal("signed\n", File.ReadAllText(log));
        var refused = Assert.Throws<InstallException>(() => Make("never", "false"));
        Assert.Contains("makensis failed", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["out/made-setup.exe"]));
    }

    string Make(string name, string sign)
    {
        foreach (string flavour in Flavours.All) Bench.Bundle(_bench[$"{name}/{flavour}"], Bench.Glue, flavour);
        File.WriteAllText(_bench[$"{name}/topdown-suite.exe"], "tool");
        var payload = new Payload(_bench["payload"], Flavours.All.ToDictionary(f => f, f => _bench[$"{name}/{f}"], StringComparer.Ordinal), [Bench.Glue], _bench[$"{name}/topdown-suite.exe"], Repo.Root);
        string made = _bench["out/made-setup.exe"], kept = _bench[$"{name}.exe"];
        WindowsSetup.Make(payload, Path.Combine(Repo.Root, "installer"), _bench["work"], "me", sign, made);
        File.Move(made, kept);
        return kept;
    }
}
