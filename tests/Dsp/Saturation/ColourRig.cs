using System.Numerics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>Settled runs of coherent tones through the five characters; read with <see cref="SaturatorRig"/>.</summary>
static class ColourRig
{
    /// <summary>999.8 Hz and 5000.24 Hz at 48 kHz over <see cref="SaturatorRig.Length"/>.</summary>
    public const int OneK = 1365, FiveK = 6827;

    public static Colour[] All { get; } = Enum.GetValues<Colour>();

    public static TheoryData<Colour> Every => new(All);

    public static ColourSaturator Make(Colour colour, double rate = 48_000, int factor = 2, Phase phase = Phase.Minimum, int channels = 1,
        int max = SaturatorRig.Length, double tone = 0, double lowCut = ColourSaturator.MinLowCutHz)
    {
        ColourSaturator saturator = new();
        saturator.Prepare(new Spec(rate, channels, max), factor, phase);
        saturator.Set(colour, tone, lowCut);
        return saturator;
    }

    /// <summary>The spectrum of the third run: two of them let filters and DC blocker settle.</summary>
    public static Complex[] Tone(ColourSaturator saturator, int bin, double drive, double amplitude = SaturatorRig.MinusSix, double mix = 1, double match = 0)
    {
        float[] x = [];
        for (int run = 0; run < 3; run++)
        {
            x = Response.Tone(SaturatorRig.Length, bin, amplitude);
            saturator.Process(new Audio(x), drive, mix, match);
        }
        return Response.Fft(x);
    }

    public static double HarmonicDb(Complex[] bins, int bin, int harmonic) => Response.Db(bins[harmonic * bin].Magnitude / bins[bin].Magnitude);

    public static double GainDb(Complex[] bins, int bin, double amplitude) => Response.Db(2 * bins[bin].Magnitude / (SaturatorRig.Length * amplitude));

    // Small enough that no curve bends it by 0.05 dB, large enough that the rounding of a biased curve does not show.
    const float Impulse = 2e-3f;

    /// <summary>Gain of a small impulse per bin: the response for quiet signals.</summary>
    public static double[] Quiet(ColourSaturator saturator, double drive, double mix, int frames)
    {
        float[] x = new float[frames];
        x[0] = Impulse;
        saturator.Process(new Audio(x), drive, mix, 0);
        return Array.ConvertAll(Response.Fft(x), b => Response.Db(b.Magnitude / Impulse));
    }
}
