using System.Xml.Linq;
using TopDown.Catalogue;
using TopDown.Package;
using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>What can be said of a macOS bundle without a Mac: the layout, and a property list that is one.</summary>
public sealed class MacTests : IDisposable
{
    readonly Scratch _scratch = new("mac");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_bundle_has_its_binary_its_list_and_its_resources()
    {
        File.WriteAllText(_scratch["binary"], "x");
        File.WriteAllText(Path.Combine(_scratch.Below("resources"), "moduleinfo.json"), "{}");
        MacBundle.LayOut(Bench.Glue, _scratch["binary"], _scratch["resources"], "me & others", _scratch.Folder);
        string contents = Path.Combine(_scratch.Folder, "MixBus Glue.vst3", "Contents");
        Assert.Equal(["Info.plist", "MacOS/", "MacOS/MixBus Glue", "PkgInfo", "Resources/", "Resources/moduleinfo.json"], Bench.Tree(contents).Select(f => f.EndsWith('/') ? f : f[..f.LastIndexOf(' ')]));
        var pairs = XDocument.Load(Path.Combine(contents, "Info.plist")).Root!.Element("dict")!.Elements().Select(e => e.Value).Chunk(2).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        Assert.Equal("MixBus Glue", pairs["CFBundleExecutable"]);
        Assert.Equal(Vst3.HostIds.Version, pairs["CFBundleVersion"]);
        Assert.Equal("me & others", pairs["NSHumanReadableCopyright"]);
        Assert.Equal(pairs["CFBundlePackageType"] + pairs["CFBundleSignature"], File.ReadAllText(Path.Combine(contents, "PkgInfo")));
    }

    [Fact]
    public void Identifiers_are_plain_and_differ()
    {
        string[] all = [.. Plugins.All.Select(MacBundle.Identifier)];
        Assert.All(all, id => Assert.Matches("^[a-z0-9.]+$", id));
        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
    }
}
