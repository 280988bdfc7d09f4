using TopDown.Host;
using TopDown.Vst3;
using TopDown.Vst3.Abi;

namespace TopDown.Plugin.Tests;

/// <summary>
/// A plug-in behind its VST3 factory in this process, driven by our own host: what the tests hear went through the same
/// queues, buses and entry points as in a DAW.
/// </summary>
sealed unsafe class Hosted : IDisposable
{
    readonly Vst3Module _module;
    readonly int _live = ComObject.Live, _exceptions = Diagnostics.Exceptions;

    public Hosted(PluginType type, PluginOptions? options = null)
    {
        Type = type;
        var factory = new Factory(type);
        _module = Vst3Module.FromFactory((nint)factory.Give());
        factory.Release();
        Plugin = _module.Create(options: options ?? new PluginOptions { PoisonOutputs = true });
    }

    public PluginType Type { get; }
    public Vst3Plugin Plugin { get; }

    /// <summary>Sets plain values by string id, as turning the host's knobs does.</summary>
    public Hosted With(params (string Id, double Plain)[] values)
    {
        foreach (var (id, plain) in values) Plugin.SetValue(Type.Page.Find(id)!.Number, Type.Page.Find(id)!.ToNormal(plain));
        Plugin.Flush();
        return this;
    }

    /// <summary>Loads values as a saved session would: exactly, settings included, on sample 0.</summary>
    public Hosted At(double[] normals)
    {
        Assert.True(Plugin.SetState(StateCodec.Write(Type, normals, StateCodec.Extra.Fresh(Type))));
        return this;
    }

    public ParameterPoint[] Points(IEnumerable<Event> events) => [.. events.Select(e => new ParameterPoint((int)e.Sample, Type.Page.Parameters[e.Index].Number, e.Normal))];

    /// <summary>One render by an instance of its own.</summary>
    public static RenderResult Render(PluginType type, RenderJob job, IEnumerable<Event>? events = null, double[]? normals = null, PluginOptions? options = null)
    {
        using var hosted = new Hosted(type, options);
        if (normals != null) hosted.At(normals);
        RenderResult result = hosted.Plugin.Render(events == null ? job : job with { Points = hosted.Points(events) });
        Assert.True(result.GuardsIntact, "The plug-in wrote outside its buffers.");
        return result;
    }

    public void Dispose()
    {
        Plugin.Dispose();
        _module.Dispose();
        Assert.Equal(_exceptions, Diagnostics.Exceptions);
        Assert.Equal(_live, ComObject.Live);
    }
}
