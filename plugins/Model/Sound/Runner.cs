using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// Runs one instance of a plug-in for a shell: cells and events, trims, bypass, level-matched bypass, Delta, sleep,
/// NaN, 64-bit conversion, meters. The shell calls, on the audio thread: Begin, then Render up to each event, Set, …,
/// Render to the block's end, End. Allocates in <see cref="Prepare"/> alone.
/// </summary>
public sealed class Runner
{
    /// <summary>Longest call into a page; steady stretches are rendered in spans of up to this, on its grid.</summary>
    public const int Span = 512;

    readonly IChain _chain;
    readonly Page _page;
    readonly Command[] _commands;
    readonly TapRing[] _taps;
    readonly Reference _reference = new();
    readonly float[][] _main = [new float[Span], new float[Span]], _key = [new float[Span], new float[Span]], _dry = [new float[Span], new float[Span]];
    readonly InputLight _light = new();
    readonly EarSwitch _audition = new();
    readonly float[][] _silence = [new float[Span], new float[Span]], _noKey = [new float[Span], new float[Span]];

    int _channels = 2, _inChannels = 2, _cell = 32, _left;
    Command? _listening;
    bool _cut, _dirty, _moves, _asleep, _isWaking, _keyConnected;
    long _now, _mutedUntil, _silentSince, _restAfter;

    public Runner(PluginType type)
    {
        Type = type;
        _page = type.Page;
        _chain = type.Create();
        Values = new Values(_page);
        Meters = new Meters(_page);
        _taps = [.. _page.Taps.Select(_ => new TapRing())];
        _commands = [.. _page.Parameters.OfType<Command>()];
        Heard = new Listened(_page);
    }

    public PluginType Type { get; }
    public Values Values { get; }
    public Meters Meters { get; }

    /// <summary>What the command that is on, or was last, has heard.</summary>
    public Listened Heard { get; }

    /// <summary>How long a command may listen, where its own limit is not what ends it (whole files, offline).</summary>
    public double? ListenSeconds { get; init; }

    /// <summary>The command that ended by itself in this block; null mostly. The shell tells its controller.</summary>
    public Command? Ended { get; private set; }
    public int Latency { get; private set; }

    /// <summary>True while silence in gives silence out without work.</summary>
    public bool IsAsleep => _asleep;

    /// <summary>Off: renders silence the long way. The sound is the same; for tests.</summary>
    public bool MaySleep { get; set; } = true;

    /// <summary>The chosen preset: what the input light compares with.</summary>
    public int Program { get; set; }

    /// <summary>Frames since Reset.</summary>
    public long Now => _now;

    public TapRing TapRing(int index) => _taps[index];

    /// <summary>UI thread, no audio running. <paramref name="normals"/> holds every parameter; settings take effect here.</summary>
    public void Prepare(double sampleRate, Layout layout, ReadOnlySpan<double> normals)
    {
        (_inChannels, _channels) = (layout.In, layout.Out);
        var spec = new Spec(sampleRate, _channels, Span);
        var settings = Settings.Of(_page, sampleRate, normals);
        _cell = spec.Cell;
        Latency = Type.Latency(settings);
        _restAfter = Latency + spec.Samples(0.1);
        Values.Prepare(spec, normals);
        _reference.Prepare(spec, Latency);
        _audition.Prepare(spec);
        _chain.Prepare(spec, settings);
        Heard.Prepare(spec, ListenSeconds ?? _commands.Max(c => c.MostSeconds));
        WarmUp();
        Reset();
    }

    /// <summary>Back to the start, parameters at their targets. The counter starts at 0.</summary>
    public void Reset()
    {
        Values.JumpToTargets();
        _chain.Reset();
        _reference.Reset();
        Meters.Reset();
        _light.Reset();
        _audition.Reset(Values, _page);
        (_now, _left, _mutedUntil, _silentSince) = (0, 0, 0, 0);
        (_cut, _dirty, _asleep) = (true, true, false);
    }

