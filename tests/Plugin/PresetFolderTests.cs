using System.Text;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Plugin.Tests;

/// <summary>Factory presets into a folder and out again: what is a user's stays, whatever was done to it.</summary>
public sealed class PresetFolderTests : IDisposable
{
    readonly Scratch _scratch = new("presets");

    public void Dispose() => _scratch.Dispose();

    static List<(string Path, byte[] Bytes)> Files(params string[] names) => [.. names.Select(n => ($"TopDown/Box/{n}.vstpreset", Encoding.UTF8.GetBytes("1 " + n)))];

    /// <summary>The same names in the next version.</summary>
    static List<(string Path, byte[] Bytes)> Next(params string[] names) => [.. Files(names).Select(f => (f.Path, (byte[])[(byte)'2', .. f.Bytes[1..]]))];

    PresetFolder Folder => new(_scratch["root"]);

    string Full(string name) => Path.Combine(_scratch["root"], "TopDown", "Box", name + ".vstpreset");

    static string Told(IEnumerable<PresetReport> reports) => string.Join(", ", reports.Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Fate}"));

    string[] There() => Directory.Exists(_scratch["root"]) ? [.. Directory.EnumerateFiles(_scratch["root"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_scratch["root"], f)).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public void Copied_twice_and_removed_leaves_nothing()
    {
        var files = Files("a", "b");
        Assert.Equal("a Absent, b Absent", Told(Folder.Look(files)));
        Assert.Empty(There());
        Assert.Equal("a Written, b Written", Told(Folder.Copy(files)));
        Assert.Equal(files[1].Bytes, File.ReadAllBytes(Full("b")));
        Assert.Equal("a Unchanged, b Unchanged", Told(Folder.Copy(files)));
        Assert.Equal("a Unchanged, b Unchanged", Told(Folder.Look(files)));
        Assert.Equal(3, There().Length); // and the list
        Assert.Equal("a Removed, b Removed", Told(Folder.Remove(files)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch["root"]));
        Assert.Equal("a Absent, b Absent", Told(Folder.Remove(files)));
    }

    [Fact]
    public void An_edited_file_stays_by_every_way()
    {
        Folder.Copy(Files("a", "b"));
        File.WriteAllText(Full("a"), "mine");
        File.WriteAllText(Full("own"), "mine too");
        Assert.Equal("a Kept, b Unchanged", Told(Folder.Copy(Files("a", "b"))));
        Assert.Equal("a Kept, b Updated", Told(Folder.Look(Next("a", "b"))));
        Assert.Equal("a Kept, b Updated", Told(Folder.Copy(Next("a", "b"))));
        Assert.Equal("2 b", File.ReadAllText(Full("b")));
        Assert.Equal("a Kept, b Removed", Told(Folder.Remove(Next("a", "b"))));
        Assert.Equal("mine", File.ReadAllText(Full("a")));
        Assert.Equal("mine too", File.ReadAllText(Full("own")));
    }

    [Fact]
    public void A_foreign_file_of_the_same_name_is_not_ours()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full("a"))!);
        File.WriteAllText(Full("a"), "there before");
        Assert.Equal("a Kept, b Written", Told(Folder.Copy(Files("a", "b"))));
        Assert.Equal("a Kept, b Removed", Told(Folder.Remove(Files("a", "b"))));
        Assert.Equal("there before", File.ReadAllText(Full("a")));
    }

    [Fact]
    public void Another_version_takes_old_factory_files_away_but_not_edited_ones()
    {
        Folder.Copy(Files("a", "gone", "edited"));
        File.WriteAllText(Full("edited"), "mine");
        Assert.Equal("a Updated, edited Kept, gone Removed", Told(Folder.Copy(Next("a"))));
        Assert.Equal("2 a", File.ReadAllText(Full("a")));
        Assert.False(File.Exists(Full("gone")));
        // an uninstaller of a later version knows the files of an earlier one
        Folder.Copy(Files("x"));
        Assert.Equal("x Removed", Told(Folder.Remove(Next("x"))));
        Assert.Equal("mine", File.ReadAllText(Full("edited")));
    }

    [Fact]
    public void Other_plug_ins_of_the_folder_are_left_alone()
    {
        List<(string Path, byte[] Bytes)> other = [("TopDown/Can/c.vstpreset", [1, 2])], elsewhere = [("Else/Box/a.vstpreset", [3])];
        Folder.Copy([.. Files("a"), .. other, .. elsewhere]);
        Assert.Equal("a Removed", Told(Folder.Remove(Files("a"))));
        Assert.Equal("c Unchanged, a Unchanged", Told(Folder.Look([.. other, .. elsewhere])));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Full("a"))));
    }

    [Fact]
    public void A_list_that_somebody_wrote_reaches_nothing_outside()
    {
        string victim = _scratch["victim.vstpreset"], list = Path.Combine(_scratch["root"], "TopDown", "factory-presets.sha256");
        File.WriteAllText(victim, "");
        Folder.Copy(Files("a"));
        const string empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        File.AppendAllText(list, $"{empty}  ../../victim.vstpreset\n{empty}  Box/../../../victim.vstpreset\n{empty}  {victim}\nrubbish\n\n");
        Assert.Equal("a Unchanged", Told(Folder.Copy(Files("a"))));
        Assert.Equal("a Removed", Told(Folder.Remove(Files("a"))));
        Assert.True(File.Exists(victim));
        Assert.False(File.Exists(list));
    }

    [Fact]
    public void Stopped_half_way_the_next_run_knows_what_is_ours()
    {
        // "b" cannot be put in place: a folder stands where its beside-file goes
        Directory.CreateDirectory(Full("b") + ".part");
        Assert.ThrowsAny<Exception>(() => Folder.Copy(Files("a", "b")));
        Directory.Delete(Full("b") + ".part");
        Assert.Equal("a Updated, b Written", Told(Folder.Copy(Next("a", "b"))));
    }
}
