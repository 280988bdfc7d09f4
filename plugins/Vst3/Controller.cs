using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// The controller: IEditController 1 and 2, IUnitInfo, IParameterFunctionName, IGainReductionInfo, IConnectionPoint. All
/// on the host's UI thread. Entry points are in Controller.Entries.cs.
/// </summary>
sealed unsafe partial class Controller : ComObject, ILinked, IDeskHost
{
    readonly ParameterList _list;
    readonly Desk _desk;
    readonly Link _link;
    readonly double[] _readings; // normal, as the host forwards them
    readonly float[][] _remoteTaps;
    readonly long[] _remoteWritten;
    readonly Listened _remoteHeard;
    byte[]? _remoteState;
    double _remoteRate;
    void* _handler;  // IComponentHandler
    void* _handler2; // IComponentHandler2 or null
    Processor? _processor;
    bool _isReading, _isAlive = true;
    long _metersSeen;

    public Controller(PluginType type) : base(Shape)
    {
        _list = new ParameterList(type);
        _desk = new Desk(type) { Host = this, Heard = HeardBy, Running = StateOfProcessor };
        _link = new Link(this);
        _readings = [.. type.Page.Readings.Select(r => r.ToNormal(r.Rest))];
        _remoteTaps = [.. type.Page.Taps.Select(_ => new float[2 * Messages.TapFrames])];
        _remoteWritten = new long[type.Page.Taps.Count];
        _remoteHeard = new Listened(type.Page);
        _shelf = new PresetShelf(type);
    }

    Page Page => _desk.Page;

    /// <summary>The processor, when it lives in this process.</summary>
    public Processor? Direct => _processor;

    protected override void OnLastRelease() => Close();

    void Close()
    {
        CloseViews();
        _processor = null;
        _link.Close();
        SetHandler(null);
    }

    int SetHandler(void* handler)
    {
        if (handler == _handler) return Result.Ok;
        Call.Release(_handler2);
        Call.Release(_handler);
        _handler = handler;
        Call.AddRef(handler);
        _handler2 = Call.Query(handler, Iid.IComponentHandler2);
        return Result.Ok;
    }

    int ReadProcessorState(void* stream)
    {
        if (stream == null) return Result.InvalidArgument;
        bool taken = _desk.Read(StreamText.ReadAll(stream));
        if (!taken) return Result.False;
        _memory.Recalled();
        Changed();
        return Result.Ok;
    }

    double Normal(uint id) =>
        Page.Find(id) is { } p ? _desk[p] : _list.IsProgram(id) ? _list.ProgramNormal(_desk.Program) : _list.FindReading(id) is { } r ? _readings[r.Index] : 0;

    int SetNormal(uint id, double normal)
    {
        if (!double.IsFinite(normal)) return Result.InvalidArgument;
        if (Page.Find(id) is { } p)
        {
            bool isNew = _desk[p] != normal;
            if (_desk.Set(p, normal) && p is Setting) SendSetting(p, normal);
            if (isNew) Changed();
        }
        else if (_list.IsProgram(id))
        {
            _desk.Choose(_list.ProgramOf(normal));
            Changed();
        }
        else if (_list.FindReading(id) is { } r) TakeReading(r, Math.Clamp(normal, 0, 1));
        else return Result.InvalidArgument;
        return Result.Ok;
    }

    /// <summary>
    /// 0 or negative dB, as the host shows it; 0 while bypassed. The largest since the last question, straight from the
    /// processor where it is in this process, else what the host last forwarded.
    /// </summary>
    double GainReductionDb()
    {
        if (Page.GainReduction is not { } gr || _desk[Page.Bypass] >= 0.5) return 0;
        return _processor is { } p ? -p.Runner.Meters.Since(ref _metersSeen, gr.Index) : -gr.ToPlain(_readings[gr.Index]);
    }

