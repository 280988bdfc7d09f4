using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp;

/// <summary>Questions about runs of samples, answered a vector at a time.</summary>
public static class Samples
{
    /// <summary>Number of leading samples before the first NaN or infinity.</summary>
    public static int FiniteLength(ReadOnlySpan<float> x)
    {
        // x·0 is 0 for every finite x and NaN for all else.
        int i = 0;
        foreach (var v in MemoryMarshal.Cast<float, Vector<float>>(x))
        {
            if (!Vector.EqualsAll(v * Vector<float>.Zero, Vector<float>.Zero)) break;
            i += Vector<float>.Count;
        }
        while (i < x.Length && float.IsFinite(x[i])) i++;
        return i;
    }

    public static bool IsZero(ReadOnlySpan<float> x) => !x.ContainsAnyExcept(0f);

    /// <summary>Number of zeros at the end.</summary>
    public static int TrailingZeros(ReadOnlySpan<float> x) => x.Length - 1 - x.LastIndexOfAnyExcept(0f);

    /// <summary>Largest absolute sample.</summary>
    public static float Peak(ReadOnlySpan<float> x)
    {
        var largest = Vector<float>.Zero;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        foreach (var v in vectors) largest = Vector.Max(largest, Vector.Abs(v));
        float peak = 0;
        for (int i = 0; i < Vector<float>.Count; i++) peak = MathF.Max(peak, largest[i]);
        foreach (float v in x[(vectors.Length * Vector<float>.Count)..]) peak = MathF.Max(peak, MathF.Abs(v));
        return peak;
    }
}
