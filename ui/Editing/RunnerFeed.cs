using TopDown.Plugin;

namespace TopDown.Ui.Editing;

/// <summary>What a plug-in in this process shows, straight from its rings: no lock, no message.</summary>
/// <param name="page">For readings at rest.</param>
/// <param name="runner">The sounding half as it is now; null while there is none.</param>
public sealed class RunnerFeed(Page page, Func<Runner?> runner) : IFeed
{
    public double SampleRate => runner()?.Values.Spec.SampleRate ?? 0;

    public float Since(ref long cursor, int reading) => runner()?.Meters.Since(ref cursor, reading) ?? (float)page.Readings[reading].Rest;

    public bool Latest(int tap, Span<float> left, Span<float> right)
    {
        if (runner()?.TapRing(tap) is not { } ring) return false;
        ring.IsListened = true;
        return ring.Latest(left, right);
    }

    public long Written(int tap) => runner()?.TapRing(tap).Written ?? 0;

    public void Close()
    {
        if (runner() is not { } r) return;
        for (int i = 0; i < page.Taps.Count; i++) r.TapRing(i).IsListened = false;
    }
}
