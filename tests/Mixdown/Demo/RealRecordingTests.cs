using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>
/// The synthetic players against recordings of real ones, from Debian's sonic-pi-samples (drums, CC0) and alsa-utils (a speaking
/// voice): fetched and unpacked into a scratch folder, nothing is installed or kept.
/// </summary>
public sealed class RealRecordingTests(RealRecordings real) : IClassFixture<RealRecordings>
{
    readonly PlayedSession _session = PlayedSession.Once;

    /// <summary>2–10 kHz against 60–400 Hz within 12 dB of a real stroke, and the first 20 dB of its decay within a factor of 2.5: what kits differ by.</summary>
    [Theory]
    [InlineData("Kick In", "drum_heavy_kick", 20)]
    [InlineData("Snare Top", "drum_snare_hard", 6)]
    [InlineData("Tom 2", "drum_tom_lo_hard", 12)]
    public void StrokesAreAsBrightAndAsLongAsReal(string track, string sample, double rangeDb)
    {
        float[] x = _session.Track(track)[0];
        WavAudio recorded = real.Drum(sample);
        List<float[]> strokes = [.. Strokes.Find(x, rangeDb).Where(s => s.Frame + 24_000 < x.Length).Select(s => x[s.Frame..(s.Frame + 24_000)])];
        Assert.True(strokes.Count >= 3, $"{strokes.Count} strokes heard");
        double bright = Figures.Percentile(strokes.Select(s => Figures.Brightness(s[..8192], 48_000)), 0.5) - Figures.Brightness(recorded.Channels[0], recorded.Rate);
        double longer = Figures.Percentile(strokes.Select(s => Figures.Decay(s, 48_000)), 0.5) / Figures.Decay(recorded.Channels[0], recorded.Rate);
        Assert.True(Math.Abs(bright) <= 12 && longer is >= 0.4 and <= 2.5, $"brighter by {bright:F1} dB, longer by a factor of {longer:F2}");
    }

    /// <summary>The singer's 6–9 kHz stand out more than a recorded speaker's: the spot is a fault, not a voice's nature.</summary>
    [Fact]
    public void TheSingerIsSharperThanARealVoice()
    {
        double speaker = real.Voices.Average(v => Figures.Harsh(v.Channels, v.Rate)), singer = Figures.Harsh(_session.Track("Lead Vocal"), 48_000);
        Assert.True(singer > speaker + 1, $"speaker {speaker:F1}, singer {singer:F1} dB");
    }
}
