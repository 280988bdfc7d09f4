using TopDown.Host;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Benchmarks;

/// <summary>A published bundle in our VST3 host, its calls included.</summary>
sealed class BundleCandidate : Candidate
{
    readonly Vst3Plugin _plugin;
    readonly bool _hasKey;

    public BundleCandidate(string name, Stage stage, string flavour, string path, PluginType type, double[] normals)
        : base(name, stage, flavour, "")
    {
        _plugin = Vst3Plugin.Load(path, type.Page.Name);
        if (!_plugin.SetState(StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type)))) throw new Vst3Exception($"{path} does not take this version's settings: ./topdown build \"{type.Page.Name}\" --flavour {flavour}");
        _plugin.ActivateDefaultBuses();
        _hasKey = type.Page.Keys.Count > 0 && _plugin.ActivateBus(BusDirection.Input, 1, true);
        _plugin.Setup(Signal.SampleRate, Signal.Frames);
        if (!_plugin.Activate()) throw new Vst3Exception($"{path} cannot be activated.");
        _plugin.SetProcessing(true);
    }

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        left.CopyTo(_plugin.Input(0));
        right.CopyTo(_plugin.Input(1));
        if (!_hasKey) return;
        left.CopyTo(_plugin.Input(0, 1));
        right.CopyTo(_plugin.Input(1, 1));
    }

    public override void Run() => _plugin.Process(Signal.Frames);

    protected override ReadOnlySpan<float> Output => _plugin.Output(0);

    public override double LevelDb => Level(_plugin.Output(0), _plugin.Output(1));

    public override void Dispose()
    {
        _plugin.Dispose();
        base.Dispose();
    }
}
