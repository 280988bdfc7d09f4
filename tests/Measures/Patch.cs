using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Plugin;
using TopDown.Vst3.Abi;
using RenderResult = TopDown.Host.RenderResult;

namespace TopDown.Measures;

/// <summary>An automation point: a plain value (index of a choice, 0 or 1 of a switch) at a sample.</summary>
readonly record struct Move(int Sample, string Id, double Plain);

/// <summary>
/// A plug-in at certain settings, heard from outside: 32-bit float in, the published bundle in our host, 32-bit float out.
/// Immutable; each render has an instance of its own.
/// </summary>
sealed class Patch
{
    readonly PluginType _type;
    readonly double[] _normals;

    Patch(PluginType type, double[] normals) => (_type, _normals) = (type, normals);

    /// <summary>MixBus Glue as it comes.</summary>
    public static Patch Glue { get; } = Of("MixBus Glue");

    /// <summary>Glue's compressor alone: hard knee, −30 dBFS, 4:1, 10 ms, 100 ms, ceiling and side-chain filter off.</summary>
    public static Patch GlueCompressor { get; } = Glue.Set("tape_on", 0).Set("eq_on", 0).Set("ceiling_lock", 0).Set("sc_hpf_hz", 20).Set("knee_db", 0)
        .Set("threshold_db", -30).Set("ratio", "4:1").Set("attack_ms", "10 ms").Set("release_ms", "100 ms");

    /// <summary>Glue's EQ alone, high-pass at its lowest.</summary>
    public static Patch GlueEq { get; } = Glue.Set("tape_on", 0).Set("comp_on", 0).Set("hpf_hz", 10);

    /// <summary>Glue's tape alone, as it comes: 15 ips, drive 0.</summary>
    public static Patch GlueTape { get; } = Glue.Set("eq_on", 0).Set("comp_on", 0);

    /// <summary>Kitchen Sink as it comes: EQ and gains on and neutral, the other stages off.</summary>
    public static Patch Sink { get; } = Of("Kitchen Sink");

    public PluginType Type => _type;
    public double[] Normals => [.. _normals];

    /// <summary>A plug-in as it comes.</summary>
    public static Patch Of(string name)
    {
        PluginType type = Plugins.Find(name)!.Type;
        return new(type, type.Defaults());
    }

    /// <summary>The same with one plain value changed, exactly.</summary>
    public Patch Set(string id, double plain) => With(n => n[Find(id).Index] = Find(id).ToNormal(plain));

    /// <summary>The same with one value changed, as a person types it.</summary>
    public Patch Set(string id, string text) => Set(id, PlainOf(id, text));

    public Patch Set(Preset preset) => With(n => preset.ApplyTo(_type.Page, n));

    public double PlainOf(string id, string text) => Find(id).TryParse(text, out double plain) ? plain : throw new ArgumentException($"{id} has no {text}.", nameof(text));

    public Parameter Find(string id) => _type.Page.Find(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));

    Patch With(Action<double[]> change)
    {
        double[] normals = Normals;
        change(normals);
        return new(_type, normals);
    }

    /// <summary>One render; the latency is taken off, so that output sample n belongs to input sample n.</summary>
    public float[][] Render(float[][] x, double rate, params ReadOnlySpan<Move> moves) =>
        Run(new RenderJob { Input = x, SampleRate = rate, Points = Points(moves), CompensateLatency = true }).Output;

    /// <summary>The same with a side-chain.</summary>
    public float[][] Render(float[][] x, float[][] key, double rate, params ReadOnlySpan<Move> moves) =>
        Run(new RenderJob { Input = x, Key = key, SampleRate = rate, Points = Points(moves), CompensateLatency = true }).Output;

    /// <summary>The same for one channel.</summary>
    public float[] Render(float[] x, double rate, params ReadOnlySpan<Move> moves) => Render([x], rate, moves)[0];

    public RenderResult Run(RenderJob job)
    {
        Vst3Plugin plugin = Shelf.Create(_type.Page.Name);
        try
        {
            if (!plugin.SetState(StateCodec.Write(_type, _normals, StateCodec.Extra.Fresh(_type)))) throw new InvalidOperationException("The bundle does not take the state: run ./topdown build --all");
            return plugin.Render(job);
        }
        finally
        {
            Shelf.Dispose(plugin);
        }
    }

    public ParameterPoint[] Points(ReadOnlySpan<Move> moves)
    {
        var points = new ParameterPoint[moves.Length];
        for (int i = 0; i < points.Length; i++) points[i] = new(moves[i].Sample, Find(moves[i].Id).Number, Find(moves[i].Id).ToNormal(moves[i].Plain));
        return points;
    }
}
