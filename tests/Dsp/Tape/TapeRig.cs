using System.Numerics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Tests.Resampling;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>Settled runs of coherent tones through a tape with everything on, and what is read from them.</summary>
static class TapeRig
{
    public const int Length = 16_384;
    public const double ZeroVu = -12;           // dBFS, peak of a sine

    /// <summary>Both speeds at the rates where targets bind.</summary>
    public static TheoryData<double, TapeSpeed> Bound => new()
    {
        { 48_000, TapeSpeed.Ips15 }, { 48_000, TapeSpeed.Ips30 }, { 96_000, TapeSpeed.Ips15 }, { 96_000, TapeSpeed.Ips30 },
    };

    public static Tape Make(double rate, TapeSpeed speed, int channels = 1, int max = Length, double bump = 100, double loss = 100,
        int factor = 0, Phase phase = Phase.Minimum)
    {
        Tape tape = new();
        tape.Prepare(new Spec(rate, channels, max), factor == 0 ? Oversampler.AutoFactor(rate) : factor, phase);
        tape.Set(speed, bump, loss);
        return tape;
    }

    public static double Amplitude(double db) => Math.Pow(10, db / 20);

    public static int Bin(double hz, double rate, int length = Length) => (int)Math.Round(hz * length / rate);

    /// <summary>The last of <paramref name="runs"/>: those before let filters and DC blocker settle.</summary>
    public static float[] Settled(Tape tape, double drive, float[] signal, double mix = 1, int runs = 2)
    {
        float[] x = [];
        for (int run = 0; run < runs; run++)
        {
            x = (float[])signal.Clone();
            tape.Process(new Audio(x), drive, mix);
        }
        return x;
    }

    public static float[] Tone(double rate, TapeSpeed speed, int bin, double db, double drive = 0) =>
        Settled(Make(rate, speed), drive, Response.Tone(Length, bin, Amplitude(db)));

    /// <summary>Amplitude in dBFS of one coherent component.</summary>
    public static double LevelDb(float[] x, int bin)
    {
        Complex turn = Complex.FromPolarCoordinates(1, 2 * Math.PI * bin / x.Length), at = 1, sum = 0;
        foreach (float v in x)
        {
            sum += v * at;
            at *= turn;
        }
        return Response.Db(2 * sum.Magnitude / x.Length);
    }

    public static double HarmonicDb(float[] x, int bin, int harmonic) => LevelDb(x, harmonic * bin) - LevelDb(x, bin);

    public static double ThdDb(float[] x, int bin, double rate)
    {
        double power = 0;
        for (int k = 2; k * bin * rate / x.Length < 20_000 && k <= 15; k++) power += Math.Pow(10, HarmonicDb(x, bin, k) / 10);
        return 10 * Math.Log10(power);
    }

    /// <summary>Where a rising function crosses.</summary>
    public static double Crossing(Func<double, double> rising, double value, double from, double to)
    {
        for (int i = 0; i < 16; i++)
        {
            double middle = (from + to) / 2;
            if (rising(middle) < value) from = middle;
            else to = middle;
        }
        return (from + to) / 2;
    }
}
