using System.Text;
using TopDown.Host;
using TopDown.Vst3;

namespace TopDown.Plugin.Tests;

/// <summary>
/// Choose a program, edit, save, reload: the edit is there, also with a host that sends every parameter again after
/// setState, the program among them, in any order and to any side.
/// </summary>
public sealed class ProgramTests
{
    public enum Side
    {
        Both,
        Controller,
        Processor,
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void An_edit_on_top_of_a_program_survives_a_host_that_sends_everything_again(string name)
    {
        var type = Every.Of(name);
        foreach (bool fromFile in new[] { false, true })
        {
            byte[] saved = Edited(type, fromFile, out var edits);
            foreach (var side in Enum.GetValues<Side>())
                for (int seed = 0; seed < 12; seed++) Reload(type, saved, edits, side, seed);
        }
    }

    /// <summary>Program 2 chosen, two values and a trim edited on top, in a running plug-in.</summary>
    static byte[] Edited(PluginType type, bool fromFile, out Dictionary<Parameter, double> edits)
    {
        using var hosted = new Hosted(type);
        Run(hosted.Plugin);
        if (fromFile) hosted.Plugin.LoadPreset(PresetFiles.Bytes(type, 2));
        else hosted.Plugin.SelectProgram(2);
        hosted.Plugin.Process(64);
        edits = type.Page.Parameters.OfType<Param>().Where(p => !p.IsGlobal).Take(2).Append(type.Page.Output)
            .ToDictionary(p => (Parameter)p, p => p.ToPlain(p.ToNormal(type.Presets[2].ValueOf(p)) > 0.5 ? 0.25 : 0.75));
        foreach (var (p, plain) in edits) hosted.Plugin.SetValue(p.Number, p.ToNormal(plain));
        hosted.Plugin.Process(64);
        byte[] saved = hosted.Plugin.GetState();
        Assert.Contains($"\nprogram={type.Presets[2].Name}\n", Encoding.UTF8.GetString(saved), StringComparison.Ordinal);
        return saved;
    }

    static void Reload(PluginType type, byte[] saved, Dictionary<Parameter, double> edits, Side side, int seed)
    {
        using var hosted = new Hosted(type);
        Vst3Plugin plugin = hosted.Plugin;
        bool runsBefore = seed % 2 == 1; // setState also comes while audio runs
        if (runsBefore) Run(plugin);
        Assert.True(plugin.SetState(saved));
        var all = plugin.Parameters.Where(p => !p.IsReadOnly).Select(p => (p.Id, Value: plugin.Value(p.Id))).ToArray();
        var random = new Random(seed);
        if (seed > 0) random.Shuffle(all);
        if (seed == 2) all = [.. all.OrderBy(p => p.Id == HostIds.Program)]; // the program last
        if (seed == 3) all = [.. all.OrderByDescending(p => p.Id == HostIds.Program)]; // and first
        if (!runsBefore) Run(plugin);
        foreach (var (id, value) in all)
        {
            double sent = seed % 3 == 0 ? value : (float)value; // many hosts keep floats
            if (side == Side.Both) plugin.SetValue(id, sent);
            if (side == Side.Controller) plugin.SetControllerValue(id, sent);
            if (side == Side.Processor) plugin.Add(id, seed % 5 == 0 ? random.Next(64) : 0, sent);
        }
        plugin.Process(64);
        plugin.Process(64);

        double[] kept = type.Defaults();
        Assert.True(StateCodec.TryRead(type, plugin.GetState(), kept, out var extra));
        Assert.Equal(2, extra.Program);
        foreach (var p in type.Page.Parameters.Where(p => p.IsStored))
        {
            double want = edits.TryGetValue(p, out double edit) ? edit : p.IsGlobal ? p.Default : type.Presets[2].ValueOf(p), near = 2e-7 * Math.Max(1, p.Max - p.Min);
            Assert.True(Math.Abs(want - p.ToPlain(kept[p.Index])) <= near, $"{p.Id} was saved as {want}, the processor has {p.ToPlain(kept[p.Index])} ({side}, seed {seed})");
            Assert.True(Math.Abs(want - p.ToPlain(plugin.Value(p.Number))) <= near, $"{p.Id} was saved as {want}, the controller has {p.ToPlain(plugin.Value(p.Number))} ({side}, seed {seed})");
        }
    }

    static void Run(Vst3Plugin plugin)
    {
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 64);
        plugin.Activate();
        plugin.SetProcessing(true);
    }
}
