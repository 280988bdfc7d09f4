using TopDown.Dsp;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Bouncing;

/// <summary>What a bounce has to know of its pre-master.</summary>
/// <param name="Lufs">Integrated loudness; not finite where nothing is above −70 LUFS.</param>
/// <param name="TruePeakDb">Not finite for silence.</param>
public sealed record BounceInput(double Seconds, double Lufs, double TruePeakDb)
{
    /// <summary>Reads a file of one or two channels once.</summary>
    public static BounceInput Of(string file, CancellationToken cancel = default)
    {
        using var reader = new WavReader(file);
        var loudness = new LoudnessMeter();
        loudness.Prepare(new Spec(reader.Format.Rate, reader.Format.Channels, reader.Format.Rate));
        var peak = new TruePeakMeter();
        reader.ReadOn((_, x) =>
        {
            loudness.Process(x);
            peak.Process(x.Left, x.Right);
        }, cancel: cancel);
        peak.Drain();
        return new(reader.Frames / (double)reader.Format.Rate, loudness.Integrated, 20 * Math.Log10(peak.Peak));
    }
}
