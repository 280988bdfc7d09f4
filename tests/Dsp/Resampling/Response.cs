using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Tests.Resampling;

/// <summary>Frequency responses measured from impulses, and spectra of coherent tones.</summary>
static class Response
{
    public static double Db(double ratio) => 20 * Math.Log10(Math.Max(ratio, 1e-15));

    public static Complex[] Fft(ReadOnlySpan<float> x)
    {
        Complex[] bins = new Complex[x.Length];
        for (int i = 0; i < bins.Length; i++) bins[i] = x[i];
        Fourier.Forward(bins, FourierOptions.NoScaling);
        return bins;
    }

    /// <summary>A sine of <paramref name="bin"/> whole periods over the length.</summary>
    public static float[] Tone(int length, int bin, double amplitude)
    {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) x[i] = (float)(amplitude * Math.Sin(2 * Math.PI * ((long)bin * i % length) / length));
        return x;
    }

    /// <summary>Gain of the way up at every bin of the higher rate; 1 in the pass-band.</summary>
    public static double[] Up(int factor, Phase phase, double rate, int frames)
    {
        Oversampler over = new();
        over.Prepare(new Spec(rate, 1, frames), factor, phase);
        float[] x = new float[frames];
        x[0] = 1;
        return Array.ConvertAll(Fft(over.Up(new Audio(x)).Left), b => b.Magnitude / factor);
    }

    /// <summary>Gain of the way down for a tone at every bin of the higher rate, wherever it then lands.</summary>
    public static double[] Down(int factor, Phase phase, double rate, int frames)
    {
        Oversampler over = new();
        over.Prepare(new Spec(rate, 1, frames), factor, phase);
        Complex[] sum = new Complex[frames * factor];
        for (int p = 0; p < factor; p++)
        {
            over.Reset();
            Audio up = over.Up(new Audio(new float[frames]));
            up.Left.Clear();
            up.Left[p] = 1;
            float[] y = new float[frames];
            over.Down(new Audio(y));
            Complex[] bins = Fft(y);
            for (int k = 0; k < sum.Length; k++) sum[k] += bins[k % frames] * Complex.FromPolarCoordinates(1, 2 * Math.PI * k * p / sum.Length);
        }
        return Array.ConvertAll(sum, b => b.Magnitude);
    }
}
