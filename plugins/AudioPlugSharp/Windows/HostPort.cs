using AudioPlugSharp;

namespace TopDown.AudioPlugSharp.Windows;

/// <summary>The host's own buffers, 32 or 64 bit, without the copy that the shell's ports make of the other kind.</summary>
sealed class HostPort(string name, int channels) : AudioIOPort(name, channels == 1 ? EAudioChannelConfiguration.Mono : EAudioChannelConfiguration.Stereo)
{
    protected override bool NeedBackingBuffer => false;
}
