using TopDown.Dsp;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Measuring;

/// <summary>
/// Measures a WAV file of any length in a fixed, small amount of memory: loudness and its range (EBU R 128), peaks, DC and correlation.
/// Blocks are the 50 ms after which short-term loudness is renewed.
/// </summary>
public static class FileMeter
{
    const int LeastRate = 8_000, MostRate = 768_000, BlocksPerSecond = 20, BlocksOfShortTerm = 60;
    const float Most = 1e9f; // +180 dBFS: no converter or mixer writes that, a damaged file does

    /// <exception cref="WavException">No WAV, damaged, or cut off.</exception>
    /// <exception cref="UserException">A WAV that cannot be measured: no frames, a rate or a layout that is not known, samples that are no numbers.</exception>
    public static Measurement Measure(string path)
    {
        using WavReader reader = new(path);
        return Measure(reader, path);
    }

    internal static Measurement Measure(WavReader reader, string path)
    {
        int rate = reader.Format.Rate, channels = reader.Format.Channels;
        if (reader.Frames == 0) throw new UserException($"{path}: it holds no audio; export it again.");
        if (rate is < LeastRate or > MostRate) throw new UserException($"{path}: its rate of {rate} Hz is not measured here; convert it to {LeastRate}–{MostRate} Hz.");
        var layout = SpeakerLayout.Of(channels, reader.Format.Speakers, out string remedy) ?? throw new UserException($"{path}: {remedy}.");

        var loudness = new ProgrammeMeter();
        loudness.Prepare(rate, layout.Weights);
        var peaks = new TruePeakMeter[channels];
        for (int c = 0; c < channels; c++) peaks[c] = new();
        var sums = new ChannelSums(channels);
        var psr = new PsrMeter(BlocksOfShortTerm);
        float[][] x = new float[channels][];
        for (int c = 0; c < channels; c++) x[c] = new float[rate / BlocksPerSecond + 1];

        for (long block = 1; reader.Position < reader.Frames; block++)
        {
            long at = reader.Position;
            int frames = reader.Read(x, 0, (int)((long)Math.Round((double)block * rate / BlocksPerSecond) - at));
            float peak = 0;
            for (int c = 0; c < channels; c++)
            {
                var channel = x[c].AsSpan(0, frames);
                Check(channel, path, c, layout, at, rate);
                peak = MathF.Max(peak, peaks[c].Process(channel));
            }
            sums.Add(x, frames);
            loudness.Process(x, frames);
            psr.Add(peak, loudness.ShortTerm);
        }
        foreach (TruePeakMeter meter in peaks) meter.Drain();

        // L and R are bits 0 and 1: where a file has both they come first.
        bool hasFront = channels > 1 && layout.Names[0] == "L" && layout.Names[1] == "R";
        return new()
        {
            File = path,
            Rate = rate,
            Frames = reader.Frames,
            Layout = layout,
            Channels = [.. layout.Names.Select((name, c) => new ChannelMeasurement(name, Db(peaks[c].Peak), Db(sums.Peak(c)), sums.Mean(c)))],
            Integrated = loudness.Hops < 40 ? double.NaN : loudness.Integrated,
            Range = loudness.Range,
            MaxMomentary = loudness.Hops < 40 ? double.NaN : loudness.MaxMomentary,
            MaxShortTerm = loudness.Hops < 300 ? double.NaN : loudness.MaxShortTerm,
            MinPsr = psr.Least,
            Correlation = hasFront ? sums.Correlation : double.NaN,
        };
    }

    static void Check(ReadOnlySpan<float> x, string path, int channel, SpeakerLayout layout, long at, int rate)
    {
        int finite = Samples.FiniteLength(x);
        if (finite < x.Length)
            throw new UserException($"{path}: a sample is no number at {(at + finite) / (double)rate:F3} s, channel {layout.Names[channel]}; export it again, and look for the plug-in that made it.");
        if (Samples.Peak(x) > Most) throw new UserException($"{path}: samples above +180 dBFS near {at / (double)rate:F3} s, channel {layout.Names[channel]}: it is damaged or no audio; export it again.");
    }

    static double Db(double amplitude) => 20 * Math.Log10(amplitude);
}
