namespace TopDown.Mixdown.Demo.Session;

/// <summary>One recorded file of the session, or one bus: one array (mono) or two (stereo) of <see cref="DemoSession.Frames"/> samples.</summary>
/// <param name="Name">As a studio would name the file.</param>
/// <param name="Bus">Drums, Bass, Guitars, Keys or Vocals.</param>
/// <param name="Channels">Samples, full scale ±1.</param>
public sealed record DemoTrack(string Name, string Bus, float[][] Channels)
{
    /// <summary>Where a mono track stands in the rough mix: −1 left, 0 centre, 1 right. Stereo tracks have it in their samples.</summary>
    public double Pan { get; init; }
}
