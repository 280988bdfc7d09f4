using TopDown.Mixdown.Demo.Session;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>The session, its buses and its raw mix, played once for all tests.</summary>
sealed class PlayedSession
{
    static readonly Lazy<PlayedSession> s_once = new(static () => new());

    public static PlayedSession Once => s_once.Value;

    public IReadOnlyList<DemoTrack> Tracks { get; } = DemoSession.Make();
    public IReadOnlyList<DemoTrack> Buses { get; }
    public float[][] Mix { get; }

    PlayedSession()
    {
        Buses = DemoSession.Buses(Tracks);
        Mix = DemoSession.Sum(Buses);
    }

    public float[][] Track(string name) => Tracks.Single(t => string.Equals(t.Name, name, StringComparison.Ordinal)).Channels;

    public float[][] Bus(string name) => Buses.Single(t => string.Equals(t.Name, name, StringComparison.Ordinal)).Channels;
}
