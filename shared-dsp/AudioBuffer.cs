namespace TopDown.Dsp;

/// <summary>Scratch memory of two channels: what a block or a page works on beside the audio itself. Allocated once.</summary>
/// <param name="frames">Longest view.</param>
public sealed class AudioBuffer(int frames)
{
    readonly float[] _left = new float[frames], _right = new float[frames];

    /// <summary>As many frames and channels as <paramref name="x"/> has, with whatever they hold.</summary>
    public Audio Like(Audio x) => x.Channels == 2 ? Stereo(x.Length) : new(_left.AsSpan(0, x.Length));

    /// <summary>Both channels, with whatever they hold.</summary>
    public Audio Stereo(int length) => new(_left.AsSpan(0, length), _right.AsSpan(0, length));
}
