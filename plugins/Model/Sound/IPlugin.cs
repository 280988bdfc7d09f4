using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// The sounding half of a plug-in. Threads: <see cref="Prepare"/> on the host's UI thread while no audio runs, everything
/// else on the audio thread, except <see cref="On"/> (UI thread, on an instance of its own).
/// </summary>
public interface IChain
{
    /// <summary>The only place that may allocate.</summary>
    void Prepare(in Spec spec, in Settings settings);

    /// <summary>Back to the state after <see cref="Prepare"/>, exactly.</summary>
    void Reset();

    /// <summary>Coefficients: once a control cell, and only if something moved.</summary>
    void Update(Values p);

    /// <summary>Renders in place. While anything moves, a call never crosses a control cell's end or an event.</summary>
    void Process(in Io io, Values p);

    /// <summary>True when all state has decayed so far that <see cref="Reset"/> is inaudible (below −160 dBFS, 1e-6 dB).</summary>
    /// <param name="p">A section that is switched off does not count: it starts from a reset when it is switched on.</param>
    bool AtRest(Values p);

    /// <summary>A command went off after listening: propose parameter values.</summary>
    void On(Command command, Listened heard, IPropose propose) { }
}

/// <summary>A plug-in: one page of declaration and a chain.</summary>
public interface IPlugin : IChain
{
    static abstract Page Page { get; }
    static abstract Preset[] Presets { get; }

    /// <summary>Its editor; null: one made from the page. Built when it is first asked for.</summary>
    static virtual IFace? Face => null;

    /// <summary>Frames of delay; hangs on settings and sample rate alone.</summary>
    static virtual int Latency(in Settings settings) => 0;

    /// <summary>Seconds of sound after the input ends.</summary>
    static virtual double TailSeconds(in Settings settings) => 0;
}

/// <summary>Takes a command's proposals to the host, as edits of its parameters (one undo step).</summary>
public interface IPropose
{
    /// <summary>The plain value as it stands.</summary>
    double this[Parameter parameter] { get; }

    /// <summary>The number behind a choice's label; NaN = Auto.</summary>
    double Number(Choice choice) => choice.Numbers[(int)this[choice]];

    void Set(Parameter parameter, double plain);

    /// <summary>The chosen preset's goal for an ear, dB; 0 = none.</summary>
    double GoalDb(Ear ear);

    /// <summary>Says how it ended, where that is not <see cref="Outcome.Done"/>.</summary>
    void Say(Outcome outcome);
}

/// <summary>Values of the settings at the time of Prepare, and the sample rate.</summary>
public readonly struct Settings(double sampleRate, double[] plain)
{
    public double SampleRate { get; } = sampleRate;

    /// <summary>The place of the chosen label.</summary>
    public int this[Setting setting] => (int)plain[setting.Index];

    public static Settings Of(Page page, double sampleRate, ReadOnlySpan<double> normals)
    {
        double[] plain = new double[page.Parameters.Count];
        foreach (var p in page.Parameters) plain[p.Index] = p.ToPlain(normals[p.Index]);
        return new(sampleRate, plain);
    }
}

/// <summary>A plug-in's class as the shells, hosts and tests see it.</summary>
public sealed class PluginType
{
    readonly Func<IChain> _create;
    readonly LatencyOf _latency;
    readonly TailOf _tail;
    readonly Func<IFace?> _face;

    delegate int LatencyOf(in Settings settings);
    delegate double TailOf(in Settings settings);

    PluginType(Page page, Preset[] presets, Func<IChain> create, LatencyOf latency, TailOf tail, Func<IFace?> face) =>
        (Page, Presets, _create, _latency, _tail, _face) = (page, presets, create, latency, tail, face);

    public static PluginType Of<T>() where T : IPlugin, new() => new(T.Page, T.Presets, () => new T(), T.Latency, T.TailSeconds, () => T.Face);

    public Page Page { get; }
    public IReadOnlyList<Preset> Presets { get; }
    public IChain Create() => _create();

    /// <summary>Null: the editor is made from the page. UI thread.</summary>
    public IFace? Face() => _face();
    public int Latency(in Settings settings) => _latency(settings);
    public double TailSeconds(in Settings settings) => _tail(settings);

    public double[] Defaults()
    {
        double[] normals = new double[Page.Parameters.Count];
        foreach (var p in Page.Parameters) normals[p.Index] = p.DefaultNormal;
        return normals;
    }
}
