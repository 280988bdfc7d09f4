using System.Text.RegularExpressions;
using TopDown.Host;
using TopDown.Hosts.Tests.Own;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>"?" and the host's help command: the page that lies in the bundle, opened by what the desktop opens pages with.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class ManualTests(Screen screen) : IClassFixture<Screen>, IDisposable
{
    readonly Scratch _scratch = new("manual");
    readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public void Dispose()
    {
        ProcessEnvironment.SetNative("PATH", _path);
        _scratch.Dispose();
    }

    string Opened => _scratch["opened"];

    /// <summary>A desktop whose opener writes down what it was given and stays, as a browser does.</summary>
    void Desktop(bool hasOpener)
    {
        string folder = _scratch.Below("bin");
        if (hasOpener)
        {
            string opener = Path.Combine(folder, "xdg-open");
            File.WriteAllText(opener, $"#!/bin/sh\nprintf '%s' \"$1\" > '{Opened}.part' && mv '{Opened}.part' '{Opened}'\nexec sleep 5\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(opener, (UnixFileMode)0b111_101_101);
        }
        // The shell's own tools, without a real opener.
        foreach (string tool in (string[])["mv", "sleep"]) File.CreateSymbolicLink(Path.Combine(folder, tool), "/bin/" + tool);
        ProcessEnvironment.SetNative("PATH", folder);
    }

    void AssertOpened(string name)
    {
        Assert.True(Poll.Until(() => File.Exists(Opened), TimeSpan.FromSeconds(10)), "Nothing was opened.");
        string page = File.ReadAllText(Opened);
        Assert.Equal(Path.GetFullPath(Path.Combine(Bundles.Path(name), "Contents", "Resources", "Documentation", name + ".html")), page);
        string html = File.ReadAllText(page);
        Assert.Contains($"<h1>{name} ", html, StringComparison.Ordinal);
        // It needs nothing but what lies beside it.
        foreach (Match m in Regex.Matches(html, "(?:src|href)=\"([^\"]*)\"")) Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, m.Groups[1].Value)), m.Value);
        File.Delete(Opened);
    }

    [Fact]
    public void The_question_mark_and_the_hosts_help_open_the_bundles_page() => Bundles.With(Bundles.Glue, module =>
    {
        using var scene = new Scene(screen, module, Bundles.Glue, hasSound: false);
        Desktop(hasOpener: true);
        scene.Do([.. scene.MoveTo(870, 26), "click", "1"]);
        AssertOpened(Bundles.Glue);
        Assert.True(scene.Plugin.OpenHelp(onlyCheck: true));
        Assert.False(File.Exists(Opened));
        Assert.True(scene.Plugin.OpenHelp(onlyCheck: false));
        AssertOpened(Bundles.Glue);
    });

    [Fact]
    public void Without_anything_that_opens_pages_nothing_happens_and_the_host_is_told() => Bundles.With(Bundles.Glue, module =>
    {
        screen.Enter();
        using Vst3Plugin plugin = module.Create();
        Desktop(hasOpener: false);
        Assert.False(plugin.OpenHelp(onlyCheck: false));
    });
}
