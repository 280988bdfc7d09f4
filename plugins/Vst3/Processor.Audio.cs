using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>Audio thread: no allocation, lock, log or exception below <see cref="Process"/>.</summary>
sealed unsafe partial class Processor
{
    int _program;

    int Process(ProcessData* data)
    {
        if (data == null) return Result.InvalidArgument;
        TakeNewState();
        int frames = Math.Max(0, data->NumSamples);
        HostAudio io = Buffers(data);
        var events = new EventCursor();
        events.Begin(data->InputParameterChanges, frames);

        bool runs = _isActive && data->NumOutputs > 0 && io.Out != null && frames > 0;
        _runner.Program = Volatile.Read(ref _program);
        if (runs) _runner.Begin();
        int done = 0;
        while (events.Next(out int offset, out uint id, out double value))
        {
            if (runs && offset > done)
            {
                _runner.Render(io, done, offset);
                done = offset;
            }
            Apply(id, value);
        }
        if (!runs) return Result.Ok;
        _runner.Render(io, done, frames);
        _runner.End();
        Finish(data, io, frames);
        Report(data->OutputParameterChanges, frames);
        return Result.Ok;
    }

    HostAudio Buffers(ProcessData* data)
    {
        var io = new HostAudio { IsDouble = data->SymbolicSampleSize == SampleSize.Float64 };
        if (data->NumOutputs > 0 && data->Outputs != null)
        {
            io.Out = data->Outputs[0].Channels;
            io.OutChannels = Math.Max(0, data->Outputs[0].NumChannels);
        }
        if (data->NumInputs > 0 && data->Inputs != null)
        {
            io.In = data->Inputs[0].Channels;
            io.InChannels = Math.Max(0, data->Inputs[0].NumChannels);
        }
        if (_page.Keys.Count > 0 && data->NumInputs > 1 && data->Inputs != null && _buses.IsKeyActive(0))
        {
            io.Key0 = data->Inputs[1].Channels;
            io.Key0Channels = Math.Max(0, data->Inputs[1].NumChannels);
        }
        return io;
    }

    void Apply(uint id, double value)
    {
        if (!double.IsFinite(value)) return;
        value = Math.Clamp(value, 0, 1);
        if (id == HostIds.Program)
        {
            int program = Math.Min(_type.Presets.Count - 1, (int)(value * _type.Presets.Count));
            if (program == _program) return; // hosts send it again after setState: the user's edits stay
            Volatile.Write(ref _program, program);
            _type.Presets[program].ApplyTo(_page, _normals);
            for (int i = 0; i < _normals.Length; i++) _runner.Set(i, _normals[i]);
        }
        else if (_page.Find(id) is { } parameter)
        {
            _normals[parameter.Index] = value;
            _runner.Set(parameter.Index, value);
        }
    }

    void TakeNewState()
    {
        if (Interlocked.Exchange(ref _hasNewState, 0) == 0) return;
        for (int i = 0; i < _normals.Length; i++) _runner.Set(i, _normals[i]);
    }

    /// <summary>Channels that the plug-in does not know are silenced; what is silent is said to be.</summary>
    void Finish(ProcessData* data, in HostAudio io, int frames)
    {
        int own = _buses.Layout.Out, size = io.IsDouble ? sizeof(double) : sizeof(float);
        ulong silent = 0;
        for (int c = 0; c < io.OutChannels; c++)
        {
            if (io.Out[c] == null) continue;
            if (c >= own) new Span<byte>(io.Out[c], frames * size).Clear();
            bool isSilent = c >= own || !new ReadOnlySpan<byte>(io.Out[c], frames * size).ContainsAnyExcept((byte)0);
            if (isSilent && c < 64) silent |= 1UL << c;
        }
        data->Outputs[0].SilenceFlags = silent;
        for (int bus = 1; bus < data->NumOutputs; bus++) data->Outputs[bus].SilenceFlags = 0;
    }

    /// <summary>Readings to the host as points of read-only parameters, one a block; and a command that ended by itself.</summary>
    void Report(void* changes, int frames)
    {
        if (changes == null) return;
        if (_runner.Ended is { } ended)
        {
            _normals[ended.Index] = 0;
            Point(changes, ended.Number, frames - 1, 0);
        }
        foreach (var reading in _readings)
        {
            Point(changes, reading.Number, frames - 1, reading.ToNormal(_runner.Meters.Block(reading.Index)));
        }
    }

    static void Point(void* changes, uint id, int at, double normal)
    {
        int index = 0;
        void* queue = Call.ParameterChanges.AddParameterData(changes, &id, &index);
        if (queue != null) Call.ParamValueQueue.AddPoint(queue, at, normal, &index);
    }
}
