using TopDown.Plugin;

namespace TopDown.AudioPlugSharp;

/// <summary>
/// One plug-in in a shell that keeps processor and controller in one object: state, programs and commands here, on the host's
/// UI thread; sound in Instance.Audio.cs, the editor in Instance.Editor.cs. The state's bytes are those of the VST3 bundle, so
/// settings can be carried over.
/// </summary>
public sealed partial class Instance : IDeskHost
{
    readonly IShownValues _shown;
    readonly Desk _desk;
    readonly int[] _placeOf;      // by the page's index; −1: hosts do not see it
    readonly int _programPlace;   // −1 without presets
    readonly double[] _normals;   // newest values of the sound, whoever set them; doubles are written whole
    StateCodec.Extra _extra;

    public Instance(PluginType type, IShownValues shown)
    {
        Type = type;
        Parameters = HostParameter.Of(type);
        _shown = shown;
        _runner = new Runner(type);
        _points = new PointList(MostPoints);
        _catchUp = new CatchUp(Parameters.Count);
        _normals = type.Defaults();
        _extra = StateCodec.Extra.Fresh(type);
        _desk = new Desk(type) { Host = this, Heard = () => _runner.Heard };
        _placeOf = [.. type.Page.Parameters.Select(p => PlaceOf(p))];
        _programPlace = PlaceOf(null);
        (_readTo, _lastRead) = (new long[type.Page.Readings.Count], [.. type.Page.Readings.Select(r => r.ToNormal(r.Rest))]);
    }

    public PluginType Type { get; }

    /// <summary>What hosts see, in their order.</summary>
    public IReadOnlyList<HostParameter> Parameters { get; }

    public Runner Runner => _runner;

    int PlaceOf(Parameter? parameter)
    {
        for (int i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Parameter == parameter) return i;
        return -1;
    }

    /// <summary>While no audio runs: allocates, and takes the values and settings as they stand.</summary>
    public void Prepare(double sampleRate, Layout layout)
    {
        Dsp.DenormalGuard.Bind();
        for (int i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Parameter is { } p && _catchUp.IsNews(i, _shown[i]) && Differ(p, _shown[i], _normals[p.Index])) _normals[p.Index] = p.ToNormal(_shown[i]);
        _catchUp.Begin(_shown);
        _points.Clear();
        _runner.Prepare(sampleRate, layout, _normals);
        _outChannels = layout.Out;
        _hasNewState = 0;
        _isPrepared = true;
    }

    /// <summary>The state, also of values that the host has shown but not played yet.</summary>
    public byte[] Save()
    {
        double[] normals = [.. _normals];
        int program = Volatile.Read(ref _program);
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (!_catchUp.IsNews(i, _shown[i])) continue;
            if (Parameters[i].Parameter is not { } p) program = (int)_shown[i];
            else if (Differ(p, _shown[i], normals[p.Index])) normals[p.Index] = p.ToNormal(_shown[i]);
        }
        return StateCodec.Write(Type, normals, _extra with { Program = program });
    }

    /// <summary>False, with nothing changed, when the bytes are no state of this plug-in.</summary>
    public bool Restore(ReadOnlySpan<byte> state)
    {
        if (!StateCodec.TryRead(Type, state, _normals, out var extra)) return false;
        _desk.Read(state);
        _extra = extra;
        Volatile.Write(ref _program, extra.Program);
        for (int i = 0; i < Parameters.Count; i++) _shown.Show(i, Parameters[i].Parameter is { } p ? _normals[p.Index] : Parameters[i].ToNormal(extra.Program));
        _catchUp.Begin(_shown);
        Volatile.Write(ref _hasNewState, 1);
        return true;
    }

    /// <summary>
    /// To be called about twenty times a second: answers commands that ended (Learn sets its thresholds) and shows the values of
    /// a program that the host chose; an open editor wakes when anything moved.
    /// </summary>
    public void Poll()
    {
        int ended = Interlocked.Exchange(ref _ended, 0);
        if (ended > 0) _shown.Edit(_placeOf[ended - 1], 0);
        Command? changed = null;
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Parameter is not { } p || !Differ(p, _shown[i], _desk[p])) continue;
            if (p is Command command) changed = command; // last: its answer asks for the other values
            else _desk.Set(p, p.ToNormal(_shown[i]));
        }
        if (changed != null) _desk.Set(changed, changed.ToNormal(_shown[_placeOf[changed.Index]]));
        if (_programPlace >= 0) _desk.Choose((int)_shown[_programPlace]);
        WakeEditor();
    }

    // The shell hands edits on in single precision: what comes back from such a way is no change.
    const double Rounding = 1e-7;

    static bool Differ(Parameter p, double plain, double normal) => plain != p.ToPlain(normal) && Math.Abs(p.ToNormal(plain) - normal) > Rounding;

    void IDeskHost.PerformEdit(Parameter parameter, double normal)
    {
        if (_placeOf[parameter.Index] is >= 0 and var place) _shown.Edit(place, parameter.ToPlain(normal));
        else if (parameter is Setting) _normals[parameter.Index] = normal; // the shell cannot restart us: heard from the next start on
    }

    void IDeskHost.ProgramChosen(int program)
    {
        if (_programPlace >= 0) _shown.Edit(_programPlace, program);
    }

    void IDeskHost.ValuesChanged()
    {
        for (int i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Parameter is { } p && Differ(p, _shown[i], _desk[p])) _shown.Edit(i, p.ToPlain(_desk[p]));
    }

    // The shell makes a gesture of every edit, and knows no groups of them and no restart.
    void IDeskHost.BeginEdit(Parameter parameter) { }
    void IDeskHost.EndEdit(Parameter parameter) { }
    void IDeskHost.BeginGroup() { }
    void IDeskHost.EndGroup() { }
    void IDeskHost.LatencyChanged() { }
}
