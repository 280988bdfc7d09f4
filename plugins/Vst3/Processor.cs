using TopDown.Dsp;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// The sounding half as the host sees it: IComponent, IAudioProcessor, IProcessContextRequirements, IConnectionPoint.
/// Entry points are in Processor.Entries.cs, the audio thread's part in Processor.Audio.cs.
/// </summary>
sealed unsafe partial class Processor : ComObject, ILinked
{
    readonly PluginType _type;
    readonly Page _page;
    readonly Runner _runner;
    readonly BusPlan _buses;
    readonly double[] _normals;   // newest values, whoever set them; doubles are written whole
    readonly Link _link;
    StateCodec.Extra _extra;
    ProcessSetup _setup = new() { SampleRate = 48_000, MaxSamplesPerBlock = 1024 };
    bool _isActive;
    int _hasNewState;             // set by the UI thread, taken by the audio thread

    public Processor(PluginType type) : base(Shape)
    {
        _type = type;
        _page = type.Page;
        _runner = new Runner(type);
        _buses = new BusPlan(_page);
        _normals = type.Defaults();
        _extra = StateCodec.Extra.Fresh(type);
        _link = new Link(this);
        Processors.Add(this);
    }

    public Runner Runner => _runner;

    /// <summary>0 while nothing is prepared.</summary>
    public double SampleRate => _isActive ? _setup.SampleRate : 0;

    protected override void OnLastRelease()
    {
        Processors.Remove(this);
        _link.Close();
    }

    Settings CurrentSettings => Settings.Of(_page, _setup.SampleRate, _normals);

    int SetUp(ProcessSetup* setup)
    {
        if (setup == null || setup->SymbolicSampleSize is not (SampleSize.Float32 or SampleSize.Float64)) return Result.False;
        if (_isActive || setup->SampleRate is not (> 0 and <= 4_000_000) || setup->MaxSamplesPerBlock < 0) return Result.False;
        _setup = *setup;
        return Result.Ok;
    }

    int Activate(bool on)
    {
        if (on && !_isActive)
        {
            DenormalGuard.Bind();
            _runner.Prepare(_setup.SampleRate, _buses.Layout, _normals);
            _hasNewState = 0;
            WarmUp();
        }
        _isActive = on;
        return Result.Ok;
    }

    /// <summary>One block of silence through the real entry, so that the first call on the audio thread resolves nothing.</summary>
    void WarmUp()
    {
        float* silence = stackalloc float[64];
        new Span<float>(silence, 64).Clear();
        float** channels = stackalloc float*[2];
        channels[0] = silence;
        channels[1] = silence + 32;
        var bus = new AudioBusBuffers { NumChannels = 2, Channels = (void**)channels };
        var data = new ProcessData { NumSamples = 32, NumInputs = 1, NumOutputs = 1, Inputs = &bus, Outputs = &bus };
        using (DenormalGuard.Enter()) Process(&data);
        _runner.Reset();
    }

    int ReadState(void* stream)
    {
        if (stream == null) return Result.InvalidArgument;
        if (!StateCodec.TryRead(_type, StreamText.ReadAll(stream), _normals, out var extra)) return Result.False;
        _extra = extra;
        Volatile.Write(ref _program, extra.Program);
        Volatile.Write(ref _hasNewState, 1);
        return Result.Ok;
    }

    int WriteState(void* stream) => StreamText.WriteAll(stream, State());

    /// <summary>All as it is now. UI thread.</summary>
    public byte[] State() => StateCodec.Write(_type, _normals, _extra with { Program = Volatile.Read(ref _program) });

    /// <summary>The controller's messages. UI thread.</summary>
    void ILinked.Receive(ReadOnlySpan<byte> message, void* attributes)
    {
        if (message.SequenceEqual(Messages.Ask)) SayHello();
        else if (message.SequenceEqual(Messages.Setting)) TakeSetting((uint)Link.Int(attributes, Messages.Number), Link.Float(attributes, Messages.Value));
        else if (message.SequenceEqual(Messages.ListenTap)) SendTap((int)Link.Int(attributes, Messages.Number));
        else if (message.SequenceEqual(Messages.Quiet)) Quiet();
        else if (message.SequenceEqual(Messages.AskHeard)) SendHeard();
        else if (message.SequenceEqual(Messages.AskState)) SendState();
    }

    void ILinked.Connected() => SayHello();

    void SayHello() => _link.Send(Messages.Hello, a =>
    {
        Link.SetInt(a, Messages.Process, Environment.ProcessId);
        Link.SetInt(a, Messages.Number, Processors.TokenOf(this));
    });

    /// <summary>A setting takes effect when the host activates again.</summary>
    void TakeSetting(uint number, double normal)
    {
        if (double.IsFinite(normal) && _page.Find(number) is Setting setting) _normals[setting.Index] = Math.Clamp(normal, 0, 1);
    }

    /// <summary>For a controller in another process: the newest samples of a tap, which is listened to from now on.</summary>
    void SendTap(int tap)
    {
        if (tap < 0 || tap >= _page.Taps.Count) return;
        TapRing ring = _runner.TapRing(tap);
        ring.IsListened = true;
        float[] both = new float[2 * Messages.TapFrames];
        if (!ring.Latest(both.AsSpan(0, Messages.TapFrames), both.AsSpan(Messages.TapFrames))) return;
        _link.Send(Messages.Tap, a =>
        {
            Link.SetInt(a, Messages.Number, tap);
            Link.SetInt(a, Messages.Written, ring.Written);
            Link.SetFloat(a, Messages.Value, SampleRate);
            Link.SetBytes(a, Messages.Data, System.Runtime.InteropServices.MemoryMarshal.AsBytes(both.AsSpan()));
        });
    }

    /// <summary>No editor listens any more. UI thread.</summary>
    public void Quiet()
    {
        for (int tap = 0; tap < _page.Taps.Count; tap++) _runner.TapRing(tap).IsListened = false;
    }

    void SendHeard()
    {
        byte[] heard = _runner.Heard.Save();
        _link.Send(Messages.Heard, a => Link.SetBytes(a, Messages.Data, heard));
    }

    void SendState()
    {
        byte[] state = State();
        _link.Send(Messages.State, a => Link.SetBytes(a, Messages.Data, state));
    }

    uint TailSamples()
    {
        double tail = _type.TailSeconds(CurrentSettings);
        return double.IsPositiveInfinity(tail) ? Tail.Infinite : (uint)Math.Ceiling(tail * _setup.SampleRate);
    }
}
