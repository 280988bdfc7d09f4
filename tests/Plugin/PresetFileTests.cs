using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TopDown.Host;
using TopDown.Vst3;
using TopDown.Vst3.Abi;

namespace TopDown.Plugin.Tests;

/// <summary>
/// Every plug-in's <c>.vstpreset</c> files: loading one is choosing that program, globals and the editor's state included
/// (they stay); what a host saves is whole.
/// </summary>
public sealed class PresetFileTests
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void One_file_a_preset_where_hosts_look_and_the_same_bytes_again(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        var (files, again) = (PresetFiles.Of(type).ToList(), PresetFiles.Of(type).ToList());
        Assert.Equal(type.Presets.Count, files.Count);
        foreach (var (file, second, preset) in files.Zip(again, type.Presets))
        {
            // vendor and class as the factory says them
            Assert.Equal($"{hosted.Plugin.Class.Vendor}/{hosted.Plugin.Class.Name}/{preset.Name}.vstpreset", file.Path);
            Assert.Equal(file.Bytes, second.Bytes);
            Assert.True(PresetFile.TryRead(file.Bytes, out var read, out string trouble), trouble);
            Assert.Equal(file.Bytes, read!.ToBytes());
            Assert.Equal(hosted.Plugin.Class.Cid, read.Processor);
            var info = XDocument.Parse(Encoding.UTF8.GetString(read.Info!)).Root!.Elements("Attribute").ToDictionary(a => (string)a.Attribute("id")!, a => (string)a.Attribute("value")!, StringComparer.Ordinal);
            Assert.Equal((preset.Name, preset.Why, hosted.Plugin.Class.Name, hosted.Plugin.Class.Vendor, hosted.Plugin.Class.SubCategories),
                (info["Name"], info["MediaComment"], info["PlugInName"], info["PlugInVendor"], info["PlugInCategory"]));
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Loading_a_file_is_choosing_the_program(string name)
    {
        var type = Every.Of(name);
        double[] start = Runs.RandomNormals(type, 31);
        start[type.Page.Input.Index] = type.Page.Input.ToNormal(-4.5);
        foreach (var s in type.Page.Parameters.OfType<Setting>()) start[s.Index] = 1;
        var files = PresetFiles.Of(type).ToList();
        for (int program = 0; program < files.Count; program++)
        {
            using Hosted loaded = new(type), chosen = new(type);
            // from another program, so that choosing is a change
            byte[] before = StateCodec.Write(type, start, StateCodec.Extra.Fresh(type) with { Program = (program + 1) % files.Count });
            byte[] own = [.. loaded.Plugin.GetControllerState(), .. "zoom=1.5\n"u8];
            Assert.True(loaded.Plugin.SetState(before) && chosen.Plugin.SetState(before) && loaded.Plugin.SetControllerState(own));
            loaded.Plugin.LoadPreset(files[program].Bytes);
            chosen.Plugin.SelectProgram(program);
            chosen.Plugin.Flush();

            string saved = Encoding.UTF8.GetString(loaded.Plugin.GetState());
            Assert.Equal(Encoding.UTF8.GetString(chosen.Plugin.GetState()), saved); // whole, and the same
            Assert.DoesNotContain("scope", saved, StringComparison.Ordinal);
            foreach (var p in type.Page.Parameters)
            {
                Assert.Equal(p.ToPlain(chosen.Plugin.Value(p.Number)), p.ToPlain(loaded.Plugin.Value(p.Number)), 1e-9 * Math.Max(1, Math.Abs(p.Max)));
                if (p.IsGlobal && p.IsStored) Assert.Equal(p.ToPlain(start[p.Index]), p.ToPlain(loaded.Plugin.Value(p.Number)), 1e-8);
            }
            Assert.Equal(type.Presets[program].Name, loaded.Plugin.TextOf(HostIds.Program, loaded.Plugin.Value(HostIds.Program)));
            Assert.Equal(own, loaded.Plugin.GetControllerState());
        }
    }

    [Theory]
    [InlineData(Connection.Direct)]
    [InlineData(Connection.Proxy)]
    public void Both_sides_keep_a_trim_that_only_one_of_them_was_told_of(Connection connection)
    {
        var type = Every.Of("Kitchen Sink");
        Page page = type.Page;
        foreach (bool toProcessor in new[] { true, false })
        {
            using var hosted = new Hosted(type, new PluginOptions { Connection = connection });
            Vst3Plugin plugin = hosted.At(Runs.RandomNormals(type, 3)).Plugin;
            plugin.Setup(48_000, 64);
            plugin.Activate();
            plugin.SetProcessing(true);
            for (int n = 0; n < 3; n++)
            {
                double trim = page.Input.ToNormal(-3 - n);
                // automation or a closed editor; or a knob turned while the host lets the plug-in rest
                if (toProcessor) plugin.Add(page.Input.Number, 0, trim);
                else plugin.SetControllerValue(page.Input.Number, trim);
                if (toProcessor) plugin.Process(64);
                plugin.LoadPreset(PresetFiles.Bytes(type, 1 + n));
                if (!toProcessor) plugin.Add(page.Input.Number, 0, trim); // it runs again
                plugin.Process(64);
                Assert.Equal(-3 - n, page.Input.ToPlain(plugin.Value(page.Input.Number)), 1e-8);
                Assert.Contains($"\ninput_db={-3 - n}\n", Encoding.UTF8.GetString(plugin.GetState()), StringComparison.Ordinal);
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void What_a_host_saves_is_whole_and_loads_as_saved(string name)
    {
        var type = Every.Of(name);
        using Hosted first = new(type), second = new(type);
        first.At(Runs.RandomNormals(type, 7)).With((type.Page.Input.Id, -6), (type.Page.Bypass.Id, 1));
        second.At(Runs.RandomNormals(type, 8));
        byte[] file = first.Plugin.SavePreset();
        second.Plugin.LoadPreset(file);
        Assert.Equal(first.Plugin.GetState(), second.Plugin.GetState());
        Assert.Equal(-6, type.Page.Input.ToPlain(second.Plugin.Value(type.Page.Input.Number)), 1e-8);
        // also on top of a factory preset, which leaves such things alone
        first.Plugin.LoadPreset(PresetFiles.Bytes(type, 1));
        first.Plugin.LoadPreset(file);
        Assert.Equal(second.Plugin.GetState(), first.Plugin.GetState());
    }

    [Theory]
    [InlineData("Pop glue", "Pop glue")]
    [InlineData("Half / half: \"loud\"?", "Half _ half_ _loud__")]
    [InlineData("Ends with a point.", "Ends with a point")]
    [InlineData("  spaces  ", "spaces")]
    [InlineData("con", "_con")]
    [InlineData("Aux.sum", "_Aux.sum")]
    [InlineData("COM1", "_COM1")]
    [InlineData("Contrast", "Contrast")]
    [InlineData("Tab\there", "Tab_here")]
    [InlineData("...", "_")]
    [InlineData("Breite Gitarren für 3–4 dB", "Breite Gitarren für 3–4 dB")]
    public void File_names_that_every_system_takes(string name, string file) => Assert.Equal(file, PresetFiles.FileName(name));

    [Fact]
    public void The_language_of_the_system_does_not_matter()
    {
        var type = Every.Of("Kitchen Sink");
        byte[] expected = PresetFiles.Bytes(type, 1);
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, PresetFiles.Bytes(type, 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
