using System.Numerics;

namespace TopDown.Measures;

/// <summary>What a coherent tone becomes: harmonics, and all that is none. Spectrum of a settled stretch of 1.37 s or more.</summary>
static class Harmonics
{
    /// <summary>Second and third re the fundamental in dB, and all up to 20 kHz as a ratio.</summary>
    public static (double Second, double Third, double Thd) Of(Patch patch, double hz, double rate, double levelDb)
    {
        var (bins, bin) = Settled(patch, hz, rate, levelDb);
        double one = Power(bins[bin]), sum = 0;
        for (int k = 2 * bin; k * rate / bins.Length < 20_000; k += bin) sum += Power(bins[k]);
        return (10 * Math.Log10(Power(bins[2 * bin]) / one), 10 * Math.Log10(Power(bins[3 * bin]) / one), Math.Sqrt(sum / one));
    }

    /// <summary>All energy 20 Hz–20 kHz off the harmonics, re the fundamental, dB.</summary>
    public static double Alias(Patch patch, double hz, double rate, double levelDb)
    {
        var (bins, bin) = Settled(patch, hz, rate, levelDb);
        double sum = 0;
        for (int k = (int)(20 * bins.Length / rate) + 1; k * rate / bins.Length <= 20_000; k++)
            if (k % bin != 0) sum += Power(bins[k]);
        return 10 * Math.Log10(sum / Power(bins[bin]));
    }

    /// <summary>The tone is put on the nearest odd bin, so that no alias falls on a harmonic.</summary>
    static (Complex[] Bins, int Bin) Settled(Patch patch, double hz, double rate, double levelDb)
    {
        int length = 65_536 * Math.Max(1, (int)Math.Round(rate / 48_000)), bin = (int)Math.Floor(hz * length / rate / 2) * 2 + 1;
        float[] x = Tones.Sine(3 * length + Reading.LookAhead, bin * rate / length, rate, levelDb);
        return (Reading.Spectrum(patch.Render(x, rate).AsSpan(2 * length, length)), bin);
    }

    static double Power(Complex c) => c.Real * c.Real + c.Imaginary * c.Imaginary;
}
