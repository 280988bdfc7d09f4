using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>Buffers of one chunk on its way through the mix.</summary>
sealed class MixSlot
{
    const int Frames = MixChunk.MaxFrames;

    /// <param name="keepsTrack">Which tracks are needed by themselves.</param>
    /// <param name="stagedLag">Frames that taps before the inserts have to wait for the mix.</param>
    /// <param name="busLag">The same for what goes into the mix bus.</param>
    public MixSlot(int buses, bool[] keepsTrack, MixTaps taps, int stagedLag, int busLag)
    {
        Staged = Many(buses);
        Buses = Many(buses);
        Tracks = [.. keepsTrack.Select(k => k ? new AudioBuffer(Frames) : null)];
        StagedTaps = !taps.HasFlag(MixTaps.Staged) ? new AudioBuffer?[buses] : stagedLag > 0 ? Many(buses) : Staged;
        BusTaps = !taps.HasFlag(MixTaps.Buses) ? new AudioBuffer?[buses] : busLag > 0 ? Many(buses) : Buses;
        TrackTaps = !taps.HasFlag(MixTaps.Tracks) ? new AudioBuffer?[Tracks.Length] : stagedLag > 0 ? Many(Tracks.Length) : Tracks;
        IntoMaster = taps.HasFlag(MixTaps.IntoMaster) ? new(Frames) : null;
        Chunk = new(this);
    }

    static AudioBuffer[] Many(int count) => [.. Enumerable.Range(0, count).Select(_ => new AudioBuffer(Frames))];

    /// <summary>Before the inserts; side-chains hear it.</summary>
    public AudioBuffer[] Staged { get; }

    /// <summary>After inserts, alignment and fader.</summary>
    public AudioBuffer[] Buses { get; }

    /// <summary>Those that a side-chain or a listener wants, as they go into their buses.</summary>
    public AudioBuffer?[] Tracks { get; }
    public AudioBuffer Mix { get; } = new(Frames);

    // What listeners get: the same memory where nothing has to wait.
    public AudioBuffer?[] StagedTaps { get; }
    public AudioBuffer?[] BusTaps { get; }
    public AudioBuffer?[] TrackTaps { get; }
    public AudioBuffer? IntoMaster { get; }
    public MixChunk Chunk { get; }
}

/// <summary>Lets a tap wait until the mix has come as far.</summary>
sealed class TapDelay
{
    readonly DelayLine? _line;

    public TapDelay(double rate, int lag)
    {
        if (lag == 0) return;
        _line = new();
        _line.Prepare(new Spec(rate, 2, MixChunk.MaxFrames), lag);
        _line.Set(lag);
    }

    /// <summary>Nobody listens, or nothing has to wait and both are one: no work.</summary>
    public void Copy(AudioBuffer from, AudioBuffer? to, int frames)
    {
        if (to == null || ReferenceEquals(from, to)) return;
        from.Stereo(frames).CopyTo(to.Stereo(frames));
        Process(to.Stereo(frames));
    }

    /// <summary>In place.</summary>
    public void Process(Audio x) => _line?.Process(x);
}
