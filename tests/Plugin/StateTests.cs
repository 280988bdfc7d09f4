using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TopDown.Testing;
using TopDown.Host;

namespace TopDown.Plugin.Tests;

/// <summary>State through the host's streams: exact, for ever, and deaf to rubbish.</summary>
public sealed class StateTests
{
    /// <summary>The values that the golden files hold: none of them a default.</summary>
    static double[] GoldenNormals(PluginType type)
    {
        double[] normals = Runs.RandomNormals(type, 20261122);
        foreach (var s in type.Page.Parameters.OfType<Setting>()) normals[s.Index] = 1;
        normals[type.Page.Input.Index] = type.Page.Input.ToNormal(-3.21);
        normals[type.Page.Bypass.Index] = 1;
        return normals;
    }

    static double[] ProcessorValues(Hosted hosted)
    {
        double[] normals = hosted.Type.Defaults();
        Assert.True(StateCodec.TryRead(hosted.Type, hosted.Plugin.GetState(), normals, out _));
        return normals;
    }

    static void AssertPlain(PluginType type, double[] expected, double[] actual)
    {
        foreach (var p in type.Page.Parameters)
            if (p.IsStored) Assert.True(Math.Abs(p.ToPlain(expected[p.Index]) - p.ToPlain(actual[p.Index])) <= 1e-8, $"{p.Id}: {p.ToPlain(expected[p.Index]):R} became {p.ToPlain(actual[p.Index]):R}");
    }