    /// <summary>A host's point, at the sample that the rendering has reached.</summary>
    public void Set(int index, double normal)
    {
        if (!_cut) Values.CutCell(Values.First);
        _cut = true;
        if (!Values.Set(index, normal, _now)) return;
        _dirty = true;
        if (_page.Audition?.Index == index) _audition.Go(Values.Index(_page.Audition), _now);
        for (int i = 0; i < _commands.Length; i++)
        {
            if (_commands[i].Index != index) continue;
            if (Values[_commands[i]]) Heard.Clear();
            _listening = Values[_commands[i]] ? _commands[i] : null;
        }
    }

    public void Begin()
    {
        Meters.Begin();
        Ended = null;
    }

    public void End()
    {
        if (_page.Fit is { } fit) Meters.Write(fit.Index, (float)_light.Db(_page, Type.Presets[Program], Values));
        Meters.End();
    }

    /// <summary>Renders frames [from, to) of the host's block.</summary>
    public void Render(in HostAudio io, int from, int to)
    {
        for (int at = from; at < to;)
        {
            if (_cut || (_left == 0 && _moves)) BeginCell();
            int toSpanEnd = Span - (int)(_now % Span);
            int frames = Math.Min(to - at, _moves ? _left : toSpanEnd);
            frames = RenderPiece(io, at, frames);
            at += frames;
            _now += frames;
            Values.Advance(frames);
            _left -= Math.Min(_left, frames);
            if (_now % Span == 0) EndSpan();
        }
    }

    void BeginCell()
    {
        _cut = false;
        _left = _cell - (int)(_now % _cell);
        _moves = Values.BeginCell(_now, _left) | _dirty;
        if (_moves) _chain.Update(Values);
        _dirty = false;
    }

    /// <summary>Renders up to <paramref name="frames"/> frames and says how many: it stops before the first bad sample.</summary>
    unsafe int RenderPiece(in HostAudio io, int at, int frames)
    {
        bool isMuted = _now < _mutedUntil;
        if (isMuted) frames = (int)Math.Min(frames, _mutedUntil - _now);
        for (int c = 0; c < _channels; c++)
        {
            var x = _main[c].AsSpan(0, frames);
            io.Read(io.In, Math.Min(io.InChannels, _inChannels), c, at, x);
            int good = isMuted ? frames : Samples.FiniteLength(x);
            if (good == frames) continue;
            if (good > 0)
            {
                frames = good;
                continue;
            }
            Mute();
            isMuted = true;
            frames = (int)Math.Min(frames, _mutedUntil - _now);
        }
        Audio main = View(_main, frames);
        ReadKey(io, at, frames);
        bool hears = _reference.Capture(io, at, frames, Math.Min(io.InChannels, _inChannels), Values, _page);

        if (isMuted)
        {
            main.Clear();
            _silentSince = _now + frames;
        }
        else
        {
            Sound(main);
        }

        if (hears) _reference.Finish(io, at, main, Values, _page);
        else
            for (int c = 0; c < _channels; c++) io.Write(c, at, main[c]);
        return frames;
    }

    void Sound(Audio main)
    {
        bool isSilent = Samples.IsZero(main.Left) && Samples.IsZero(main.Right) && KeyIsSilent(main.Length);
        if (!isSilent) _silentSince = _now + main.Length - TrailingZeros(main.Length);
        if (_asleep && isSilent && !_moves) return;
        if (_asleep) Wake();

        if (_listening != null) Heard.In(main);
        main.Scale(Values.Ramp(_page.Input));
        float peak = Level(main);
        Meters.Write(_page.InPeak.Index, peak);
        if (_page.Fit != null) _light.Add(peak, main.Length / Values.Spec.SampleRate);
        _audition.Begin(_now);
        _chain.Process(new Io(this, main), Values);
        _audition.End(main);
        main.Scale(Values.Ramp(_page.Output));
        Meters.Write(_page.OutPeak.Index, Level(main));
        if (_listening != null) Heard.Out(main);

        int good = Samples.FiniteLength(main.Left);
        if (main.Channels == 2) good = Math.Min(good, Samples.FiniteLength(main.Right));
        if (good == main.Length) return;
        main.Slice(good, main.Length - good).Clear();
        Mute();
    }

    /// <summary>NaN or Inf: silence to the end of this cell, and a fresh start.</summary>
    void Mute()
    {
        _chain.Reset();
        _mutedUntil = (_now / _cell + 1) * _cell;
    }

