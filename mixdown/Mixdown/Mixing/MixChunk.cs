using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// A stretch of the song as a listener gets it: every view is stereo, on song time (all latencies taken off) and lined up with the others.
/// Valid during the call; the listener may read it and must not write.
/// </summary>
public sealed class MixChunk
{
    /// <summary>Longest chunk.</summary>
    public const int MaxFrames = 8192;

    readonly MixSlot _slot;
    int _cut;

    internal MixChunk(MixSlot slot) => _slot = slot;

    /// <summary>The song's frame that the views begin with.</summary>
    public long At { get; private set; }

    public int Frames { get; private set; }

    /// <summary>After the mix bus.</summary>
    public Audio Mix => View(_slot.Mix);

    /// <summary>The sum after the trim, before the mix bus's inserts. With <see cref="MixTaps.IntoMaster"/>.</summary>
    public Audio IntoMaster => View(_slot.IntoMaster);

    /// <summary>After inserts and fader: what is summed before the trim. With <see cref="MixTaps.Buses"/>.</summary>
    public Audio Bus(int bus) => View(_slot.BusTaps[bus]);

    /// <summary>The bus before its inserts, clip gains in. With <see cref="MixTaps.Staged"/>.</summary>
    public Audio Staged(int bus) => View(_slot.StagedTaps[bus]);

    /// <summary>One track as it goes into its bus: with clip gain, stage, high-pass, pan and lanes. With <see cref="MixTaps.Tracks"/>.</summary>
    public Audio Track(int track) => View(_slot.TrackTaps[track]);

    Audio View(AudioBuffer? buffer) => buffer == null ? throw new InvalidOperationException("This view was not asked for.") : buffer.Stereo(_cut + Frames).Slice(_cut, Frames);

    internal void Set(long at, int cut, int frames) => (At, _cut, Frames) = (at, cut, frames);
}
