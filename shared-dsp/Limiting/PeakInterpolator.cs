using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Resampling;

namespace TopDown.Dsp.Limiting;

/// <summary>
/// Largest magnitude of the band-limited signal around each sample, of both channels: eight points a sample (the scheme of ITU-R BS.1770-5,
/// annex 2, with more points and sharper filters), then the vertex of the parabola through every three of them. Eight points
/// alone read a tone near Nyquist up to 0.17 dB low; the vertex leaves 0.005 dB.
/// </summary>
/// <remarks>
/// The first half-band is long, flat to 0.49 of the rate, so that square waves and noise with much next to Nyquist are read right; the
/// others, which have the room of an octave, are short.
/// </remarks>
sealed class PeakInterpolator
{
    const int Pairs2 = 96, Pairs4 = 8, Pairs8 = 5;
    const double StopDb2 = 60, StopDb4 = 90, StopDb8 = 90;

    /// <summary>Points a sample, and floats of them for both channels.</summary>
    const int Points = 8, Floats = 2 * Points;

    /// <summary>Two stereo points of the call before: a vertex needs both neighbours.</summary>
    const int Kept = 4;

    /// <summary>The reading at sample n is of the signal from half a sample before sample n − Delay to half a sample behind it.</summary>
    public const int Delay = (8 * (Pairs2 - 1) + 4 * Pairs4 + 2 * Pairs8) / Points;

    FirHalfBand? _to2, _to4, _to8;
    float[] _pairs = [], _at2 = [], _at4 = [], _points = [];

    /// <param name="maxFrames">Longest call.</param>
    public void Prepare(int maxFrames)
    {
        _to2 = new(Pairs2, StopDb2, 0, maxFrames);
        _to4 = new(Pairs4, StopDb4, 0, 2 * maxFrames);
        _to8 = new(Pairs8, StopDb8, 0, 4 * maxFrames);
        _pairs = new float[2 * maxFrames + FirHalfBand.Pad];
        _at2 = new float[4 * maxFrames + FirHalfBand.Pad];
        _at4 = new float[8 * maxFrames + FirHalfBand.Pad];
        _points = new float[Kept + Floats * maxFrames + FirHalfBand.Pad];
    }

    public void Reset()
    {
        _to2?.Reset();
        _to4?.Reset();
        _to8?.Reset();
        Array.Clear(_points);
    }

    /// <summary>A reading for every frame.</summary>
    /// <param name="x">Finite.</param>
    /// <param name="peak">Linear, at least as many as frames.</param>
    public void Process(Audio x, Span<float> peak)
    {
        int frames = x.Length;
        Interleave.ToPairs(x, _pairs);
        _to2!.Up(_pairs, _at2, frames);
        _to4!.Up(_at2, _at4, 2 * frames);
        _to8!.Up(_at4, _points.AsSpan(Kept), 4 * frames);
        Vertices(_points, peak[..frames]);
        _points.AsSpan(Floats * frames, Kept).CopyTo(_points);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Vertices(float[] points, Span<float> peak)
    {
        ref float x = ref MemoryMarshal.GetArrayDataReference(points);
        for (int n = 0; n < peak.Length; n++)
        {
            Vector256<float> largest = Vector256.MaxNative(Vertex(ref x), Vertex(ref Unsafe.Add(ref x, Floats / 2)));
            Vector128<float> four = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
            four = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
            four = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2)));
            peak[n] = four.ToScalar();
            x = ref Unsafe.Add(ref x, Floats);
        }
    }

    /// <summary>
    /// Height of the parabola through a point and its neighbours where its vertex lies next to that point; elsewhere, where a
    /// neighbour's own vertex is the higher, at most what a vertex half a step away would have.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Vertex(ref float x)
    {
        Vector256<float> before = Vector256.Abs(Vector256.LoadUnsafe(ref x)), middle = Vector256.Abs(Vector256.LoadUnsafe(ref x, 2)), after = Vector256.Abs(Vector256.LoadUnsafe(ref x, 4));
        Vector256<float> bend = (middle - before - (after - middle)) * 0.125f, slope = (after - before) * 0.125f;
        Vector256<float> rise = slope * slope / Vector256.MaxNative(bend, Vector256.Create(1e-30f));
        return middle + Vector256.MaxNative(Vector256.MinNative(rise, bend), Vector256<float>.Zero);
    }
}
