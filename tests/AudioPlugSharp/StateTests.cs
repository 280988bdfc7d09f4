using System.Text;
using TopDown.Plugin;
using TopDown.Plugin.Tests;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>One state for both editions, byte for byte, so that a session's settings can be carried over.</summary>
public sealed class StateTests
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void The_other_edition_s_state_comes_back_byte_for_byte(string name)
    {
        var type = Every.Of(name);
        for (int seed = 0; seed < 20; seed++)
        {
            using var hosted = new Hosted(type);
            double[] normals = Runs.RandomNormals(type, seed);
            foreach (var setting in type.Page.Parameters.OfType<Setting>()) normals[setting.Index] = seed % 2; // not shown, kept all the same
            Assert.True(hosted.Plugin.SetState(StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type) with { Program = seed % type.Presets.Count })));
            byte[] state = hosted.Plugin.GetState();

            var shell = new Shell(type);
            Assert.True(shell.Instance.Restore(state));
            Assert.Equal(state, shell.Instance.Save());
            foreach (var (parameter, place) in shell.Instance.Parameters.Select((p, i) => (p, i)))
                if (parameter.Parameter is { IsStored: true } p) Assert.Equal(p.ToPlain(normals[p.Index]), shell[place], 1e-8);
            shell.Instance.Poll();
            shell.Render(Signals.Noise(2, 2000));
            shell.Instance.Poll();
            Assert.Equal(state, shell.Instance.Save()); // sounding changes nothing
            Assert.Empty(shell.Edits);                  // nor does the host hear of its own state
            Assert.True(hosted.Plugin.SetState(shell.Instance.Save()));
            Assert.Equal(state, hosted.Plugin.GetState());
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Version_1_files_load_for_ever(string name)
    {
        var type = Every.Of(name);
        byte[] golden = File.ReadAllBytes(Golden.FileOf(type, "v1.state"));
        var shell = new Shell(type);
        Assert.True(shell.Instance.Restore(golden));
        Assert.Equal(-3.21, shell[shell.Place("input_db")], 1e-9); // the golden files' value; the default is 0
        Assert.StartsWith("TopDown state 1\n", Encoding.UTF8.GetString(shell.Instance.Save()), StringComparison.Ordinal);
        Assert.Contains("input_db=-3.21\n", Encoding.UTF8.GetString(shell.Instance.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_version_s_fields_are_renamed_and_a_newer_one_s_kept()
    {
        var shell = new Shell(Every.Of("Kitchen Sink"));
        string state = Encoding.UTF8.GetString(shell.Instance.Save());
        Assert.True(shell.Instance.Restore(Encoding.UTF8.GetBytes(state.Replace("TopDown state 1", "TopDown state 0").Replace("bell_db=0", "bell_gain=4.5"))));
        Assert.Equal(4.5, shell[shell.Place("bell_db")], 1e-9);
        Assert.True(shell.Instance.Restore(Encoding.UTF8.GetBytes(state.Replace("TopDown state 1", "TopDown state 2") + "from_the_future=7\n")));
        Assert.Contains("from_the_future=7\n", Encoding.UTF8.GetString(shell.Instance.Save()), StringComparison.Ordinal);
    }

    [Fact]
    public void Rubbish_and_other_plug_ins_states_change_nothing()
    {
        var shell = new Shell(Every.Of("MixBus Glue"));
        shell.Turn("input_db", 3);
        byte[] before = shell.Instance.Save();
        byte[][] rubbish = [[], [0], [.. before.Take(10)], Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><AudioPluginSaveState />"), new Shell(Every.Of("Drum Bus")).Instance.Save()];
        foreach (byte[] bytes in rubbish)
        {
            Assert.False(shell.Instance.Restore(bytes));
            Assert.Equal(before, shell.Instance.Save());
        }
    }

    [Fact]
    public void Settings_of_a_state_take_effect_when_the_host_activates()
    {
        var type = Every.Of("MixBus Glue");
        double[] normals = type.Defaults();
        normals[type.Page.Find("os_phase")!.Index] = 1; // Linear: the one choice with a latency, which the shell cannot report
        var shell = new Shell(type);
        shell.Instance.Prepare(48_000, Layout.Stereo);
        Assert.Equal(0, shell.Instance.Runner.Latency);
        Assert.True(shell.Instance.Restore(StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type))));
        float[][] input = Signals.Noise(2, 4000);
        Signals.AssertSame(Hosted.Render(type, new() { Input = input }, normals: normals).Output, shell.Render(input), "linear phase");
        Assert.True(shell.Instance.Runner.Latency > 0);
    }
}
