using TopDown.Dsp;
using TopDown.Host;
using TopDown.Plugin;
using TopDown.Vst3.Abi;
using Event = TopDown.Plugin.Event;

namespace TopDown.Mixdown.Mixing;

/// <summary>The published bundle in our own VST3 host.</summary>
public sealed class BundleInsert : IInsert
{
    readonly Vst3Plugin _plugin;
    readonly bool _hasKey;

    /// <param name="bundle">Path of the .vst3.</param>
    /// <exception cref="UserException">It does not take this version's settings.</exception>
    public BundleInsert(string bundle, PluginType type, double sampleRate, ReadOnlySpan<double> normals)
    {
        Type = type;
        _plugin = Vst3Plugin.Load(bundle, type.Page.Name);
        if (!_plugin.SetState(StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type))))
            throw new UserException($"{bundle} does not take this version's settings: build it again with ./topdown build.");
        _plugin.ActivateDefaultBuses();
        _hasKey = type.Page.Keys.Count > 0;
        if (_hasKey) _plugin.ActivateBus(BusDirection.Input, 1, true);
        _plugin.Setup(sampleRate, IInsert.MaxFrames);
        _plugin.Activate();
        _plugin.SetProcessing(true);
        Latency = _plugin.LatencySamples;
    }

    public PluginType Type { get; }
    public int Latency { get; }
    public double Of(Reading reading) => _plugin.Meter(reading.Number) is { } normal ? reading.ToPlain(normal) : reading.Rest;

    public void Process(Audio x, Audio key, ReadOnlySpan<Event> events = default)
    {
        foreach (Event e in events) _plugin.Add(Type.Page.Parameters[e.Index].Number, (int)e.Sample, e.Normal);
        for (int c = 0; c < 2; c++)
        {
            x[c].CopyTo(_plugin.Input(c));
            if (!_hasKey) continue;
            if (key.Length > 0) key[c].CopyTo(_plugin.Input(c, 1));
            else _plugin.Input(c, 1)[..x.Length].Clear();
        }
        _plugin.Process(x.Length);
        for (int c = 0; c < 2; c++) _plugin.Output(c)[..x.Length].CopyTo(x[c]);
    }

    public void Dispose() => _plugin.Dispose();
}
