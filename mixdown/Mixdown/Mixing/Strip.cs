using System.Diagnostics;
using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// One bus: clip gain, insert, the delay that lines it up with the slowest bus, fader. Buffers of one block.
/// </summary>
public sealed class Strip(BusPlan plan, Source source, IInsert insert) : IDisposable
{
    readonly AudioBuffer _staged = new(IInsert.MaxFrames), _out = new(IInsert.MaxFrames), _key = new(IInsert.MaxFrames);
    readonly DelayLine _align = new();
    Source? _keySource;
    Strip? _keyFrom;

    public BusPlan Plan => plan;
    public Source Source => source;
    public IInsert Insert => insert;

    /// <summary>Before the insert, linear; sets the level that the presets are made for.</summary>
    public float ClipGain { get; set; } = 1;

    /// <summary>After the insert, linear; restores the balance between the buses.</summary>
    public float Fader { get; set; } = 1;

    /// <summary>Time spent in the insert, <see cref="Stopwatch"/> ticks.</summary>
    public long Ticks { get; private set; }

    public Audio Staged(int frames) => _staged.Stereo(frames);

    /// <summary>After insert and alignment, before the fader.</summary>
    public Audio Out(int frames) => _out.Stereo(frames);

    /// <summary>What feeds the side-chain: tracks of another bus, at that bus's clip gain.</summary>
    internal void Listen(Strip from)
    {
        _keyFrom = from;
        _keySource = plan.KeyTracks.Length == 0 ? null : new Source([.. from.Source.Tracks.Where(t => t.Name.StartsWith(plan.KeyTracks, StringComparison.OrdinalIgnoreCase))]);
    }

    internal void Prepare(double sampleRate, int latency)
    {
        _align.Prepare(new Spec(sampleRate, 2, IInsert.MaxFrames), latency - insert.Latency);
        _align.Set(latency - insert.Latency);
    }

    /// <summary>First all strips take their tracks …</summary>
    internal void Stage(long at, int frames) => source.Sum(at, Staged(frames), ClipGain);

    /// <summary>… then all render.</summary>
    internal void Render(long at, int frames)
    {
        Audio x = Out(frames), key = default;
        Staged(frames).CopyTo(x);
        if (_keyFrom != null)
        {
            key = _keySource == null ? _keyFrom.Staged(frames) : _key.Stereo(frames);
            _keySource?.Sum(at, key, _keyFrom.ClipGain);
        }
        long start = Stopwatch.GetTimestamp();
        insert.Process(x, key);
        Ticks += Stopwatch.GetTimestamp() - start;
        if (_align.Samples > 0) _align.Process(x);
    }

    internal void Reset()
    {
        insert.Reset();
        _align.Reset();
        Ticks = 0;
    }

    public void Dispose() => insert.Dispose();
}
