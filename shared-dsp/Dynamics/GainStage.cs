using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Turns a gain reduction, a make-up gain and a dry/wet mix into one gain a sample and applies it:
/// out = x·(1 − mix) + x·g·makeup·mix. Exactly 1 for any mix when nothing is reduced and the make-up is 1; exactly g·makeup at mix 1.
/// </summary>
public static class GainStage
{
    /// <summary>Reductions to gains, for the frames rounded up to whole vectors of 8; in place is fine.</summary>
    /// <param name="reductionDb">dB, ≥ 0.</param>
    /// <param name="gain">Linear.</param>
    /// <param name="makeup">Linear gain.</param>
    /// <param name="mix">0 dry to 1 wet.</param>
    /// <param name="start">Frames already rendered of the ramps' call.</param>
    /// <returns>The largest reduction, dB.</returns>
    public static float Gains(float[] reductionDb, float[] gain, int frames, in Ramp makeup, in Ramp mix, int start)
    {
        // What the last vector reads beyond the end must not count as a reduction.
        reductionDb.AsSpan(frames, -frames & (Lanes8.Count - 1)).Clear();
        ref float from = ref MemoryMarshal.GetArrayDataReference(reductionDb);
        ref float to = ref MemoryMarshal.GetArrayDataReference(gain);
        return Vector256.IsHardwareAccelerated
            ? Gains<Vector256<float>, Lanes8>(ref from, ref to, frames, makeup, mix, start)
            : Gains<Vector128<float>, Lanes4>(ref from, ref to, frames, makeup, mix, start);
    }

    /// <summary>x·gain in place.</summary>
    public static void Apply(Audio x, float[] gain)
    {
        for (int c = 0; c < x.Channels; c++) Apply(x[c], gain);
    }

    /// <inheritdoc cref="Apply(Audio, float[])"/>
    public static void Apply(Span<float> x, float[] gain)
    {
        ref float to = ref MemoryMarshal.GetReference(x);
        ref float by = ref MemoryMarshal.GetArrayDataReference(gain);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
            i = Scale<Vector256<float>, Lanes8>(ref to, ref by, i, x.Length);
        i = Scale<Vector128<float>, Lanes4>(ref to, ref by, i, x.Length);
        Scale<float, Lanes1>(ref to, ref by, i, x.Length);
    }

    static float Gains<V, O>(ref float reduction, ref float gain, int frames, Ramp makeup, Ramp mix, int start)
        where V : struct where O : struct, ILanes<V>
    {
        V one = O.Of(1), largest = O.Of(0);
        V makeupAt0 = O.Of(makeup.Start), makeupStep = O.Of(makeup.Step), mixAt0 = O.Of(mix.Start), mixStep = O.Of(mix.Step);
        for (int i = 0; i < frames; i += O.Count)
        {
            V db = O.Load(ref reduction, i);
            // Multiplied and added separately, as Ramp's own indexer does.
            V up = O.Add(makeupAt0, O.Multiply(makeupStep, O.From(makeup.First + start + i)));
            V wet = O.Add(mixAt0, O.Multiply(mixStep, O.From(mix.First + start + i)));
            V g = O.Multiply(FastMath.FromDb<V, O>(O.Subtract(O.Of(0), db)), up);
            O.Store(O.MultiplyAdd(g, wet, O.Subtract(one, wet)), ref gain, i);
            largest = O.Max(db, largest);
        }
        return O.Largest(largest);
    }

    static int Scale<V, O>(ref float x, ref float gain, int i, int frames) where V : struct where O : struct, ILanes<V>
    {
        for (; i <= frames - O.Count; i += O.Count) O.Store(O.Multiply(O.Load(ref x, i), O.Load(ref gain, i)), ref x, i);
        return i;
    }
}