    int FunctionParameter(int unit, byte* name, uint* id)
    {
        if (name == null || id == null) return Result.InvalidArgument;
        Parameter? mix = Page.Find("mix_pct");
        if (unit == UnitInfo.Root && Text.Is(name, FunctionNames.GainReduction) && Page.GainReduction is { } gr) *id = gr.Number;
        else if (Text.Is(name, FunctionNames.DryWetMix) && mix != null) *id = mix.Number;
        else
        {
            *id = ParameterInfo.NoId;
            return Result.False;
        }
        return Result.Ok;
    }

    void SendSetting(Parameter setting, double normal) => _link.Send(Messages.Setting, a =>
    {
        Link.SetInt(a, Messages.Number, setting.Number);
        Link.SetFloat(a, Messages.Value, normal);
    });

    void ILinked.Connected() => _link.Send(Messages.Ask);

    void ILinked.Receive(ReadOnlySpan<byte> message, void* attributes)
    {
        int number = (int)Link.Int(attributes, Messages.Number);
        var data = Link.Bytes(attributes, Messages.Data);
        if (message.SequenceEqual(Messages.Hello))
        {
            _processor = Link.Int(attributes, Messages.Process) == Environment.ProcessId ? Processors.Find(number) : null;
        }
        else if (message.SequenceEqual(Messages.Tap) && number >= 0 && number < _remoteTaps.Length)
        {
            CopyBytes(data, _remoteTaps[number].AsSpan());
            _remoteWritten[number] = Link.Int(attributes, Messages.Written);
            _remoteRate = Link.Float(attributes, Messages.Value);
        }
        else if (message.SequenceEqual(Messages.Heard))
        {
            _remoteHeard.Load(data);
        }
        else if (message.SequenceEqual(Messages.State))
        {
            _remoteState = data.ToArray();
        }
    }

    static void CopyBytes<T>(ReadOnlySpan<byte> from, Span<T> to) where T : unmanaged
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(to);
        if (from.Length == bytes.Length) from.CopyTo(bytes);
    }

    Listened? HeardBy()
    {
        if (_processor is { } p) return p.Runner.Heard;
        if (!_link.IsConnected) return null;
        _link.Send(Messages.AskHeard);
        return _remoteHeard; // the answer comes within Send: the host passes messages on at once
    }

    byte[]? StateOfProcessor()
    {
        if (_processor is { } p) return p.State();
        _remoteState = null;
        _link.Send(Messages.AskState);
        return _remoteState; // as above; a host that lets it wait leaves each side what it has
    }

    void IDeskHost.BeginEdit(Parameter p)
    {
        if (_handler != null) Call.ComponentHandler.BeginEdit(_handler, p.Number);
    }

    void IDeskHost.PerformEdit(Parameter p, double normal)
    {
        if (_handler != null) Call.ComponentHandler.PerformEdit(_handler, p.Number, normal);
        if (p is Setting) SendSetting(p, normal);
    }

    void IDeskHost.EndEdit(Parameter p)
    {
        if (_handler != null) Call.ComponentHandler.EndEdit(_handler, p.Number);
    }

    void IDeskHost.BeginGroup()
    {
        if (_handler2 != null) Call.ComponentHandler2.StartGroupEdit(_handler2);
    }

    void IDeskHost.EndGroup()
    {
        if (_handler2 != null) Call.ComponentHandler2.FinishGroupEdit(_handler2);
    }

    void IDeskHost.ProgramChosen(int program)
    {
        if (_handler == null || !_list.HasPrograms) return;
        Call.ComponentHandler.BeginEdit(_handler, HostIds.Program);
        Call.ComponentHandler.PerformEdit(_handler, HostIds.Program, _list.ProgramNormal(program));
        Call.ComponentHandler.EndEdit(_handler, HostIds.Program);
    }

    void IDeskHost.ValuesChanged() => Restart(RestartFlags.ParamValuesChanged);

    void IDeskHost.LatencyChanged() => Restart(RestartFlags.LatencyChanged);

    void Restart(RestartFlags flags)
    {
        if (_handler == null || _isReading) return;
        _isReading = true; // a host may set values from within: no call inside the call
        try { Call.ComponentHandler.RestartComponent(_handler, flags); }
        finally { _isReading = false; }
    }
}
