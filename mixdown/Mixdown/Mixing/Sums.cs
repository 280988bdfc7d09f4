using System.Numerics;
using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>Sums in float: each addition rounds at −144 dB of the sum.</summary>
static class Sums
{
    /// <summary>to += x.</summary>
    public static void Add(this Audio to, Audio x)
    {
        Add(to.Left, x.Left, 1);
        Add(to.Right, x.Right, 1);
    }

    /// <summary>to += gain·x.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> x, float gain)
    {
        ref float from = ref MemoryMarshal.GetReference(x), sum = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref sum, (nuint)i) + gain * Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < x.Length; i++) to[i] += gain * x[i];
    }

    /// <summary>to += gain·x along a ramp.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> x, Ramp gain)
    {
        if (gain.IsConstant) Add(to, x, gain.Start);
        else
            for (int i = 0; i < x.Length; i++) to[i] += gain[i] * x[i];
    }
}
