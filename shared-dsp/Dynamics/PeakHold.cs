using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Peak detector of a compressor: each channel rectified, then the maximum over the last <see cref="HoldSeconds"/>. The
/// window spans half a cycle of everything above 833 Hz, so a steady tone up there reads flat at its peak, which keeps
/// printed attack times true (a bare |x| makes the ballistics see ripple). A rise is seen on its own sample; a fall
/// <see cref="HoldFrames"/> samples late. A pure function of the last samples: no phase, no counter.
/// </summary>
/// <remarks>
/// Window maximum by doubling: max over 4p samples is the max of four maxima over p, so a window of w costs about
/// log4(w) passes of vector work instead of a queue a sample.
/// </remarks>
public sealed class PeakHold
{
    /// <summary>Length of the window: half a cycle of 833 Hz.</summary>
    public const double HoldSeconds = 0.0006;

    readonly float[][] _past = [[], []];
    float[] _work = [];
    int _window = 1;

    /// <summary>How long a peak outlives its sample, in samples.</summary>
    public int HoldFrames => _window - 1;

    /// <param name="maxFrames">Longest call.</param>
    public void Prepare(in Spec spec, int maxFrames)
    {
        _window = Math.Max(2, spec.Samples(HoldSeconds));
        for (int c = 0; c < 2; c++) _past[c] = new float[HoldFrames];
        _work = new float[HoldFrames + maxFrames + Lanes8.Count];
    }

    public void Reset()
    {
        foreach (float[] past in _past) Array.Clear(past);
    }

    /// <summary>True when no sample above −120 dBFS is held: then Reset is inaudible.</summary>
    public bool AtRest
    {
        get
        {
            foreach (float[] past in _past)
                foreach (float peak in past)
                    if (peak > 1e-6f) return false;
            return true;
        }
    }

    /// <summary>Held amplitude of each channel for itself.</summary>
    /// <param name="left">At least the key's frames.</param>
    /// <param name="right">As <paramref name="left"/>; not written when the key is mono.</param>
    public void Each(Audio key, float[] left, float[] right)
    {
        for (int c = 0; c < key.Channels; c++)
        {
            Rectify(key[c], _past[c]);
            Hold(key.Length, c == 0 ? left : right);
        }
    }

    /// <summary>Held amplitude of the larger channel.</summary>
    /// <param name="both">At least the key's frames.</param>
    public void Common(Audio key, float[] both)
    {
        int frames = key.Length;
        if (key.Channels == 1)
        {
            Rectify(key.Left, _past[0]);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Larger<Vector256<float>, Lanes8>(key);
        }
        else
        {
            Larger<Vector128<float>, Lanes4>(key);
        }
        Hold(frames, both);
    }

    /// <summary>Past and |x| into the work buffer; the newest samples into the past.</summary>
    void Rectify(ReadOnlySpan<float> x, float[] past)
    {
        past.CopyTo(_work, 0);
        ref float to = ref _work[HoldFrames];
        ref float from = ref MemoryMarshal.GetReference(x);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
            i = Abs<Vector256<float>, Lanes8>(ref from, ref to, i, x.Length);
        i = Abs<Vector128<float>, Lanes4>(ref from, ref to, i, x.Length);
        Abs<float, Lanes1>(ref from, ref to, i, x.Length);
        _work.AsSpan(x.Length, HoldFrames).CopyTo(past);
    }

    static int Abs<V, O>(ref float from, ref float to, int i, int frames) where V : struct where O : struct, ILanes<V>
    {
        // The order makes a NaN read as 0: the detector does not remember what the wrapper is about to silence.
        for (; i <= frames - O.Count; i += O.Count) O.Store(O.Max(O.Abs(O.Load(ref from, i)), O.Of(0)), ref to, i);
        return i;
    }

