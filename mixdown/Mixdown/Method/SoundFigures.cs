using TopDown.Dsp;
using TopDown.Mixdown.Measuring;

namespace TopDown.Mixdown.Method;

/// <summary>Loudness, peak, crest and width of one stereo sound, heard block by block.</summary>
public sealed class SoundFigures
{
    readonly LoudnessMeter _loudness = new();
    double _left, _right, _cross;
    float _peak;

    public SoundFigures(int rate) => _loudness.Prepare(new Spec(rate, 2, rate));

    public void Add(Audio x)
    {
        _loudness.Process(x);
        _peak = MathF.Max(_peak, x.Peak());
        _left += ChannelSums.Product(x.Left, x.Left);
        _right += ChannelSums.Product(x.Right, x.Right);
        _cross += ChannelSums.Product(x.Left, x.Right);
    }

    /// <summary>The same sound at another level.</summary>
    public SoundFigures Louder(double db)
    {
        var other = (SoundFigures)MemberwiseClone();
        other._gainDb += db;
        return other;
    }

    double _gainDb;

    /// <summary>Integrated, LUFS; −∞ where nothing is above −70.</summary>
    public double Lufs => _loudness.Integrated + _gainDb;

    /// <summary>Sample peak, dBFS.</summary>
    public double PeakDb => 20 * Math.Log10(_peak) + _gainDb;

    /// <summary>Sample peak over integrated loudness, dB.</summary>
    public double CrestDb => PeakDb - Lufs;

    /// <summary>Side over middle, dB.</summary>
    public double WidthDb => 10 * Math.Log10((_left + _right - 2 * _cross) / (_left + _right + 2 * _cross));
}
