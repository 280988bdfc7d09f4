using System.Text;
using TopDown.Catalogue;
using TopDown.Plugin.Tests;
using TopDown.Testing;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>Names and ids of their own, for ever; and a project for every plug-in.</summary>
public sealed class IdentityTests
{
    static string Rooms => Path.Combine(Repo.Root, "plugins", "AudioPlugSharp");

    /// <summary>The shell numbers parameters by their place, so the order is as frozen as the ids: automation hangs on it.</summary>
    [Fact]
    public void Ids_and_the_order_of_parameters_are_frozen()
    {
        var text = new StringBuilder();
        foreach (var entry in Plugins.All)
        {
            text.Append(Identity.ClassId(entry.Type.Page)).Append(' ').Append(Identity.Name(entry.Type.Page)).Append('\n');
            foreach (var p in HostParameter.Of(entry.Type)) text.Append("  ").Append(p.Id).Append('\n');
        }
        Golden.Compare(Path.Combine(Repo.Root, "tests", "AudioPlugSharp", "Golden", "identity.txt"), text.ToString());
    }

    [Fact]
    public void Both_editions_can_be_installed()
    {
        string[] ids = [.. Plugins.All.SelectMany(e => new[] { e.Type.Page.ClassId, Identity.ClassId(e.Type.Page), Identity.Id(e.Type.Page).ToString("X16") })];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Plugins.All, e => Assert.Equal(32, Identity.ClassId(e.Type.Page).Length));
        Assert.All(Plugins.All, e => Assert.Equal(e.Name + " (managed)", Identity.Name(e.Type.Page)));
        Assert.All(Plugins.All, e => Assert.True(Identity.Name(e.Type.Page).Length < 64)); // the factory's field
        Assert.Equal(Vst3.HostIds.Version, Identity.Version);
    }

    [Fact]
    public void Every_plug_in_has_its_project_and_all_are_the_same_lines()
    {
        string solution = File.ReadAllText(Path.Combine(Repo.Root, "TopDownSuite.sln"));
        string first = "";
        foreach (string project in Plugins.Shown.Select(e => e.Project + ".Windows"))
        {
            string file = Path.Combine(Rooms, project, project + ".csproj");
            Assert.True(File.Exists(file), $"{file} is missing: copy another plug-in's and add it to TopDownSuite.sln.");
            if (first.Length == 0) first = File.ReadAllText(file);
            Assert.Equal(first, File.ReadAllText(file));
            Assert.Contains($"plugins\\AudioPlugSharp\\{project}\\{project}.csproj", solution, StringComparison.Ordinal);
        }
        Assert.Equal(Plugins.Shown.Count(), Directory.GetDirectories(Rooms, "*.Windows").Length);
    }

    [Fact]
    public void Only_the_Windows_part_knows_the_shell_and_it_stays_small()
    {
        string[] windows = [.. Directory.GetFiles(Path.Combine(Rooms, "Windows"), "*.cs"), .. Directory.GetDirectories(Rooms, "*.Windows").SelectMany(d => Directory.GetFiles(d, "*.cs"))];
        Assert.InRange(windows.Sum(f => File.ReadAllLines(f).Length), 100, 200);
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Rooms, "Core", "TopDown.AudioPlugSharp.Core.csproj")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Rooms, "Core"), "*.cs"), f => File.ReadAllText(f).Contains("using AudioPlugSharp", StringComparison.Ordinal));
    }
}