    void Larger<V, O>(Audio key) where V : struct where O : struct, ILanes<V>
    {
        int frames = key.Length;
        ref float work = ref MemoryMarshal.GetArrayDataReference(_work);
        ref float left = ref MemoryMarshal.GetReference(key.Left), right = ref MemoryMarshal.GetReference(key.Right);
        for (int i = 0; i < HoldFrames; i++) _work[i] = Math.Max(_past[0][i], _past[1][i]);
        int at = Pair<V, O>(ref left, ref right, ref work, 0, frames, HoldFrames);
        Pair<float, Lanes1>(ref left, ref right, ref work, at, frames, HoldFrames);
        Remember(key.Left, _past[0]);
        Remember(key.Right, _past[1]);
    }

    static int Pair<V, O>(ref float left, ref float right, ref float work, int i, int frames, int offset)
        where V : struct where O : struct, ILanes<V>
    {
        for (; i <= frames - O.Count; i += O.Count)
        {
            V l = O.Max(O.Abs(O.Load(ref left, i)), O.Of(0));
            V r = O.Max(O.Abs(O.Load(ref right, i)), O.Of(0));
            O.Store(O.Max(l, r), ref work, offset + i);
        }
        return i;
    }

    /// <summary>The newest rectified samples become the past.</summary>
    static void Remember(ReadOnlySpan<float> x, float[] past)
    {
        int fresh = Math.Min(x.Length, past.Length);
        Array.Copy(past, fresh, past, 0, past.Length - fresh);
        for (int i = 0; i < fresh; i++) past[past.Length - fresh + i] = Lanes1.Max(MathF.Abs(x[x.Length - fresh + i]), 0);
    }

    void Hold(int frames, float[] held)
    {
        ref float work = ref MemoryMarshal.GetArrayDataReference(_work);
        ref float to = ref MemoryMarshal.GetArrayDataReference(held);
        if (Vector256.IsHardwareAccelerated)
            Widen<Vector256<float>, Lanes8>(ref work, frames, ref to);
        else
            Widen<Vector128<float>, Lanes4>(ref work, frames, ref to);
    }

    /// <summary>
    /// Downwards in place, so that what a step reads is not yet widened. Lanes that would read in front of the buffer are
    /// left to the scalar end, and every pass needs only what the pass before it finished.
    /// </summary>
    void Widen<V, O>(ref float work, int frames, ref float held) where V : struct where O : struct, ILanes<V>
    {
        int end = HoldFrames + frames, width = 1;
        for (; width * 4 <= _window; width *= 4)
        {
            int first = width * 4 - 1, i = end;
            for (; i - O.Count >= first; i -= O.Count) Four<V, O>(ref work, i - O.Count, width);
            while (--i >= first) Four<float, Lanes1>(ref work, i, width);
        }
        // The last, partial step: the window is covered by up to four overlapping maxima of the width reached.
        int rest = _window - width;
        int a = Math.Min(width, rest), b = Math.Min(2 * width, rest);
        int n = 0;
        for (; n <= frames - O.Count; n += O.Count) Last<V, O>(ref work, ref held, n, a, b, rest);
        for (; n < frames; n++) Last<float, Lanes1>(ref work, ref held, n, a, b, rest);
    }

    static void Four<V, O>(ref float work, int i, int p) where V : struct where O : struct, ILanes<V> =>
        O.Store(
            O.Max(
                O.Max(O.Load(ref work, i), O.Load(ref work, i - p)),
                O.Max(O.Load(ref work, i - 2 * p), O.Load(ref work, i - 3 * p))),
            ref work, i);

    void Last<V, O>(ref float work, ref float held, int n, int a, int b, int rest) where V : struct where O : struct, ILanes<V>
    {
        int i = HoldFrames + n;
        O.Store(
            O.Max(
                O.Max(O.Load(ref work, i), O.Load(ref work, i - a)),
                O.Max(O.Load(ref work, i - b), O.Load(ref work, i - rest))),
            ref held, n);
    }
}
