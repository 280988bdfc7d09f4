using System.Runtime.InteropServices;

namespace TopDown.Benchmarks.Peers;

/// <summary>An LV2 plug-in with its controls set; only its run() is timed. Outputs have buffers of their own, as not every plug-in works in place.</summary>
sealed unsafe class Lv2Candidate : Candidate
{
    const string Core = "http://lv2plug.in/ns/lv2core#", Atom = "http://lv2plug.in/ns/ext/atom#";
    const int AtomBytes = 1 << 16;

    readonly Lilv.Instance* _instance;
    readonly float* _audio;                             // in left, in right, out left, out right, then silence for side-chains
    readonly List<nint> _memory = [], _atomsIn = [], _atomsOut = [];
    readonly uint _sequence = Lv2Features.Number(Atom + "Sequence"), _chunk = Lv2Features.Number(Atom + "Chunk");

    /// <exception cref="InvalidOperationException">The plug-in refuses, or has no such control: another version than we know.</exception>
    public Lv2Candidate(Lv2World world, nint plugin, string name, Stage stage, IReadOnlyDictionary<string, double> controls) : base(name, stage, "peer")
    {
        _instance = Lilv.Instantiate(plugin, Signal.SampleRate, Lv2Features.List);
        if (_instance == null) throw new InvalidOperationException(name + " cannot be instantiated.");
        _audio = (float*)Room(5 * Signal.Frames * sizeof(float));
        Connect(world, plugin, controls);
        if (_instance->Descriptor->Activate != null) _instance->Descriptor->Activate(_instance->Handle);
    }

    void Connect(Lv2World world, nint plugin, IReadOnlyDictionary<string, double> controls)
    {
        uint count = Lilv.PortCount(plugin);
        float[] least = new float[count], most = new float[count], defaults = new float[count];
        fixed (float* l = least, m = most, d = defaults) Lilv.PortRanges(plugin, l, m, d);
        var left = new HashSet<string>(controls.Keys, StringComparer.Ordinal);
        int ins = 0, outs = 0;
        for (uint i = 0; i < count; i++)
        {
            nint port = Lilv.Port(plugin, i);
            bool isInput = world.Is(plugin, port, Core + "InputPort");
            void* at;
            if (world.Is(plugin, port, Core + "ControlPort"))
            {
                string symbol = Lilv.Text(Lilv.PortSymbol(plugin, port));
                float value = controls.TryGetValue(symbol, out double set) ? (float)set : float.IsNaN(defaults[i]) ? 0 : defaults[i];
                left.Remove(symbol);
                at = Room(sizeof(float));
                *(float*)at = value;
            }
            else if (world.Is(plugin, port, Core + "AudioPort"))
            {
                int place = isInput ? (ins < 2 ? ins : 4) : 2 + Math.Min(outs, 1);
                if (isInput) ins++;
                else outs++;
                at = _audio + place * Signal.Frames;
            }
            else if (world.Is(plugin, port, Atom + "AtomPort"))
            {
                at = Room(AtomBytes);
                (isInput ? _atomsIn : _atomsOut).Add((nint)at);
            }
            else
            {
                at = null;
            }
            _instance->Descriptor->ConnectPort(_instance->Handle, i, at);
        }
        if (left.Count > 0) throw new InvalidOperationException($"{Name} has no control {string.Join(", ", left)}.");
        if (ins < 2 || outs < 2) throw new InvalidOperationException(Name + " is not stereo.");
    }

    // An empty sequence in; room for events out. Both are spent by every run.
    void ResetAtoms()
    {
        foreach (nint atom in _atomsIn) (((uint*)atom)[0], ((uint*)atom)[1], ((ulong*)atom)[1]) = (8, _sequence, 0);
        foreach (nint atom in _atomsOut) (((uint*)atom)[0], ((uint*)atom)[1]) = (AtomBytes - 8, _chunk);
    }

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        left.CopyTo(new(_audio, Signal.Frames));
        right.CopyTo(new(_audio + Signal.Frames, Signal.Frames));
        ResetAtoms();
    }

    public override void Run() => _instance->Descriptor->Run(_instance->Handle, Signal.Frames);

    protected override ReadOnlySpan<float> Output => new(_audio + 2 * Signal.Frames, Signal.Frames);

    public override double LevelDb => Level(new(_audio + 2 * Signal.Frames, Signal.Frames), new(_audio + 3 * Signal.Frames, Signal.Frames));

    void* Room(int bytes)
    {
        void* place = NativeMemory.AlignedAlloc((nuint)bytes, 64);
        NativeMemory.Clear(place, (nuint)bytes);
        _memory.Add((nint)place);
        return place;
    }

    public override void Dispose()
    {
        if (_instance->Descriptor->Deactivate != null) _instance->Descriptor->Deactivate(_instance->Handle);
        Lilv.FreeInstance(_instance);
        foreach (nint place in _memory) NativeMemory.AlignedFree((void*)place);
        base.Dispose();
    }
}
