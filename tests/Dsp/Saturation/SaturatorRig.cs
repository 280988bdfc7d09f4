using System.Numerics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using TopDown.Dsp.Tests.Resampling;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>Settled runs of coherent tones through a saturator, and what is read from them.</summary>
static class SaturatorRig
{
    public const int Length = 65_536;
    public const double MinusSix = 0.501187233627272;

    public static Saturator Make(double rate, int factor, Phase phase, int channels = 1, int max = Length)
    {
        Saturator saturator = new();
        saturator.Prepare(new Spec(rate, channels, max), factor, phase);
        return saturator;
    }

    /// <summary>The spectrum of the third run: two of them let filters and DC blocker settle.</summary>
    public static Complex[] Tone(double rate, int factor, Phase phase, int bin, double drive, double bias = 0, double mix = 1, double match = 0)
    {
        Saturator saturator = Make(rate, factor, phase);
        float[] x = [];
        for (int run = 0; run < 3; run++)
        {
            x = Response.Tone(Length, bin, MinusSix);
            saturator.Process(new Audio(x), drive, bias, mix, match);
        }
        return Response.Fft(x);
    }

    public static double ThdDb(Complex[] bins, int bin, double rate)
    {
        double sum = 0;
        for (int k = 2 * bin; k * rate / Length < 20_000; k += bin) sum += bins[k].Magnitude * bins[k].Magnitude;
        return Response.Db(Math.Sqrt(sum) / bins[bin].Magnitude);
    }

    /// <summary>All energy 20 Hz–20 kHz that is no harmonic, re the fundamental.</summary>
    public static double AliasDb(Complex[] bins, int bin, double rate)
    {
        double sum = 0;
        for (int k = (int)(20 * Length / rate) + 1; k * rate / Length <= 20_000; k++)
            if (k % bin != 0) sum += bins[k].Magnitude * bins[k].Magnitude;
        return Response.Db(Math.Sqrt(sum) / bins[bin].Magnitude);
    }
}
