using TopDown.Dsp;

namespace TopDown.Mixdown.Method;

/// <summary>Power of one band of a stereo sound: fourth-order high-pass and low-pass (Butterworth) in a row, then the mean of the squares.</summary>
sealed class BandLevel
{
    readonly EqBank _filter = new(4);
    AudioBuffer _buffer = new(0);
    int _room;
    double _power;
    long _frames;

    /// <param name="fromHz">0 = no lower edge.</param>
    public BandLevel(int rate, double fromHz, double toHz)
    {
        _filter.Prepare(new Spec(rate, 2, rate));
        for (int i = 0; i < 2; i++)
        {
            double k = 2 * Math.Cos(Math.PI * (2 * i + 1) / 8); // damping of the two pole pairs
            if (fromHz > 0) _filter.Set(i, new(Math.Tan(Math.PI * fromHz / rate), k, 1, 0, 0));
            _filter.Set(2 + i, new(Math.Tan(Math.PI * toHz / rate), k, 0, 0, 1));
        }
    }

    /// <summary>The call's sound, filtered; valid until the next call.</summary>
    public Audio Add(Audio x)
    {
        if (x.Length > _room) _buffer = new(_room = x.Length);
        Audio band = _buffer.Stereo(x.Length);
        x.CopyTo(band);
        _filter.Process(band);
        _power += Measuring.ChannelSums.Power(band);
        _frames += x.Length;
        return band;
    }

    /// <summary>dB re a full-scale square on both sides; −∞ for silence.</summary>
    public double Db => 10 * Math.Log10(_power / Math.Max(1, 2 * _frames));
}
