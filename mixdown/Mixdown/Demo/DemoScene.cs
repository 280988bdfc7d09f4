using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Demo;

/// <summary>A few seconds of the demo's chorus as a plug-in of the hierarchy gets them: its bus at the level that presets are made for, its side-chain.</summary>
/// <param name="Input">Stereo, <see cref="Rate"/>.</param>
/// <param name="Key">The side-chain, or null.</param>
public sealed record DemoScene(float[][] Input, float[][]? Key)
{
    /// <summary>Hz.</summary>
    public const int Rate = DemoSession.Rate;

    const double Seconds = 6;

    static readonly Lazy<IReadOnlyList<DemoTrack>> s_tracks = new(DemoSession.Make);

    /// <summary>The raw sum for the mix bus and for plug-ins that have no place in the hierarchy.</summary>
    public static DemoScene For(PluginType type)
    {
        var tracks = s_tracks.Value;
        var plan = Hierarchy.Buses.FirstOrDefault(b => b.Plugin == type.Page.Name);
        float[][] input = Part(plan == null ? tracks : [.. tracks.Where(t => t.Bus == plan.Bus)]);
        float gain = (float)Math.Pow(10, (plan == null ? DemoSong.MasterPeakDb : DemoSong.BusPeakDb) / 20) / MathF.Max(Samples.Peak(input[0]), Samples.Peak(input[1]));
        foreach (float[] channel in input)
            for (int i = 0; i < channel.Length; i++) channel[i] *= gain;
        if (plan == null || plan.KeyBus.Length == 0) return new(input, null);
        return new(input, Part([.. tracks.Where(t => t.Bus == plan.KeyBus && t.Name.StartsWith(plan.KeyTracks, StringComparison.OrdinalIgnoreCase))]));
    }

    static float[][] Part(IReadOnlyList<DemoTrack> tracks)
    {
        int from = (int)(DemoSession.Chorus.From * Rate), to = from + (int)(Seconds * Rate);
        return [.. DemoSession.Sum(tracks).Select(x => x[from..to])];
    }
}
