using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Saturation;

namespace TopDown.Dsp;

/// <summary>
/// What the tape's magnetisation takes away: tanh(g·e)/g − e. With high-frequency bias the remanence follows the anhysteretic
/// curve, single-valued and odd, whose first bend is cubic: third harmonic 2 dB a dB, no second, unity gain for small signals.
/// </summary>
static class TapeCurve
{
    // tanh reaches 3 % THD where g times the peak is 0.6286: here at a sine of peak −2.4 dBFS, 9.6 dB over 0 VU; behind the
    // de-emphasis and the bump it is 9.7 at 400 Hz.
    const double GainAtZeroDrive = 0.8286;

    /// <summary>g of a drive in dB.</summary>
    public static double Gain(double driveDb) => GainAtZeroDrive * Math.Pow(10, Math.Clamp(driveDb, -12, 12) / 20);

    /// <summary>In place, on stereo pairs, whole vectors of four: the buffer's end beyond the signal is worked on too.</summary>
    /// <param name="pairs">Emphasised signal in, difference out; length a multiple of 8.</param>
    /// <param name="gain">g at the pairs' rate.</param>
    public static void Bend(Span<float> pairs, Ramp gain)
    {
        Vector256<float> at = Vector256.Create((float)gain.First) + Vector256.Create(0f, 0, 1, 1, 2, 2, 3, 3);
        Vector256<float> start = Vector256.Create(gain.Start), step = Vector256.Create(gain.Step);
        ref float io = ref MemoryMarshal.GetReference(pairs);
        for (int i = 0; i < pairs.Length; i += 8)
        {
            Vector256<float> e = Vector256.LoadUnsafe(ref io, (nuint)i);
            Difference(e, Vector256.MultiplyAddEstimate(step, at, start)).StoreUnsafe(ref io, (nuint)i);
            at += Vector256.Create(4f);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Difference(Vector256<float> e, Vector256<float> g)
    {
        Vector256<float> reach = Vector256.Create(SoftCurve.Limit) / g;
        Vector256<float> near = Vector256.MaxNative(Vector256.MinNative(e, reach), -reach), u = g * near;
        return Vector256.MultiplyAddEstimate(near, SoftCurve.Ratio(u * u), -e);
    }
}
