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
    /// <param name="dbPerOctave">Decibels of a doubling of what is held: half as many when it holds powers.</param>
    public readonly void Process(float[] held, float[] target, int start, int frames, int position, float dbPerOctave = FastMath.DbPerOctave)
    {
        ref float from = ref MemoryMarshal.GetArrayDataReference(held);
        ref float to = ref MemoryMarshal.GetArrayDataReference(target);
        if (Vector256.IsHardwareAccelerated)
            Law<Vector256<float>, Lanes8>(ref from, ref to, start, frames, position, dbPerOctave);
        else
            Law<Vector128<float>, Lanes4>(ref from, ref to, start, frames, position, dbPerOctave);
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

    /// <summary>
    /// What only counts where the channel is not the louder one: moves its target towards the other's larger one by the link,
    /// the other having been heard in its own way. Rounded up to whole vectors like <see cref="Process"/>.
    /// </summary>
    public readonly void LinkTo(float[] own, float[] other, int start, int frames, int position)
    {
        ref float o = ref MemoryMarshal.GetArrayDataReference(own);
        ref float by = ref MemoryMarshal.GetArrayDataReference(other);
        if (Vector256.IsHardwareAccelerated)
            LinkTo<Vector256<float>, Lanes8>(ref o, ref by, start, frames, position);
        else
            LinkTo<Vector128<float>, Lanes4>(ref o, ref by, start, frames, position);
    }

    readonly void Law<V, O>(ref float held, ref float target, int start, int frames, int position, float dbPerOctave)
        where V : struct where O : struct, ILanes<V>
    {
        for (int i = 0; i < frames; i += O.Count)
        {
            V level = O.Multiply(FastMath.Log2<V, O>(O.Load(ref held, start + i)), O.Of(dbPerOctave));
            O.Store(Target<V, O>(level, O.From(position + i)), ref target, start + i);
        }
    }

    /// <summary>Levels in dB to target reductions plus <see cref="GainLaw.RestDb"/>.</summary>
    /// <param name="level">dBFS.</param>
    /// <param name="at">Position on the ramp, a lane each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly V Target<V, O>(V level, V at) where V : struct where O : struct, ILanes<V>
    {
        V zero = O.Of(0);
        V knee = At<V, O>(Knee, KneeStep, at);
        V halfKnee = O.Multiply(knee, O.Of(0.5f));
        V over = O.Subtract(level, At<V, O>(Threshold, ThresholdStep, at));
        V inKnee = O.Min(O.Max(O.Add(over, halfKnee), zero), knee);
        V bent = O.Divide(O.Multiply(inKnee, inKnee), O.Max(O.Add(knee, knee), O.Of(1e-6f)));
        V straight = O.Max(O.Subtract(over, halfKnee), zero);
        V reduction = O.Multiply(At<V, O>(Slope, SlopeStep, at), O.Add(bent, straight));
        reduction = O.Min(reduction, At<V, O>(Ceiling, CeilingStep, at));
        return O.Add(reduction, O.Of(GainLaw.RestDb));
    }

    readonly void LinkTo<V, O>(ref float own, ref float other, int start, int frames, int position)
        where V : struct where O : struct, ILanes<V>
    {
        for (int i = 0; i < frames; i += O.Count)
        {
            V mine = O.Load(ref own, start + i);
            O.Store(Linked<V, O>(mine, O.Load(ref other, start + i), O.From(position + i)), ref own, start + i);
        }
    }

    /// <summary>One target on its way to the larger of two by the link.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly V Linked<V, O>(V own, V other, V at) where V : struct where O : struct, ILanes<V>
    {
        V link = At<V, O>(Link, LinkStep, at);
        return O.MultiplyAdd(link, O.Max(own, other), O.Multiply(O.Subtract(O.Of(1), link), own));
    }

    readonly void Blend<V, O>(ref float left, ref float right, int start, int frames, int position)
        where V : struct where O : struct, ILanes<V>
    {
        for (int i = 0; i < frames; i += O.Count)
        {
            V at = O.From(position + i), l = O.Load(ref left, start + i), r = O.Load(ref right, start + i);
            O.Store(Linked<V, O>(l, r, at), ref left, start + i);
            O.Store(Linked<V, O>(r, l, at), ref right, start + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V At<V, O>(float start, float step, V position) where V : struct where O : struct, ILanes<V> =>
        O.MultiplyAdd(O.Of(step), position, O.Of(start));
}
