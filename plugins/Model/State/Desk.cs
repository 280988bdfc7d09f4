namespace TopDown.Plugin;

/// <summary>Where a desk sends what the plug-in itself changes: the host's edit calls. UI thread.</summary>
public interface IDeskHost
{
    void BeginEdit(Parameter parameter);
    void PerformEdit(Parameter parameter, double normal);
    void EndEdit(Parameter parameter);

    /// <summary>Edits up to <see cref="EndGroup"/> are one step of the host's undo.</summary>
    void BeginGroup();
    void EndGroup();

    /// <summary>The user chose a program here: the host hears of it as an edit of its program parameter.</summary>
    void ProgramChosen(int program);

    /// <summary>Many values changed at once (program, state): the host reads all anew.</summary>
    void ValuesChanged();

    /// <summary>A setting changed: the host restarts the plug-in and reads its latency.</summary>
    void LatencyChanged();
}

/// <summary>
/// The controller's half of a plug-in, without any shell: values, programs, state, commands. UI thread.
/// </summary>
public sealed class Desk(PluginType type) : IPropose
{
    readonly double[] _normals = type.Defaults();
    readonly double[] _agreed = type.Defaults(); // what both sides had when a state was last read
    StateCodec.Extra _extra = StateCodec.Extra.Fresh(type);
    Outcome _outcome;
    int _proposals;

    public PluginType Type { get; } = type;
    public Page Page => Type.Page;
    public IDeskHost? Host { get; set; }
    public int Program => _extra.Program;
    public ReadOnlySpan<double> Normals => _normals;

    /// <summary>Moves on with every change of a value or of the program, wherever it came from: what an editor compares.</summary>
    public int Revision { get; private set; }

    public double this[Parameter p] => _normals[p.Index];

    /// <summary>What the listening command has heard; null while no audio side is linked.</summary>
    public Func<Listened?>? Heard { get; set; }

    /// <summary>The processor's state as it is now; null while none is linked.</summary>
    public Func<byte[]?>? Running { get; set; }

    /// <summary>The host sets a value. True if it is new.</summary>
    public bool Set(Parameter parameter, double normal)
    {
        if (!double.IsFinite(normal)) return false;
        double old = _normals[parameter.Index];
        _normals[parameter.Index] = Math.Clamp(normal, 0, 1);
        Revision++;
        if (parameter.ToPlain(old) == parameter.ToPlain(normal)) return false;
        if (parameter is Setting) Host?.LatencyChanged();
        if (parameter is Command command)
        {
            if (normal < 0.5) Answer(command);
            else Show(Outcome.Listening);
        }
        return true;
    }

    /// <summary>
    /// The host chooses a program. The same one again does nothing: hosts send it after every setState, and the user's
    /// edits must survive that.
    /// </summary>
    public void Choose(int program)
    {
        if (program < 0 || program >= Type.Presets.Count || program == _extra.Program) return;
        _extra = _extra with { Program = program };
        Type.Presets[program].ApplyTo(Page, _normals);
        Revision++;
        Host?.ValuesChanged();
    }

    public byte[] Write() => StateCodec.Write(Type, _normals, _extra);

    /// <summary>Reads the processor's state. False, with nothing changed, if it is none.</summary>
    public bool Read(ReadOnlySpan<byte> state)
    {
        double[] before = (double[])_normals.Clone();
        if (!StateCodec.TryRead(Type, state, _normals, out var extra)) return false;
        _extra = extra;
        Revision++;
        if (extra.IsPreset) TakeGlobals();
        _normals.CopyTo(_agreed, 0);
        foreach (var p in Page.Parameters)
        {
            if (p is not Setting || p.ToPlain(before[p.Index]) == p.ToPlain(_normals[p.Index])) continue;
            Host?.LatencyChanged();
            break;
        }
        return true;
    }

    /// <summary>
    /// A preset leaves globals as they are, so both sides must know how they are. Some hosts tell the controller of a turned
    /// knob only while an editor is open (Ardour), others the processor only once audio runs again: what was not touched here
    /// is taken from there.
    /// </summary>
    void TakeGlobals()
    {
        double[] there = Type.Defaults();
        if (Running?.Invoke() is not { } state || !StateCodec.TryRead(Type, state, there, out _)) return;
        foreach (var p in Page.Parameters)
            if (p.IsGlobal && p.IsStored && Math.Abs(_normals[p.Index] - _agreed[p.Index]) < 1e-6) _normals[p.Index] = there[p.Index];
    }

