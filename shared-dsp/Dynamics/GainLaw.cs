using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Static curve of a compressor, level in dB to gain reduction in dB: a quadratic soft knee centred on the threshold
/// (Giannoulis, Massberg, Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012, eq. 4), clamped at a ceiling.
/// </summary>
/// <param name="ThresholdDb">dBFS, centre of the knee.</param>
/// <param name="Slope">Reduction per dB above the knee, 1 − 1/ratio: 0 to 1.</param>
/// <param name="KneeDb">Knee width, dB; 0 is hard.</param>
/// <param name="CeilingDb">Largest reduction, dB.</param>
/// <param name="Link">0 to 1: share of the louder channel's reduction that the other one takes.</param>
public readonly record struct GainLaw(double ThresholdDb, double Slope, double KneeDb, double CeilingDb, double Link)
{
    /// <summary>Ceiling that stands for "none": more than full scale over any threshold in use, dB.</summary>
    public const double NoCeilingDb = 72;

    /// <summary>
    /// Added to every target, dB: where the law asks for nothing the target lies just below zero, so that an exponential
    /// release arrives at an exact 0 instead of creeping into denormals. A millionth of a dB, far under any error stated.
    /// </summary>
    public const float RestDb = -1e-6f;

    public GainLaw(in CompressorSettings s) : this(
        s.ThresholdDb,
        1 - 1 / Math.Max(1, s.Ratio),
        Math.Max(0, s.KneeDb),
        Math.Clamp(s.CeilingDb, 0, NoCeilingDb),
        Math.Clamp(s.LinkPercent / 100, 0, 1))
    {
    }

    /// <summary>Reduction in dB, ≥ 0, for a level in dBFS, in double: the reference for the vector code and for drawing the curve.</summary>
    public double ReductionDb(double levelDb)
    {
        double over = levelDb - ThresholdDb;
        double inKnee = Math.Clamp(over + KneeDb / 2, 0, KneeDb);
        double bent = KneeDb > 0 ? inKnee * inKnee / (2 * KneeDb) : 0;
        return Math.Min(Slope * (bent + Math.Max(0, over - KneeDb / 2)), CeilingDb);
    }
}

/// <summary>A <see cref="GainLaw"/> whose values move in straight lines: value = start + step × position.</summary>
public struct GainLawRamp
{
    public float Threshold, Slope, Knee, Ceiling, Link;
    public float ThresholdStep, SlopeStep, KneeStep, CeilingStep, LinkStep;

    /// <summary>
    /// Held amplitudes to target reductions, for <paramref name="frames"/> frames rounded up to whole vectors of 8: both
    /// buffers must reach that far, and what lies beyond the last frame is garbage.
    /// </summary>
    /// <param name="held">Amplitudes, linear, from <see cref="PeakHold"/>.</param>
    /// <param name="target">Reduction in dB plus <see cref="GainLaw.RestDb"/>.</param>
    /// <param name="start">First frame in both buffers.</param>
    /// <param name="position">Position on the ramp of that frame.</param>
    public readonly void Process(float[] held, float[] target, int start, int frames, int position)
    {
        ref float from = ref MemoryMarshal.GetArrayDataReference(held);
        ref float to = ref MemoryMarshal.GetArrayDataReference(target);
        if (Vector256.IsHardwareAccelerated)
            Law<Vector256<float>, Lanes8>(ref from, ref to, start, frames, position);
        else
            Law<Vector128<float>, Lanes4>(ref from, ref to, start, frames, position);
    }

    /// <summary>
    /// Moves each channel's target towards the larger of the two by the link, which is what one common detector would ask
    /// for, the law being monotone. Rounded up to whole vectors like <see cref="Process"/>.
    /// </summary>
    public readonly void LinkChannels(float[] left, float[] right, int start, int frames, int position)
    {
        ref float l = ref MemoryMarshal.GetArrayDataReference(left);
        ref float r = ref MemoryMarshal.GetArrayDataReference(right);
        if (Vector256.IsHardwareAccelerated)
            Blend<Vector256<float>, Lanes8>(ref l, ref r, start, frames, position);
        else
            Blend<Vector128<float>, Lanes4>(ref l, ref r, start, frames, position);
    }

    readonly void Law<V, O>(ref float held, ref float target, int start, int frames, int position)
        where V : struct where O : struct, ILanes<V>
    {
        V zero = O.Of(0), half = O.Of(0.5f), rest = O.Of(GainLaw.RestDb);
        for (int i = 0; i < frames; i += O.Count)
        {
            V at = O.From(position + i);
            V knee = At<V, O>(Knee, KneeStep, at);
            V halfKnee = O.Multiply(knee, half);
            V over = O.Subtract(FastMath.ToDb<V, O>(O.Load(ref held, start + i)), At<V, O>(Threshold, ThresholdStep, at));
            V inKnee = O.Min(O.Max(O.Add(over, halfKnee), zero), knee);
            V bent = O.Divide(O.Multiply(inKnee, inKnee), O.Max(O.Add(knee, knee), O.Of(1e-6f)));
            V straight = O.Max(O.Subtract(over, halfKnee), zero);
            V reduction = O.Multiply(At<V, O>(Slope, SlopeStep, at), O.Add(bent, straight));
            reduction = O.Min(reduction, At<V, O>(Ceiling, CeilingStep, at));
            O.Store(O.Add(reduction, rest), ref target, start + i);
        }
    }

    readonly void Blend<V, O>(ref float left, ref float right, int start, int frames, int position)
        where V : struct where O : struct, ILanes<V>
    {
        for (int i = 0; i < frames; i += O.Count)
        {
            V link = At<V, O>(Link, LinkStep, O.From(position + i));
            V l = O.Load(ref left, start + i), r = O.Load(ref right, start + i);
            V larger = O.Max(l, r);
            V own = O.Subtract(O.Of(1), link);
            O.Store(O.MultiplyAdd(link, larger, O.Multiply(own, l)), ref left, start + i);
            O.Store(O.MultiplyAdd(link, larger, O.Multiply(own, r)), ref right, start + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V At<V, O>(float start, float step, V position) where V : struct where O : struct, ILanes<V> =>
        O.MultiplyAdd(O.Of(step), position, O.Of(start));
}