    /// <summary>
    /// Sleep is decided here, on a fixed grid of the counter: after silence long enough to empty every delay, a chain at
    /// rest is reset exactly, so that skipping silence from here on and rendering it are the same.
    /// </summary>
    void EndSpan()
    {
        if (_listening != null) Listen();
        if (_moves || _now - _silentSince < _restAfter || !(_asleep || _chain.AtRest(Values))) return;
        _chain.Reset();
        _asleep = MaySleep;
    }

    /// <summary>One span more was heard; the command goes off by itself when it has heard enough.</summary>
    void Listen()
    {
        for (int r = 0; r < _page.Readings.Count; r++) Heard.Add(r, Meters.Block(r));
        Heard.AddTime(Span / Values.Spec.SampleRate);
        if (Heard.Seconds < (ListenSeconds ?? _listening!.MostSeconds) && !Heard.IsFull) return;
        Ended = _listening;
        Set(_listening!.Index, 0);
    }

    /// <summary>Catches up with the silence of this span, so that a sleeper stands where a waking chain stands.</summary>
    void Wake()
    {
        _asleep = false;
        int behind = (int)(_now % Span);
        if (behind == 0) return;
        _isWaking = true;
        Audio silence = View(_silence, behind);
        _chain.Process(new Io(this, silence), Values);
        silence.Clear();
        _isWaking = false;
    }

    unsafe void ReadKey(in HostAudio io, int at, int frames)
    {
        _keyConnected = _page.Keys.Count > 0 && io.Key0 != null && io.Key0Channels > 0;
        if (_page.Keys.Count == 0) return;
        for (int c = 0; c < _channels; c++)
        {
            var x = _key[c].AsSpan(0, frames);
            io.Read(io.Key0, io.Key0Channels, c, at, x);
            // Each bad sample alone: what follows it must not hang on where the host's block ends.
            for (int i = Samples.FiniteLength(x); i < x.Length; i++)
                if (!float.IsFinite(x[i])) x[i] = 0;
        }
    }

    bool KeyIsSilent(int frames)
    {
        if (_page.Keys.Count == 0) return true;
        for (int c = 0; c < _channels; c++)
            if (!Samples.IsZero(_key[c].AsSpan(0, frames))) return false;
        return true;
    }

    int TrailingZeros(int frames)
    {
        int zeros = frames;
        for (int c = 0; c < _channels; c++)
        {
            zeros = Math.Min(zeros, Samples.TrailingZeros(_main[c].AsSpan(0, frames)));
            if (_page.Keys.Count > 0) zeros = Math.Min(zeros, Samples.TrailingZeros(_key[c].AsSpan(0, frames)));
        }
        return zeros;
    }

    static float Level(Audio x)
    {
        float peak = x.Peak();
        return peak > 1e-6f ? 20 * MathF.Log10(peak) : -120;
    }

    /// <summary>Touches every page of code and memory once, so that the first audio call is not the slow one.</summary>
    void WarmUp()
    {
        var noise = new Random(1);
        for (int i = 0; i < 4; i++)
        {
            Audio main = View(_main, Span);
            for (int n = 0; n < main.Length; n++)
                for (int c = 0; c < _channels; c++) _main[c][n] = noise.NextSingle() - 0.5f;
            foreach (float[] key in _key) Array.Clear(key);
            Values.BeginCell(0, _cell);
            _chain.Update(Values);
            _chain.Process(new Io(this, main), Values);
        }
        Meters.Begin();
    }

    Audio View(float[][] buffers, int frames) =>
        _channels == 2 ? new(buffers[0].AsSpan(0, frames), buffers[1].AsSpan(0, frames)) : new(buffers[0].AsSpan(0, frames));

    internal Audio KeyAudio(int index, int frames) => View(_isWaking ? _noKey : _key, frames);
    internal void Hear(Ear ear, Audio detected, ReadOnlySpan<float> level)
    {
        if (_isWaking) return;
        if (_listening != null) Heard.Hear(ear.Index, detected, level);
        _audition.Hear(ear.Index, detected);
    }

    internal bool IsHeard(Ear ear) => _listening != null || _audition.IsOn(ear.Index);

    internal bool IsKeyConnected(int index) => _keyConnected;
    internal Audio SectionDry(Audio like) => View(_dry, like.Length);
}
