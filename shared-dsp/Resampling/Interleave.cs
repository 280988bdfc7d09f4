using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Resampling;

/// <summary>Planar audio to stereo pairs [L, R, L, R …] and back; mono rides in the left lane beside silence.</summary>
static class Interleave
{
    public static void ToPairs(Audio x, Span<float> pairs)
    {
        ref float left = ref MemoryMarshal.GetReference(x.Left), right = ref MemoryMarshal.GetReference(x.Right);
        ref float to = ref MemoryMarshal.GetReference(pairs);
        bool stereo = x.Channels == 2;
        int i = 0;
        if (Sse.IsSupported)
        {
            for (; i + 4 <= x.Length; i += 4)
            {
                Vector128<float> l = Vector128.LoadUnsafe(ref left, (nuint)i);
                Vector128<float> r = stereo ? Vector128.LoadUnsafe(ref right, (nuint)i) : default;
                Sse.UnpackLow(l, r).StoreUnsafe(ref to, (nuint)(2 * i));
                Sse.UnpackHigh(l, r).StoreUnsafe(ref to, (nuint)(2 * i) + 4);
            }
        }
        for (; i < x.Length; i++)
        {
            pairs[2 * i] = x.Left[i];
            pairs[2 * i + 1] = stereo ? x.Right[i] : 0;
        }
    }

    public static void FromPairs(ReadOnlySpan<float> pairs, Audio y)
    {
        ref float left = ref MemoryMarshal.GetReference(y.Left), right = ref MemoryMarshal.GetReference(y.Right);
        ref float from = ref MemoryMarshal.GetReference(pairs);
        bool stereo = y.Channels == 2;
        int i = 0;
        if (Sse.IsSupported)
        {
            for (; i + 4 <= y.Length; i += 4)
            {
                Vector128<float> a = Vector128.LoadUnsafe(ref from, (nuint)(2 * i)), b = Vector128.LoadUnsafe(ref from, (nuint)(2 * i) + 4);
                Sse.Shuffle(a, b, 0b10_00_10_00).StoreUnsafe(ref left, (nuint)i);
                if (stereo) Sse.Shuffle(a, b, 0b11_01_11_01).StoreUnsafe(ref right, (nuint)i);
            }
        }
        for (; i < y.Length; i++)
        {
            y.Left[i] = pairs[2 * i];
            if (stereo) y.Right[i] = pairs[2 * i + 1];
        }
    }
}
