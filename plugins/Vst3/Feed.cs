using TopDown.Ui.Editing;

namespace TopDown.Vst3;

/// <summary>What an editor sees of the processor: its rings in one process, else what messages and the host brought. UI thread.</summary>
sealed class Feed(Controller controller) : IFeed
{
    public double SampleRate => controller.SampleRate;

    public float Since(ref long cursor, int reading) => controller.ReadingSince(ref cursor, reading);

    public bool Latest(int tap, Span<float> left, Span<float> right) => controller.LatestTap(tap, left, right);

    public long Written(int tap) => controller.TapWritten(tap);

    public void Close() => controller.Quiet();
}
