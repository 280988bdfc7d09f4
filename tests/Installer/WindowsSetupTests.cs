using TopDown.Install;
using TopDown.Package;
using TopDown.Testing;
using TopDown.Vst3;
using HostProgram = TopDown.Testing.WineHost;

namespace TopDown.Installer.Tests;

/// <summary>The Windows setup under Wine, from the first file to the last.</summary>
[Collection("Windows setup")]
public sealed class WindowsSetupTests(WindowsDownload made)
{
    string Machine => made.C("Program Files/Common Files/VST3/TopDown");
    string Own => made.User("AppData/Local/Programs/Common/VST3/TopDown");
    string MachineProgram => made.C("Program Files/TopDown/TopDown Suite");
    string OwnProgram => made.User("AppData/Local/Programs/TopDown/TopDown Suite");

    static string Here => WindowsDownload.IsWhole && Cpu.Lacks().Count == 0 ? Flavours.Avx2 : Flavours.Compat;

    [Fact]
    public void Per_machine_silently_in_and_out()
    {
        string[] before = made.Files();
        made.Silent(null, "/AllUsers").OrThrow();
        AllProcess(Machine, Here);
        foreach (var (path, bytes) in PresetFiles.Of(Bench.Glue.Type)) Assert.Equal(bytes, File.ReadAllBytes(made.C("ProgramData/VST3 Presets/" + path)));
        string entry = made.Registered("HKLM");
        foreach (string fact in (string[])[Product.Name, HostIds.Version, Plugin.Page.Vendor, "EstimatedSize", "DisplayIcon", "QuietUninstallString"]) Assert.Contains(fact, entry, StringComparison.Ordinal);

        // an upgrade: the whole bundle is new, what is not ticked goes
        string stale = Path.Combine(Machine, Bench.Glue.Name + ".vst3", "Contents", "stale.txt");
        File.WriteAllText(stale, "of an older version");
        made.Silent(null, "/AllUsers", "/ONLY=MixBusGlue").OrThrow();
        Assert.False(File.Exists(stale));
        Assert.Equal([Bench.Glue.Name + ".vst3"], Directory.EnumerateFileSystemEntries(Machine).Select(Path.GetFileName));

        made.Uninstall(MachineProgram, "/AllUsers");
        Assert.True(Poll.Until(() => made.Files().SequenceEqual(before), TimeSpan.FromSeconds(20)), string.Join('\n', made.Files().Except(before)));
        Assert.Empty(made.Registered("HKLM"));
    }

    [Fact]
    public void Per_user_silently_and_the_user_s_presets_stay()
    {
        string[] before = made.Files();
        made.Silent("none", "/CurrentUser").OrThrow();
        AllProcess(Own, Flavours.Compat);
        string presets = made.User("Documents/VST3 Presets/" + PresetFiles.Folder(Bench.Glue.Type.Page)), mine = Path.Combine(presets, "Mine.vstpreset");
        Assert.NotEmpty(Directory.GetFiles(presets));
        File.WriteAllText(mine, "mine");
        Assert.NotEmpty(made.Registered("HKCU"));
        Assert.Empty(made.Registered("HKLM"));
        made.Uninstall(OwnProgram, "/CurrentUser");
        Assert.Equal("mine", File.ReadAllText(mine));
        Directory.Delete(made.User("Documents/VST3 Presets"), recursive: true);
        Assert.True(Poll.Until(() => made.Files().SequenceEqual(before), TimeSpan.FromSeconds(20)), string.Join('\n', made.Files().Except(before)));
    }

    [Fact, Trait("Category", "Long")] // dozens of starts of Wine
    public async Task A_plug_in_in_use_is_named_and_nothing_changes()
    {
        made.Silent(null, "/CurrentUser").OrThrow();
        string bundle = Path.Combine(Own, Bench.Glue.Name + ".vst3"), tool = Path.Combine(OwnProgram, Product.Tool + ".exe");
        var host = Task.Run(() => made.Wine.Run(HostProgram.Program, ["reload", Wine.PathOf(bundle), "100000000"], TimeSpan.FromMinutes(5)));
        try
        {
            // the host is there when the tool refuses
            Assert.True(Poll.Until(() => made.Wine.Run(tool, ["held"], TimeSpan.FromMinutes(2)).ExitCode == InstallException.Held, TimeSpan.FromMinutes(2)));
            string[] before = made.Files();
            var refused = made.Silent(null, "/CurrentUser");
            Assert.True(refused.ExitCode == InstallException.Held, refused.Told);
            var kept = made.Wine.Run(tool, ["uninstall"], TimeSpan.FromMinutes(2));
            Assert.Equal(InstallException.Held, kept.ExitCode);
            Assert.Contains("MixBus Glue.vst3 is in use", kept.Error, StringComparison.Ordinal);
            Assert.Equal(before, made.Files());
        }
        finally
        {
            made.Wine.Run("taskkill", ["/f", "/im", "winhost.exe"]);
            await host;
        }
        made.Uninstall(OwnProgram, "/CurrentUser");
    }

    [Fact]
    public void An_avx2_build_is_not_forced_on_a_CPU_without_it()
    {
        string[] before = made.Files();
        string withoutLzcnt = string.Join(',', Cpu.Needed.Where(f => f != "lzcnt")); // PF_AVX2 says nothing of it
        var refused = made.Silent(withoutLzcnt, "/CurrentUser", "/FLAVOUR=avx2");
        Assert.True(refused.ExitCode == InstallException.WrongCpu, refused.Told);
        Assert.Equal(before, made.Files());
    }

    void AllProcess(string folder, string flavour)
    {
        foreach (var entry in WindowsDownload.Entries)
        {
            string bundle = Path.Combine(folder, entry.Name + ".vst3");
            Assert.Equal(flavour, BuildMark.Of(bundle)!.Flavour);
            var host = made.Wine.Run(HostProgram.Program, ["check", Wine.PathOf(bundle)], TimeSpan.FromMinutes(2)).OrThrow();
            Assert.StartsWith(entry.Name + "\t" + HostIds.Version, host.Output, StringComparison.Ordinal);
        }
    }
}
