using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>What a page's Process works on: the main audio in place, keys, meters, taps.</summary>
public readonly ref struct Io
{
    readonly Runner _runner;

    internal Io(Runner runner, Audio main)
    {
        _runner = runner;
        Main = main;
    }

    public Audio Main { get; }

    /// <summary>A side-chain's signal, silence when unconnected; a mono key is spread to the main bus's channels.</summary>
    public Audio Key(int index) => _runner.KeyAudio(index, Main.Length);

    /// <summary>False when the host gives the key no channels.</summary>
    public bool IsConnected(int key) => _runner.IsKeyConnected(key);

    /// <summary>Shows a value; the largest since the last look wins.</summary>
    public void Read(Reading reading, double value) => _runner.Meters.Write(reading.Index, (float)value);

    /// <summary>
    /// Shows what a detector hears, to Learn and to a user who auditions it. Call it whenever the section runs; costs nothing
    /// while nobody listens.
    /// </summary>
    public void Hear(Ear ear, Audio detected) => _runner.Hear(ear, detected, default);

    /// <summary>The same for a detector whose level is not the sound's own (a ratio, say).</summary>
    /// <param name="level">Linear amplitude a frame: what Learn sees.</param>
    public void Hear(Ear ear, Audio detected, ReadOnlySpan<float> level) => _runner.Hear(ear, detected, level);

    /// <summary>False: nobody listens to the ear, so what it hears need not be made.</summary>
    public bool IsHeard(Ear ear) => _runner.IsHeard(ear);

    public void Tap(Tap tap, Audio x) => _runner.TapRing(tap.Index).Write(x.Left, x.Channels == 2 ? x.Right : x.Left);

    /// <summary>A detector's level instead of a sound.</summary>
    /// <param name="level">Linear amplitude a frame.</param>
    public void Tap(Tap tap, ReadOnlySpan<float> level) => _runner.TapRing(tap.Index).Write(level, level);

    /// <summary>
    /// Opens a switched section on <see cref="Main"/>: <c>var eq = io.Enter(EqOn); if (eq.IsActive) { … } eq.Leave();</c>
    /// </summary>
    /// <param name="on">The section's switch.</param>
    /// <param name="latency">The section's own latency, for its dry side: off, the section is a delay of that length.</param>
    public Section Enter(Toggle on, DelayLine? latency = null) =>
        new(Main, _runner.SectionDry(Main), _runner.Values.Ramp(on), _runner.Values.TurnsOn(on), latency is { Samples: > 0 } ? latency : null);
}

/// <summary>A section with a click-free switch: fades between its input and its output while the switch glides.</summary>
public readonly ref struct Section
{
    readonly Audio _wet, _dry;
    readonly Ramp _on;
    readonly bool _isDelayed;

    internal Section(Audio main, Audio scratch, Ramp on, bool starts, DelayLine? latency)
    {
        _wet = main;
        _dry = scratch;
        _on = on;
        Starts = starts;
        _isDelayed = latency != null;
        if (on.IsConstant && latency == null) return;
        main.CopyTo(scratch);
        latency?.Process(scratch);
    }

    /// <summary>False: skip the section.</summary>
    public bool IsActive => !_on.IsConstant || _on.Start > 0;

    /// <summary>True: the section was off; reset it before it runs.</summary>
    public bool Starts { get; }

    public void Leave()
    {
        if (!IsActive && _isDelayed) _dry.CopyTo(_wet);
        if (_on.IsConstant) return;
        for (int c = 0; c < _wet.Channels; c++)
        {
            Span<float> wet = _wet[c], dry = _dry[c];
            for (int i = 0; i < wet.Length; i++) wet[i] = dry[i] + (wet[i] - dry[i]) * _on[i];
        }
    }
}
