using TopDown.Dsp.Resampling;

namespace TopDown.Plugin;

/// <summary>
/// The two settings of every plug-in with a non-linear stage: factor and filter family. Latency hangs on them and on the
/// sample rate alone.
/// </summary>
/// <param name="page">The page they are declared on, as globals.</param>
/// <param name="note">Follows both tips.</param>
public sealed class Oversampling(Page page, string note = "")
{
    readonly Setting _factor = page.Global.Setting("oversampling", "Oversampling", ["Auto", "Off", "2x", "4x", "8x"], "Auto",
        "Keeps the colour stage free of aliasing. Auto is 2x below 60 kHz, else off." + note, "OS");

    readonly Setting _phase = page.Global.Setting("os_phase", "Oversampling phase", ["Minimum", "Linear"], "Minimum",
        "Minimum adds no latency; Linear keeps the phase and adds some." + note, "OS phase");

    public int Factor(in Settings settings) => settings[_factor] switch
    {
        0 => Oversampler.AutoFactor(settings.SampleRate),
        var place => 1 << (place - 1),
    };

    public Phase Phase(in Settings settings) => (Phase)settings[_phase];

    public int Latency(in Settings settings) => Oversampler.Latency(Factor(settings), Phase(settings));
}
