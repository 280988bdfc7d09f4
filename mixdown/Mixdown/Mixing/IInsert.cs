using TopDown.Dsp;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>A plug-in on a bus, called block by block, fresh from its making. Not thread-safe; one thread at a time.</summary>
public interface IInsert : IDisposable
{
    /// <summary>Longest block, frames.</summary>
    const int MaxFrames = 512;

    PluginType Type { get; }

    /// <summary>Frames that the output lies behind the input.</summary>
    int Latency { get; }

    /// <summary>Renders in place.</summary>
    /// <param name="x">Stereo, up to <see cref="MaxFrames"/>.</param>
    /// <param name="key">The side-chain, as long as <paramref name="x"/>; empty = not connected.</param>
    /// <param name="events">Automation in order of time; samples count from the block's first.</param>
    void Process(Audio x, Audio key, ReadOnlySpan<Event> events = default);

    /// <summary>The reading's value in the last block, in its unit.</summary>
    double Of(Reading reading);
}
