using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// The crossover's loop. The trunk works on two channels, the branches on both channels of both halves in four lanes; the
/// coefficients of the lower branch's all-pass are those of the high split and the other way round.
/// </summary>
static class CrossoverKernel
{
    interface IMotion
    {
        static abstract bool Moves { get; }
    }

    readonly struct Gliding : IMotion
    {
        public static bool Moves => true;
    }

    readonly struct Steady : IMotion
    {
        public static bool Moves => false;
    }

    /// <summary>Frames [from, to) of <paramref name="x"/>; for mono both lanes work on the one channel.</summary>
    public static void Run<V, O>(CrossoverState s, Audio x, BandFrames bands, int from, int to, bool isGliding) where V : struct where O : struct, IFour<V>
    {
        if (isGliding) Run<V, O, Gliding>(s, x, bands, from, to);
        else Run<V, O, Steady>(s, x, bands, from, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Run<V, O, TMotion>(CrossoverState s, Audio x, BandFrames bands, int from, int to)
        where V : struct where O : struct, IFour<V> where TMotion : struct, IMotion
    {
        ref float inLeft = ref MemoryMarshal.GetReference(x.Left);
        ref float inRight = ref MemoryMarshal.GetReference(x.Channels == 2 ? x.Right : x.Left);
        ref float outLeft = ref bands.LeftAt, outRight = ref bands.RightAt;

        var mid = Of2(s.Now, CrossoverState.Split);
        var midStep = Of2(s.Step, CrossoverState.Split);
        var pass = Of4<V, O>(s.Now, 2 * CrossoverState.Split, 0);
        var passStep = Of4<V, O>(s.Step, 2 * CrossoverState.Split, 0);
        var split = Of4<V, O>(s.Now, 0, 2 * CrossoverState.Split);
        var splitStep = Of4<V, O>(s.Step, 0, 2 * CrossoverState.Split);
        Vector128<double> trunkK = Vector128.Create(-2 * CrossoverState.K);
        V branchK = O.Of(-2 * CrossoverState.K);

        Vector128<double> a1 = Vector128.Create(s.Trunk, 0), a2 = Vector128.Create(s.Trunk, 2), b1 = Vector128.Create(s.Trunk, 4), b2 = Vector128.Create(s.Trunk, 6);
        V c1 = O.Load(s.Branch, 0), c2 = O.Load(s.Branch, 4), d1 = O.Load(s.Branch, 8), d2 = O.Load(s.Branch, 12), e1 = O.Load(s.Branch, 16), e2 = O.Load(s.Branch, 20);

        for (int i = from; i < to; i++)
        {
            if (TMotion.Moves)
            {
                mid = Moved<Vector128<double>, Doubles2>(mid, midStep);
                pass = Moved<V, O>(pass, passStep);
                split = Moved<V, O>(split, splitStep);
            }
            Vector128<double> frame = Frame(Unsafe.Add(ref inLeft, i), Unsafe.Add(ref inRight, i));
            Vector128<double> low = Stage<Vector128<double>, Doubles2>(frame, ref a1, ref a2, mid, out var band);
            Vector128<double> all = Doubles2.MultiplyAdd(trunkK, band, frame);
            low = Stage<Vector128<double>, Doubles2>(low, ref b1, ref b2, mid, out _);

            V half = O.Join(low, all - low);
            Stage<V, O>(half, ref c1, ref c2, pass, out V halfBand);
            half = O.MultiplyAdd(branchK, halfBand, half);
            V lower = Stage<V, O>(half, ref d1, ref d2, split, out halfBand);
            V both = O.MultiplyAdd(branchK, halfBand, half);
            lower = Stage<V, O>(lower, ref e1, ref e2, split, out _);

            var (left, right) = BandFrames.Sort(O.Narrow(lower), O.Narrow(O.Subtract(both, lower)));
            left.StoreUnsafe(ref outLeft, (nuint)(BandFrames.Bands * i));
            right.StoreUnsafe(ref outRight, (nuint)(BandFrames.Bands * i));
        }

        a1.CopyTo(s.Trunk, 0);
        a2.CopyTo(s.Trunk, 2);
        b1.CopyTo(s.Trunk, 4);
        b2.CopyTo(s.Trunk, 6);
        O.Store(c1, s.Branch, 0);
        O.Store(c2, s.Branch, 4);
        O.Store(d1, s.Branch, 8);
        O.Store(d2, s.Branch, 12);
        O.Store(e1, s.Branch, 16);
        O.Store(e2, s.Branch, 20);
        if (!TMotion.Moves) return;
        for (int n = from; n < to; n++)
            for (int k = 0; k < s.Now.Length; k++) s.Now[k] += s.Step[k];
    }

    /// <summary>One second-order low-pass, and the band-pass that makes an all-pass of its input: input − 2K·band.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static V Stage<V, O>(V x, ref V s1, ref V s2, (V A1, V A2, V A3) a, out V band) where V : struct where O : struct, IDoubles<V>
    {
        V v = O.Subtract(x, s2);
        band = O.MultiplyAdd(a.A2, v, O.Multiply(a.A1, s1));
        V low = O.MultiplyAdd(a.A3, v, O.MultiplyAdd(a.A2, s1, s2));
        s1 = O.Subtract(O.Add(band, band), s1);
        s2 = O.Subtract(O.Add(low, low), s2);
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (V, V, V) Moved<V, O>((V A1, V A2, V A3) a, (V A1, V A2, V A3) step) where V : struct where O : struct, IDoubles<V> =>
        (O.Add(a.A1, step.A1), O.Add(a.A2, step.A2), O.Add(a.A3, step.A3));

    static (Vector128<double>, Vector128<double>, Vector128<double>) Of2(double[] a, int at) =>
        (Vector128.Create(a[at]), Vector128.Create(a[at + 1]), Vector128.Create(a[at + 2]));

    static (V, V, V) Of4<V, O>(double[] a, int lower, int upper) where V : struct where O : struct, IFour<V> => (
        O.Join(Vector128.Create(a[lower]), Vector128.Create(a[upper])),
        O.Join(Vector128.Create(a[lower + 1]), Vector128.Create(a[upper + 1])),
        O.Join(Vector128.Create(a[lower + 2]), Vector128.Create(a[upper + 2])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<double> Frame(float left, float right) => Sse2.IsSupported
        ? Sse2.ConvertToVector128Double(Sse.UnpackLow(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)))
        : Vector128.Create((double)left, right);
}
