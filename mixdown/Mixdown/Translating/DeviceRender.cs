using TopDown.Dsp;
using TopDown.Dsp.Translation;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Translating;

/// <summary>One device's file: heard once to find its loudness and peak, then rendered with the gain that brings it to the mix's loudness.</summary>
sealed class DeviceRender : IDisposable
{
    /// <summary>Highest true peak of a rendered file, dBTP.</summary>
    public const double CeilingDbtp = -1;

    const ulong Seed = 1;

    readonly DeviceFilter _filter = new();
    readonly LoudnessMeter _loudness = new();
    readonly TruePeakMeter[] _peaks;
    readonly float[][] _x;
    readonly string _file;
    readonly int _rate;
    WavWriter? _writer;
    Ramp _gain = new(1);

    public DeviceRender(PlaybackDevice device, in Spec spec, string file)
    {
        (Device, _file, _rate) = (device, file, (int)spec.SampleRate);
        _filter.Prepare(spec);
        _filter.Set(device);
        _loudness.Prepare(spec);
        int channels = spec.Channels, frames = spec.MaxFrames;
        // both sides of a mono device are one
        _peaks = [.. Enumerable.Range(0, device.IsMono ? 1 : channels).Select(_ => new TruePeakMeter())];
        _x = [.. Enumerable.Range(0, channels).Select(_ => new float[frames])];
    }

    public PlaybackDevice Device { get; }

    /// <summary>Integrated, before the gain; −∞ for silence.</summary>
    public double Lufs => _loudness.Integrated;

    /// <summary>Before the gain.</summary>
    public double TruePeakDb => 20 * Math.Log10(_peaks.Max(p => p.Peak));

    /// <summary>What the file is turned up by.</summary>
    public double GainDb { get; private set; }

    /// <summary>What the peaks do not allow: the file is so much quieter than the mix, LU.</summary>
    public double MissingDb { get; private set; }

    /// <summary>First time through the mix.</summary>
    public void Listen(float[][] x, int frames)
    {
        Audio y = Filter(x, frames);
        _loudness.Process(y);
        for (int c = 0; c < _peaks.Length; c++) _peaks[c].Process(y[c]);
    }

    /// <summary>Between the two: sets the gain and opens the file.</summary>
    /// <param name="lufs">Of the mix.</param>
    public void Match(double lufs)
    {
        foreach (TruePeakMeter peak in _peaks) peak.Drain();
        double wanted = double.IsFinite(lufs) && double.IsFinite(Lufs) ? lufs - Lufs : 0;
        GainDb = Math.Min(wanted, CeilingDbtp - TruePeakDb);
        MissingDb = wanted - GainDb;
        _gain = new(Math.Pow(10, GainDb / 20));
        _filter.Reset();
        _writer = new(_file, _rate, _x.Length, new WavOptions { DitherSeed = Seed });
    }

    /// <summary>Second time.</summary>
    public void Write(float[][] x, int frames)
    {
        Filter(x, frames).Scale(_gain);
        _writer!.Write(_x, 0, frames);
    }

    public void Commit() => _writer!.Commit();

    public void Dispose() => _writer?.Dispose();

    Audio Filter(float[][] x, int frames)
    {
        Audio y = _x.Length == 2 ? new(_x[0].AsSpan(0, frames), _x[1].AsSpan(0, frames)) : new(_x[0].AsSpan(0, frames));
        for (int c = 0; c < _x.Length; c++) x[c].AsSpan(0, frames).CopyTo(y[c]);
        _filter.Process(y);
        return y;
    }
}
