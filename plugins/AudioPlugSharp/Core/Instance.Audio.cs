using TopDown.Dsp;
using TopDown.Plugin;

namespace TopDown.AudioPlugSharp;

/// <summary>Audio thread: no allocation, lock, log or exception.</summary>
public sealed partial class Instance
{
    const int MostPoints = 4096;

    readonly Runner _runner;
    readonly PointList _points;
    readonly CatchUp _catchUp;
    int _outChannels, _program;
    int _hasNewState;   // set by the UI thread, taken by the audio thread
    int _ended;         // index + 1 of a command that ended by itself; set by the audio thread, taken by the UI thread
    bool _isPrepared;

    /// <summary>A point of the block that <see cref="Process"/> renders next. The order of calls is free.</summary>
    /// <param name="place">Of the parameter.</param>
    /// <param name="normal">0…1; anything else is clamped, NaN is left out.</param>
    /// <param name="offset">Frames from the block's start.</param>
    public void Point(int place, double normal, int offset)
    {
        if ((uint)place < (uint)Parameters.Count && double.IsFinite(normal)) _points.Add(new(place, Math.Max(0, offset), Math.Clamp(normal, 0, 1)));
    }

    /// <summary>Renders a block, cut at every point: a value takes effect on its sample.</summary>
    /// <param name="milliseconds">See <see cref="CatchUp.SawPoint"/>.</param>
    public void Process(in HostAudio io, int frames, long milliseconds)
    {
        using var guard = DenormalGuard.Enter();
        TakeNewState();
        foreach (var point in _points.Sorted) _catchUp.SawPoint(point.Place, milliseconds);
        TakeShownValues(milliseconds);
        bool runs = _isPrepared && frames > 0;
        _runner.Program = Volatile.Read(ref _program);
        if (runs) _runner.Begin();
        int done = 0;
        foreach (var point in _points.Sorted)
        {
            int offset = Math.Min(point.Offset, frames);
            if (runs && offset > done)
            {
                _runner.Render(io, done, offset);
                done = offset;
            }
            Apply(point.Place, point.Normal);
        }
        _points.Clear();
        if (!runs) return;
        _runner.Render(io, done, frames);
        _runner.End();
        if (_runner.Ended is not { } ended) return;
        _normals[ended.Index] = 0;
        Volatile.Write(ref _ended, ended.Index + 1);
    }

    void TakeNewState()
    {
        if (Interlocked.Exchange(ref _hasNewState, 0) == 0) return;
        for (int i = 0; i < _normals.Length; i++) _runner.Set(i, _normals[i]);
    }

    void TakeShownValues(long now)
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            double shown = _shown[i];
            if (!_catchUp.IsDue(i, shown, now)) continue;
            if (Parameters[i].Parameter is not { } p || Differ(p, shown, _normals[p.Index])) Apply(i, Parameters[i].ToNormal(shown));
        }
    }

    void Apply(int place, double normal)
    {
        if (Parameters[place].Parameter is { } parameter)
        {
            if (parameter.Steps == 0 && Math.Abs(normal - _normals[parameter.Index]) < Rounding) normal = _normals[parameter.Index];
            _normals[parameter.Index] = normal;
            _runner.Set(parameter.Index, normal);
            return;
        }
        int program = (int)Parameters[place].ToPlain(normal);
        if (program == _program) return; // hosts send it again after a state: the user's edits stay
        Volatile.Write(ref _program, program);
        Type.Presets[program].ApplyTo(Type.Page, _normals);
        for (int i = 0; i < _normals.Length; i++) _runner.Set(i, _normals[i]);
    }
}
