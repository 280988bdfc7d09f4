using TopDown.Host;
using TopDown.Plugin;

namespace TopDown.Benchmarks;

/// <summary>A published bundle in our VST3 host, its calls included.</summary>
sealed class BundleCandidate : Candidate
{
    readonly Vst3Plugin _plugin;

    public BundleCandidate(string name, string flavour, string oversampling, string path, string plugin, Parameter? tape, bool isTapeOn)
        : base(name, Stage.WholePlugin, flavour, oversampling)
    {
        _plugin = Vst3Plugin.Load(path, plugin);
        _plugin.ActivateDefaultBuses();
        _plugin.Setup(Signal.SampleRate, Signal.Frames);
        if (!_plugin.Activate()) throw new Vst3Exception($"{path} cannot be activated.");
        _plugin.SetProcessing(true);
        if (tape != null && Knows(tape)) _plugin.SetValue(tape.Number, isTapeOn ? 1 : 0);
    }

    /// <summary>False for a bundle older than the parameter.</summary>
    public bool Knows(Parameter parameter) => _plugin.Parameters.Any(p => p.Id == parameter.Number);

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        left.CopyTo(_plugin.Input(0));
        right.CopyTo(_plugin.Input(1));
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