    static string Edit(byte[] state, Func<IEnumerable<string>, IEnumerable<string>> lines) =>
        string.Join('\n', lines(Encoding.UTF8.GetString(state).TrimEnd('\n').Split('\n'))) + "\n";

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Get_after_set_is_byte_identical(string name)
    {
        var type = Every.Of(name);
        for (int seed = 0; seed < 50; seed++)
        {
            byte[] state = StateCodec.Write(type, seed == 0 ? GoldenNormals(type) : Runs.RandomNormals(type, seed), StateCodec.Extra.Fresh(type) with { Program = seed % type.Presets.Count });
            using var hosted = new Hosted(type, new PluginOptions { LongestRead = seed % 3 == 0 ? 1 : 1000 });
            Assert.True(hosted.Plugin.SetState(state));
            Assert.Equal(state, hosted.Plugin.GetState());
            foreach (var p in type.Page.Parameters)
                if (p.IsStored) Assert.Equal(p.ToPlain(ProcessorValues(hosted)[p.Index]), p.ToPlain(hosted.Plugin.Value(p.Number)), 1e-8); // controller = processor
            Assert.True(hosted.Plugin.SetState(hosted.Plugin.GetState()));
            hosted.Plugin.Render(Signals.Noise(2, 2000));
            Assert.Equal(state, hosted.Plugin.GetState()); // sounding changes nothing
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Version_1_files_load_for_ever(string name)
    {
        var type = Every.Of(name);
        string file = Golden.FileOf(type, "v1.state");
        // Only ever made once, for a new plug-in: an old file is never written again.
        if (Repo.Accepts && !File.Exists(file)) File.WriteAllBytes(file, StateCodec.Write(type, GoldenNormals(type), StateCodec.Extra.Fresh(type) with { Program = 2 }));
        Assert.True(File.Exists(file), $"{file} is not there. For a new plug-in: run this test once with TOPDOWN_ACCEPT=1 and commit the file.");
        byte[] golden = File.ReadAllBytes(file);

        using var hosted = new Hosted(type);
        Assert.True(hosted.Plugin.SetState(golden));
        double[] values = ProcessorValues(hosted);
        int read = 0;
        foreach (string line in Encoding.UTF8.GetString(golden).Split('\n').Skip(4).Where(l => l.Contains('=')))
        {
            string id = line[..line.IndexOf('=')], text = line[(line.IndexOf('=') + 1)..];
            Parameter p = type.Page.Find(id) ?? throw new InvalidOperationException($"{id} of the old file is no parameter any more: add it to Page.Remap.");
            if (p.Steps > 0) Assert.Equal(text, p.Text(p.ToPlain(values[p.Index])));
            else Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), p.ToPlain(values[p.Index]), 1e-8);
            Assert.Equal(p.ToPlain(values[p.Index]), p.ToPlain(hosted.Plugin.Value(p.Number)), 1e-8);
            read++;
        }
        Assert.True(read >= 10, $"{read} values in the file");
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Unknown_fields_and_the_engine_number_survive_a_save(string name)
    {
        var type = Every.Of(name);
        byte[] state = StateCodec.Write(type, GoldenNormals(type), StateCodec.Extra.Fresh(type));
        string future = Edit(state, lines => [.. lines.Select(l => l.StartsWith("engine=", StringComparison.Ordinal) ? "engine=77" : l), "later_db=1.5", "note=Grüße=x"]);
        using var hosted = new Hosted(type);
        Assert.True(hosted.Plugin.SetState(Encoding.UTF8.GetBytes(future)));
        Assert.Equal(future, Encoding.UTF8.GetString(hosted.Plugin.GetState()));
        hosted.With((type.Page.Output.Id, 1));
        string edited = Encoding.UTF8.GetString(hosted.Plugin.GetState());
        Assert.Contains("\nengine=77\n", edited, StringComparison.Ordinal);
        Assert.EndsWith("later_db=1.5\nnote=Grüße=x\n", edited, StringComparison.Ordinal);
        Assert.Contains("\noutput_db=1\n", edited, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_missing_or_unreadable_value_takes_the_default(string name)
    {
        var type = Every.Of(name);
        byte[] state = StateCodec.Write(type, GoldenNormals(type), StateCodec.Extra.Fresh(type));
        foreach (var p in type.Page.Parameters.Where(p => p.IsStored))
        {
            foreach (string? instead in new[] { null, p.Id + "=", p.Id + "=furlong", p.Id + "=NaN" })
            {
                using var hosted = new Hosted(type);
                hosted.At(Runs.RandomNormals(type, 5)); // what stood there before must not stay
                Assert.True(hosted.Plugin.SetState(Encoding.UTF8.GetBytes(Edit(state, lines => [.. lines.Where(l => !l.StartsWith(p.Id + "=", StringComparison.Ordinal)), .. instead == null ? Array.Empty<string>() : [instead]]))));
                double[] expected = GoldenNormals(type);
                expected[p.Index] = p.DefaultNormal;
                AssertPlain(type, expected, ProcessorValues(hosted));
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Values_out_of_range_are_brought_into_it(string name)
    {
        var type = Every.Of(name);
        byte[] state = StateCodec.Write(type, type.Defaults(), StateCodec.Extra.Fresh(type));
        using var hosted = new Hosted(type);
        Assert.True(hosted.Plugin.SetState(Encoding.UTF8.GetBytes(Edit(state, lines => lines.Select(l => l.StartsWith("input_db=", StringComparison.Ordinal) ? "input_db=1e300" : l)))));
        Assert.Equal(type.Page.Input.Max, type.Page.Input.ToPlain(ProcessorValues(hosted)[type.Page.Input.Index]));
        Assert.True(Signals.AreFinite(hosted.Plugin.Render(Signals.Noise(2, 1000))));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Rubbish_is_refused_and_changes_nothing(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        hosted.At(GoldenNormals(type));
        byte[] before = hosted.Plugin.GetState();
        foreach (var other in Catalogue.Plugins.All.Where(e => e.Type != type))
            Refuse(StateCodec.Write(other.Type, other.Type.Defaults(), StateCodec.Extra.Fresh(other.Type)));
        foreach (string text in new[] { "", "TopDown", "TopDown state ", "TopDown state 1", "TopDown state x\n", "TopDown state 1\n\n\n", "TopDown state -1\nplugin=" + type.Page.ClassId, "TopDown state 1\nplugin=\n", "<xml/>", "VST3" })
            Refuse(Encoding.UTF8.GetBytes(text));
        Refuse(new byte[2 << 20]);
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => { Refuse(bytes); Refuse([.. "TopDown state 1\n"u8, .. bytes]); }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

        void Refuse(byte[] bytes)
        {
            Assert.False(hosted.Plugin.SetState(bytes));
            Assert.Equal(before, hosted.Plugin.GetState());
            foreach (var p in type.Page.Parameters) Assert.Equal(p.IsStored ? p.ToPlain(GoldenNormals(type)[p.Index]) : 0, p.ToPlain(hosted.Plugin.Value(p.Number)), 1e-8);
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_damaged_state_never_throws_and_stays_in_range(string name)
    {
        var type = Every.Of(name);
        byte[] state = StateCodec.Write(type, GoldenNormals(type), StateCodec.Extra.Fresh(type));
        var random = new Random(1);
        using var hosted = new Hosted(type); // its end asserts that no exception was caught
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = i < 100 ? state[..random.Next(state.Length)] : (byte[])state.Clone();
            if (i >= 100)
                for (int n = random.Next(1, 6); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            byte[] before = hosted.Plugin.GetState();
            if (!hosted.Plugin.SetState(damaged)) Assert.Equal(before, hosted.Plugin.GetState());
            foreach (var p in type.Page.Parameters) Assert.InRange(hosted.Plugin.Value(p.Number), 0, 1);
            byte[] after = hosted.Plugin.GetState();
            Assert.True(hosted.Plugin.SetState(after));
            Assert.Equal(after, hosted.Plugin.GetState());
        }
    }

    [Fact]
    public void A_field_of_version_0_is_renamed()
    {
        var type = Every.Of("Kitchen Sink");
        byte[] state = StateCodec.Write(type, type.Defaults(), StateCodec.Extra.Fresh(type));
        string old = Edit(state, lines => lines.Select(l => l.StartsWith("TopDown state", StringComparison.Ordinal) ? "TopDown state 0" : l.StartsWith("bell_db=", StringComparison.Ordinal) ? "bell_gain=4.5" : l));
        using var hosted = new Hosted(type);
        Assert.True(hosted.Plugin.SetState(Encoding.UTF8.GetBytes(old)));
        string saved = Encoding.UTF8.GetString(hosted.Plugin.GetState());
        Assert.Contains("\nbell_db=4.5\n", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("bell_gain", saved, StringComparison.Ordinal);
        Assert.StartsWith("TopDown state 1\n", saved, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void The_same_program_again_keeps_edits_and_a_new_one_leaves_globals(string name)
    {
        var type = Every.Of(name);
        uint program = Vst3.HostIds.Program;
        Param edited = type.Page.Parameters.OfType<Param>().First(p => !p.IsGlobal);
        double editedNormal = edited.DefaultNormal > 0.5 ? 0.125 : 0.875, one = 1.0 / (type.Presets.Count - 1);
        using var hosted = new Hosted(type);
        byte[] state = StateCodec.Write(type, Values(), StateCodec.Extra.Fresh(type) with { Program = 1 });
        Assert.True(hosted.Plugin.SetState(state));
        hosted.Plugin.Setup(48_000, 64);
        hosted.Plugin.Activate();
        hosted.Plugin.SetProcessing(true);

        // As hosts do after loading: every parameter again, the program too.
        hosted.Plugin.SetValue(program, one);
        Process();
        Assert.Equal(state, hosted.Plugin.GetState());
        Assert.Equal(editedNormal, hosted.Plugin.Value(edited.Number), 1e-8);

        hosted.Plugin.SetValue(program, 2 * one);
        Process();
        double[] values = ProcessorValues(hosted);
        foreach (var p in type.Page.Parameters.Where(p => p.IsStored))
        {
            double want = p.IsGlobal ? p.ToPlain(Values()[p.Index]) : type.Presets[2].ValueOf(p);
            Assert.Equal(want, p.ToPlain(values[p.Index]), 1e-9 * Math.Max(1, Math.Abs(want)));
            Assert.Equal(want, p.ToPlain(hosted.Plugin.Value(p.Number)), 1e-9 * Math.Max(1, Math.Abs(want)));
        }
        Assert.Contains(hosted.Plugin.HostCalls, c => c.Kind == HostCallKind.Restart && c.Flags.HasFlag(Vst3.Abi.RestartFlags.ParamValuesChanged));

        double[] Values()
        {
            double[] normals = type.Defaults();
            normals[edited.Index] = editedNormal;
            normals[type.Page.Input.Index] = 0.25;
            normals[type.Page.Delta.Index] = 1;
            return normals;
        }

        void Process() => Assert.Equal(0, hosted.Plugin.Process(64));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_loaded_state_sounds_like_the_one_that_was_saved(string name)
    {
        var type = Every.Of(name);
        double[] normals = Runs.RandomNormals(type, 11);
        float[][] input = Signals.Noise(2, 10_000);
        using var first = new Hosted(type);
        foreach (var p in type.Page.Parameters) first.Plugin.SetValue(p.Number, normals[p.Index]);
        first.Plugin.Flush();
        using var second = new Hosted(type);
        Assert.True(second.Plugin.SetState(first.Plugin.GetState()));
        float[][] one = first.Plugin.Render(input), two = second.Plugin.Render(input);
        // A number goes through its unit and back: the last bit of the 0…1 may differ.
        for (int c = 0; c < 2; c++)
            for (int i = 0; i < one[c].Length; i++) Assert.Equal(one[c][i], two[c][i], 1e-5f);
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void The_controllers_own_state_is_kept(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        byte[] own = hosted.Plugin.GetControllerState();
        Assert.NotEmpty(own);
        Assert.True(hosted.Plugin.SetControllerState([.. own, .. "zoom=1.5\n"u8]));
        Assert.Equal([.. own, .. "zoom=1.5\n"u8], hosted.Plugin.GetControllerState());
        Assert.False(hosted.Plugin.SetControllerState([1, 2, 3]));
        Assert.Equal([.. own, .. "zoom=1.5\n"u8], hosted.Plugin.GetControllerState());
    }
}
