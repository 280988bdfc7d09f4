using TopDown.Dsp;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Method;

/// <summary>All that the report shows of one whole sound: loudness over time, spectrum, stereo field.</summary>
sealed class SoundPictures(int rate)
{
    public LoudnessHistory Loudness { get; } = new(rate);
    public SpectrumMeter Spectrum { get; } = new(rate);

    /// <summary>Of the sound at the preview's loudness, so that all goniometers are filled alike; heard apart where that is known later.</summary>
    public StereoField? Stereo { get; set; }

    public void Add(Audio x)
    {
        Loudness.Add(x);
        Spectrum.Add(x);
        Stereo?.Add(x);
    }

    /// <summary>A whole file's.</summary>
    /// <param name="stereo">The file is as loud as the preview, so its stereo field is heard in the same run.</param>
    /// <param name="also">Hears the blocks as well, with the frame they begin at.</param>
    public static SoundPictures Of(string file, bool stereo, Action<long, Audio>? also, CancellationToken cancel)
    {
        using var reader = new WavReader(file);
        var pictures = new SoundPictures(reader.Format.Rate) { Stereo = stereo ? new() : null };
        reader.ReadOn((at, x) =>
        {
            pictures.Add(x);
            also?.Invoke(at, x);
        }, cancel: cancel);
        return pictures;
    }
}
