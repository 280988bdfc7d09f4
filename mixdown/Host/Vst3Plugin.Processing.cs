using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    readonly Dictionary<uint, double> _meters = [], _following = [];
    ProcessSetup _setup = new() { MaxSamplesPerBlock = 512, SampleRate = 48_000 };
    BusMemory? _inputs, _outputs;
    ulong[] _inputSilence = [];
    ParameterPoint[] _output = new ParameterPoint[64];
    int _outputCount;
    bool _edited;

    /// <summary>Samples a block's output lies behind its input. Hosts read it after activation and on LatencyChanged.</summary>
    public int LatencySamples => (int)Call.AudioProcessor.GetLatencySamples(_processor);

    /// <summary>Samples, or <see cref="Tail.Infinite"/>.</summary>
    public uint TailSamples => Call.AudioProcessor.GetTailSamples(_processor);

    public bool IsActivated { get; private set; }

    public bool IsProcessing { get; private set; }

    /// <summary>What the processor wants to find in the process context.</summary>
    public ProcessContextNeeds ContextNeeds
    {
        get
        {
            void* needs = Call.Query(_component, Iid.IProcessContextRequirements);
            if (needs == null) return ProcessContextNeeds.None;
            ProcessContextNeeds found = Call.ProcessContextRequirements.GetProcessContextRequirements(needs);
            Call.Release(needs);
            return found;
        }
    }

    /// <summary>Transport and position of the next block; moves on by itself, also while stopped only the continuous time.</summary>
    public ProcessContext Context = new()
    {
        State = ContextFlags.Playing | ContextFlags.TempoValid | ContextFlags.TimeSignatureValid | ContextFlags.ContinuousTimeValid | ContextFlags.ProjectTimeMusicValid,
        Tempo = 120,
        TimeSigNumerator = 4,
        TimeSigDenominator = 4,
    };

    public bool CanProcess(SampleSize size) => Call.AudioProcessor.CanProcessSampleSize(_processor, size) == Result.Ok;

    /// <summary>setupProcessing. Only while inactive.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="maxBlock">Longest block, frames.</param>
    public bool Setup(double sampleRate, int maxBlock, SampleSize size = SampleSize.Float32, ProcessMode mode = ProcessMode.Realtime)
    {
        if (IsActivated) throw new InvalidOperationException("Setup is for an inactive plug-in.");
        _setup = new ProcessSetup { SampleRate = sampleRate, MaxSamplesPerBlock = maxBlock, SymbolicSampleSize = size, ProcessMode = mode };
        ProcessSetup copy = _setup;
        return Call.AudioProcessor.SetupProcessing(_processor, &copy) == Result.Ok;
    }

    /// <summary>setActive(1), with buffers for the buses as they stand.</summary>
    public bool Activate()
    {
        if (IsActivated) return true;
        DropBuffers();
        _inputs = new BusMemory(InputBuses, _setup.MaxSamplesPerBlock, _setup.SymbolicSampleSize);
        _outputs = new BusMemory(OutputBuses, _setup.MaxSamplesPerBlock, _setup.SymbolicSampleSize);
        _inputSilence = new ulong[InputBuses.Count];
        if (_options.InPlace && InputBuses.Count > 0 && OutputBuses.Count > 0) _outputs.Share(0, _inputs, 0);
        return IsActivated = Call.Component.SetActive(_component, true) == Result.Ok;
    }

    /// <summary>setActive(0); ends processing first if need be. What the last block held may still be read.</summary>
    public void Deactivate()
    {
        SetProcessing(false);
        if (IsActivated) Call.Component.SetActive(_component, false);
        IsActivated = false;
        if (_disposed) DropBuffers();
    }

    void DropBuffers()
    {
        _inputs?.Dispose();
        _outputs?.Dispose();
        _inputs = _outputs = null;
    }

    /// <summary>setProcessing. Plug-ins may answer "not implemented", which hosts take for yes.</summary>
    public void SetProcessing(bool on)
    {
        if (on == IsProcessing) return;
        Call.AudioProcessor.SetProcessing(_processor, on);
        IsProcessing = on;
    }

    /// <summary>Samples of an input channel for the next block, or an output channel of the last; as long as the longest block.</summary>
    public Span<float> Input(int channel, int bus = 0) => Samples<float>(_inputs, bus, channel, SampleSize.Float32);

    /// <inheritdoc cref="Input"/>
    public Span<float> Output(int channel, int bus = 0) => Samples<float>(_outputs, bus, channel, SampleSize.Float32);

    /// <inheritdoc cref="Input"/>
    public Span<double> Input64(int channel, int bus = 0) => Samples<double>(_inputs, bus, channel, SampleSize.Float64);

    /// <inheritdoc cref="Input"/>
    public Span<double> Output64(int channel, int bus = 0) => Samples<double>(_outputs, bus, channel, SampleSize.Float64);

    Span<T> Samples<T>(BusMemory? memory, int bus, int channel, SampleSize size) where T : unmanaged
    {
        if (memory == null) throw new InvalidOperationException("Buffers exist from activation on.");
        if (_setup.SymbolicSampleSize != size) throw new InvalidOperationException("The other sample size is set up.");
        return new(memory.Channel(bus, channel), memory.Frames);
    }

    /// <summary>Silence flags of an input bus for the next block, bit n = channel n; back to 0 after it.</summary>
    public void FlagSilence(ulong channels, int bus = 0) => _inputSilence[bus] = channels;

    /// <summary>Silence flags the plug-in set on an output bus in the last block.</summary>
    public ulong OutputSilence(int bus = 0) => _outputs == null ? 0 : _outputs.Buses[bus].SilenceFlags;

    /// <summary>Whether the plug-in wrote into its buffers only. Look before the next activation.</summary>
    public bool GuardsIntact => (_inputs?.GuardsIntact ?? true) && (_outputs?.GuardsIntact ?? true);

    /// <summary>A point for the next block; points of one parameter go to the plug-in in the order of these calls.</summary>
    public void Add(uint id, int sample, double normalized)
    {
        TakeEdits();
        _inputPoints.Append(id, sample, normalized);
        _following[id] = normalized;
    }

    /// <summary>One block of the audio in the input buffers.</summary>
    /// <param name="frames">0 to the longest block; 0 keeps buses and buffers but has no samples.</param>
    /// <returns>The plug-in's result code, <see cref="Result.Ok"/> if all is well.</returns>
    public int Process(int frames)
    {
        BusMemory inputs = _inputs ?? throw new InvalidOperationException("Activate first.");
        BusMemory outputs = _outputs ?? throw new InvalidOperationException("Activate first.");
        if ((uint)frames > (uint)_setup.MaxSamplesPerBlock) throw new ArgumentOutOfRangeException(nameof(frames));
        int ins = Present(inputs, _activeInputs, _inputSilence, clear: true), outs = Present(outputs, _activeOutputs, default, clear: false);
        if (_options.PoisonOutputs && !_options.InPlace)
        {
            for (int b = 0; b < outputs.Count; b++) outputs.Fill(b, 0xFF, frames * SampleBytes); // all ones is a NaN in both sizes
        }
        ProcessData data = new() { NumSamples = frames, NumInputs = ins, NumOutputs = outs, Inputs = inputs.Buses, Outputs = outputs.Buses };
        return Send(ref data);
    }

    /// <summary>Hands parameters over without audio: no buses, no buffers, 0 samples.</summary>
    /// <inheritdoc cref="Process(int)"/>
    public int Flush()
    {
        ProcessData data = default;
        return Send(ref data);
    }

    /// <summary>A block made by the caller, as it is.</summary>
    public int ProcessRaw(ProcessData* data) => Call.AudioProcessor.Process(_processor, data);

    /// <summary>Points the plug-in sent in the last block: meters. Valid until the next.</summary>
    public ReadOnlySpan<ParameterPoint> OutputPoints => _output.AsSpan(0, _outputCount);

    /// <summary>The latest value the plug-in sent for a parameter, normalised; null before the first.</summary>
    public double? Meter(uint id) => _meters.TryGetValue(id, out double value) ? value : null;

    /// <summary>
    /// What a host's timer does between blocks: shows the controller the automation that was played and the meters that
    /// came. On the thread of the controller, and not while a block runs.
    /// </summary>
    public void Poll()
    {
        foreach (var (id, value) in _following) SetControllerValue(id, value);
        _following.Clear();
    }

    /// <summary>
    /// Does what the controller's restartComponent calls asked for, and returns their flags: latency, buses or a reload
    /// switch an active plug-in off and on; titles and buses are read anew.
    /// </summary>
    public RestartFlags HandleRestarts()
    {
        RestartFlags flags = _handler.TakeRestart();
        bool wasActive = IsActivated, wasProcessing = IsProcessing;
        bool again = (flags & (RestartFlags.LatencyChanged | RestartFlags.IoChanged | RestartFlags.ReloadComponent)) != 0;
        if (again && wasActive) Deactivate();
        if ((flags & (RestartFlags.ParamTitlesChanged | RestartFlags.ReloadComponent)) != 0) RefreshParameters();
        if ((flags & (RestartFlags.IoChanged | RestartFlags.IoTitlesChanged | RestartFlags.ReloadComponent)) != 0) RefreshBuses();
        if (again && wasActive && Activate()) SetProcessing(wasProcessing);
        return flags;
    }

    int SampleBytes => _setup.SymbolicSampleSize == SampleSize.Float64 ? 8 : 4;

    void Follow(int parameters)
    {
        _meters.EnsureCapacity(parameters);
        _following.EnsureCapacity(parameters);
    }

    // Edits of a knob or an editor come first in a block; later ones wait for the next, so that points stay in order.
    void TakeEdits()
    {
        if (_edited) return;
        _edited = true;
        while (_handler.Edits.TryDequeue(out var edit)) _inputPoints.Append(edit.Id, 0, edit.Value);
    }

    int Present(BusMemory memory, bool[] active, ReadOnlySpan<ulong> silence, bool clear)
    {
        int count = memory.Count;
        if (_options.InactiveBuses == InactiveBus.Omitted) while (count > 0 && !active[count - 1]) count--;
        for (int b = 0; b < memory.Count; b++)
        {
            bool channels = active[b] || _options.InactiveBuses == InactiveBus.Silent;
            if (!active[b] && clear) memory.Fill(b, 0, memory.Frames * SampleBytes);
            ulong all = memory.Channels(b) >= 64 ? ulong.MaxValue : (1UL << memory.Channels(b)) - 1;
            memory.Present(b, channels, !clear ? 0 : active[b] ? silence[b] : channels ? all : 0);
        }
        return count;
    }

    int Send(ref ProcessData data)
    {
        TakeEdits();
        data.ProcessMode = _setup.ProcessMode;
        data.SymbolicSampleSize = _setup.SymbolicSampleSize;
        data.InputParameterChanges = _inputPoints.Identity;
        data.OutputParameterChanges = _outputPoints.Identity;
        _outputPoints.Clear();
        Context.SampleRate = _setup.SampleRate;
        ProcessContext context = Context;
        data.ProcessContext = _options.NoContext ? null : &context;
        int result;
        fixed (ProcessData* block = &data) result = Call.AudioProcessor.Process(_processor, block);
        Advance(data.NumSamples);
        _inputPoints.Clear();
        Array.Clear(_inputSilence);
        _edited = false;
        Collect();
        return result;
    }

    void Advance(int frames)
    {
        Context.ContinuousTimeSamples += frames;
        if ((Context.State & ContextFlags.Playing) == 0) return;
        Context.ProjectTimeSamples += frames;
        Context.ProjectTimeMusic = Context.ProjectTimeSamples / _setup.SampleRate * Context.Tempo / 60;
    }

    void Collect()
    {
        _outputCount = 0;
        for (int q = 0; q < _outputPoints.Count; q++)
        {
            uint id = _outputPoints[q].Id;
            foreach (var (sample, value) in _outputPoints[q].Points)
            {
                if (_outputCount == _output.Length) Array.Resize(ref _output, 2 * _outputCount);
                _output[_outputCount++] = new(sample, id, value);
                _meters[id] = value;
                _following[id] = value;
            }
        }
    }
}
