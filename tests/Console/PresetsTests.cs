using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Console.Tests;

/// <summary>topdown presets: in, looked at, out; a user's file stays and is named.</summary>
public sealed class PresetsTests
{
    static int Presets => Catalogue.Plugins.Shown.Sum(e => e.Type.Presets.Count);

    [Fact]
    public void In_and_out_again_with_an_edited_file_kept_and_named()
    {
        using var scratch = new Scratch("presets-command");
        string folder = scratch["my presets"];
        Assert.DoesNotContain("(there", Topdown.Ok("presets", "--to", folder, "--list").Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Contains($"{Presets} written", Topdown.Ok("presets", "--to", folder).Output, StringComparison.Ordinal);
        Assert.Equal(Presets, Directory.GetFiles(folder, "*.vstpreset", SearchOption.AllDirectories).Length);

        string mine = Path.Combine(folder, PresetFiles.Of(Catalogue.Plugins.Shown.First().Type).First().Path);
        File.WriteAllText(mine, "mine");
        var again = Topdown.Ok("presets", "--to", folder);
        Assert.Contains($"{Presets - 1} there already", again.Output, StringComparison.Ordinal);
        Assert.Contains(mine, again.Error, StringComparison.Ordinal);
        Assert.Contains(mine, Topdown.Ok("presets", "--to", folder, "--remove").Error, StringComparison.Ordinal);
        Assert.Equal([mine], Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public void One_plug_in_alone_into_this_user_s_folder()
    {
        using var scratch = new Scratch("presets-home");
        var outcome = Programs.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "topdown.dll"), "presets", "mixbus-glue"], scratch.Variables()).OrThrow();
        string root = Path.Combine(scratch.Home, ".vst3", "presets");
        if (OperatingSystem.IsLinux()) Assert.Contains("in " + root, outcome.Output, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux()) Assert.Equal(["MixBus Glue"], Directory.GetDirectories(Path.Combine(root, "TopDown")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_cannot_be_done_is_said()
    {
        using var scratch = new Scratch("presets-wrong");
        string file = scratch["file"];
        File.WriteAllText(file, "");
        Topdown.Fails(2, ["--user", "--machine"], "presets", "--user", "--machine");
        Topdown.Fails(2, ["--list", "--remove"], "presets", "--list", "--remove");
        Topdown.Fails(2, ["is a file"], "presets", "--to", file);
        Topdown.Fails(2, ["no plug-in"], "presets", "Gate of Heaven");
        Topdown.Fails(1, [Path.Combine(file, "below")], "presets", "--to", Path.Combine(file, "below"));
    }
}