    /// <summary>An edit made here (editor, command) in one go: the host hears of it as one gesture.</summary>
    public void Set(Parameter parameter, double plain, IDeskHost? host)
    {
        host?.BeginEdit(parameter);
        Take(parameter, parameter.ToNormal(plain), host);
        host?.EndEdit(parameter);
    }

    /// <summary>The user takes hold of a control: <see cref="Turn"/> as often as it moves, then <see cref="Let"/>.</summary>
    public void Grip(Parameter parameter) => Host?.BeginEdit(parameter);

    /// <summary>A control that is held moves.</summary>
    public void Turn(Parameter parameter, double normal)
    {
        if (double.IsFinite(normal)) Take(parameter, Math.Clamp(normal, 0, 1), Host);
    }

    /// <summary>The user lets go. Settings restart the engine now; commands begin or answer.</summary>
    public void Let(Parameter parameter)
    {
        Host?.EndEdit(parameter);
        if (parameter is Setting) Host?.LatencyChanged();
        if (parameter is not Command command) return;
        if (_normals[parameter.Index] < 0.5) Answer(command);
        else Show(Outcome.Listening);
    }

    /// <summary>
    /// Brings program and values to what is given (an editor's preset, undo, A/B): what differs, as one group of edits. The program goes
    /// first, so that the values stand on top of it. Commands and results are left alone.
    /// </summary>
    public void Put(int program, ReadOnlySpan<double> normals)
    {
        bool restarts = false;
        Host?.BeginGroup();
        if (program != _extra.Program && program >= 0 && program < Type.Presets.Count)
        {
            _extra = _extra with { Program = program };
            Host?.ProgramChosen(program);
            Type.Presets[program].ApplyTo(Page, _normals); // what the other side does on hearing of it
        }
        foreach (var p in Page.Parameters)
        {
            if (!p.IsStored || normals[p.Index] == _normals[p.Index]) continue;
            Host?.BeginEdit(p);
            Take(p, normals[p.Index], Host);
            Host?.EndEdit(p);
            restarts |= p is Setting;
        }
        Host?.EndGroup();
        Revision++;
        if (restarts) Host?.LatencyChanged();
        Host?.ValuesChanged();
    }

    void Take(Parameter parameter, double normal, IDeskHost? host)
    {
        _normals[parameter.Index] = normal;
        Revision++;
        host?.PerformEdit(parameter, normal);
    }

    double IPropose.this[Parameter parameter] => parameter.ToPlain(_normals[parameter.Index]);

    double IPropose.GoalDb(Ear ear) => Type.Presets[Program].GoalDb(ear);

    void IPropose.Set(Parameter parameter, double plain)
    {
        _proposals++;
        Set(parameter, plain, Host);
    }

    void IPropose.Say(Outcome outcome) => _outcome = outcome;

    void Answer(Command command)
    {
        _outcome = Outcome.Done;
        if (Heard?.Invoke() is not { } heard || heard.Seconds < command.LeastSeconds) _outcome = Outcome.TooShort;
        else
        {
            Host?.BeginGroup();
            if (command == Page.MatchLoudness) Match(heard);
            else Ask(command, heard);
            Host?.EndGroup();
        }
        Show(_outcome);
    }

    /// <summary>The page proposes; if it had nothing to set (every section that learns is off), that is said.</summary>
    void Ask(Command command, Listened heard)
    {
        _proposals = 0;
        Type.Create().On(command, heard, this);
        if (_outcome == Outcome.Done && _proposals == 0) _outcome = Outcome.NothingToLearn;
    }

    /// <summary>Output trim so that out is as loud as in over the passage.</summary>
    void Match(Listened heard)
    {
        double trim = Page.Output.ToPlain(_normals[Page.Output.Index]) + heard.InLufs - heard.OutLufs;
        if (!double.IsFinite(trim)) _outcome = Outcome.TooQuiet;
        else Set(Page.Output, Math.Clamp(trim, Page.Output.Min, Page.Output.Max), Host);
    }

    void Show(Outcome outcome)
    {
        _normals[Page.Result.Index] = Page.Result.ToNormal((int)outcome);
        Revision++;
        Host?.ValuesChanged();
    }
}
