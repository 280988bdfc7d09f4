using TopDown.Dsp;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Method;

/// <summary>All that the report shows of one whole sound: loudness over time, spectrum, stereo field.</summary>
sealed class SoundPictures(int rate, double goniometerGainDb = 0)
{
    public LoudnessHistory Loudness { get; } = new(rate);
    public SpectrumMeter Spectrum { get; } = new(rate);
    public StereoField Stereo { get; } = new(goniometerGainDb);

    public void Add(Audio x)
    {
        Loudness.Add(x);
        Spectrum.Add(x);
        Stereo.Add(x);
    }

    /// <summary>A whole file's. The picture of its goniometer is as loud as asked.</summary>
    /// <param name="also">Hears the blocks as well, with the frame they begin at.</param>
    public static SoundPictures Of(string file, double goniometerGainDb, Action<long, Audio>? also, CancellationToken cancel)
    {
        using var reader = new WavReader(file);
        var pictures = new SoundPictures(reader.Format.Rate, goniometerGainDb);
        reader.ReadOn((at, x) =>
        {
            pictures.Add(x);
            also?.Invoke(at, x);
        }, cancel: cancel);
        return pictures;
    }
}
