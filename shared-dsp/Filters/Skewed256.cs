using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp;

/// <summary>
/// Four or eight sections of two channels over 8-lane vectors (AVX2, with or without FMA), skewed by one frame a section.
/// Lane for lane the arithmetic of <see cref="Pair128"/>.
/// </summary>
static class Skewed256
{
    const byte Rotate = 0b10_01_00_11, FirstSection = 0b11;    // section n's output becomes section n+1's input

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Mad(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : a * b + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Turn(Vector256<float> y) => Avx2.Permute4x64(y.AsDouble(), Rotate).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<float> Frame(float left, float right) =>
        Sse.UnpackLow(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right)).ToVector256Unsafe();

    /// <summary>Renders four sections in place; for mono both spans are the same channel.</summary>
    public static void Four(LaneBlock b, int lane, Span<float> left, Span<float> right)
    {
        const int Late = 3;
        int n = left.Length;
        if (n == 0) return;
        Vector256<float>.Zero.StoreUnsafe(ref b.Pipe(lane));
        Four<Edge>(b, lane, left, right, 0, Math.Min(Late, n));
        Four<Body>(b, lane, left, right, Late, n);
        Four<Edge>(b, lane, left, right, n, n + Late);
    }

    /// <summary>Renders eight sections in place; for mono both spans are the same channel.</summary>
    public static void Eight(LaneBlock b, int lane, Span<float> left, Span<float> right)
    {
        const int Late = 7;
        int n = left.Length;
        if (n == 0) return;
        Vector256<float>.Zero.StoreUnsafe(ref b.Pipe(lane));
        Vector256<float>.Zero.StoreUnsafe(ref b.Pipe(lane + 8));
        Eight<Edge>(b, lane, left, right, 0, Math.Min(Late, n));
        Eight<Body>(b, lane, left, right, Late, n);
        Eight<Edge>(b, lane, left, right, n, n + Late);
    }

    // One loop, compiled twice: in the body all sections are inside the call; at its edges lanes outside of it keep their state.
    interface IPart
    {
        static abstract bool Partial { get; }
    }

    readonly struct Edge : IPart
    {
        public static bool Partial => true;
    }

    readonly struct Body : IPart
    {
        public static bool Partial => false;
    }

    // Sections whose frame t − s lies inside the call.
    static Vector256<float> Inside(int first, int t, int n)
    {
        var s = Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3) + Vector256.Create(first);
        return (Vector256.LessThanOrEqual(s, Vector256.Create(t)) & Vector256.GreaterThan(s, Vector256.Create(t - n))).AsSingle();
    }

    static void Four<TPart>(LaneBlock b, int lane, Span<float> left, Span<float> right, int from, int to) where TPart : struct, IPart
    {
        const int Late = 3;
        Vector256<float> damp = b.Coefficient8(LaneBlock.Damp, lane), drive = b.Coefficient8(LaneBlock.Drive, lane);
        Vector256<float> lift = b.Coefficient8(LaneBlock.Lift, lane), direct = b.Coefficient8(LaneBlock.Direct, lane);
        Vector256<float> band = b.Coefficient8(LaneBlock.Band, lane), low = b.Coefficient8(LaneBlock.Low, lane);
        Vector256<float> s1 = Vector256.LoadUnsafe(ref b.State1(lane)), s2 = Vector256.LoadUnsafe(ref b.State2(lane));
        Vector256<float> turned = Vector256.LoadUnsafe(ref b.Pipe(lane));
        for (int t = from; t < to; t++)
        {
            var frame = !TPart.Partial || t < left.Length ? Frame(left[t], right[t]) : default;
            var x = Avx.Blend(turned, frame, FirstSection);
            var v = x - s2;
            turned = Turn(Mad(direct, x, Mad(band, s1, low * s2)));
            var next1 = Mad(drive, v, Mad(damp, s1, s1));
            var next2 = Mad(lift, v, Mad(drive, s1, s2));
            if (TPart.Partial)
            {
                var inside = Inside(0, t, left.Length);
                next1 = Vector256.ConditionalSelect(inside, next1, s1);
                next2 = Vector256.ConditionalSelect(inside, next2, s2);
            }
            s1 = next1;
            s2 = next2;
            if (TPart.Partial && t < Late) continue;
            left[t - Late] = turned.ToScalar();
            right[t - Late] = turned.GetElement(1);
        }
        s1.StoreUnsafe(ref b.State1(lane));
        s2.StoreUnsafe(ref b.State2(lane));
        turned.StoreUnsafe(ref b.Pipe(lane));
    }

    static void Eight<TPart>(LaneBlock b, int lane, Span<float> left, Span<float> right, int from, int to) where TPart : struct, IPart
    {
        const int Late = 7;
        int laneB = lane + 8;
        Vector256<float> dampA = b.Coefficient8(LaneBlock.Damp, lane), dampB = b.Coefficient8(LaneBlock.Damp, laneB);
        Vector256<float> driveA = b.Coefficient8(LaneBlock.Drive, lane), driveB = b.Coefficient8(LaneBlock.Drive, laneB);
        Vector256<float> liftA = b.Coefficient8(LaneBlock.Lift, lane), liftB = b.Coefficient8(LaneBlock.Lift, laneB);
        Vector256<float> directA = b.Coefficient8(LaneBlock.Direct, lane), directB = b.Coefficient8(LaneBlock.Direct, laneB);
        Vector256<float> bandA = b.Coefficient8(LaneBlock.Band, lane), bandB = b.Coefficient8(LaneBlock.Band, laneB);
        Vector256<float> lowA = b.Coefficient8(LaneBlock.Low, lane), lowB = b.Coefficient8(LaneBlock.Low, laneB);
        Vector256<float> s1A = Vector256.LoadUnsafe(ref b.State1(lane)), s1B = Vector256.LoadUnsafe(ref b.State1(laneB));
        Vector256<float> s2A = Vector256.LoadUnsafe(ref b.State2(lane)), s2B = Vector256.LoadUnsafe(ref b.State2(laneB));
        Vector256<float> turnedA = Vector256.LoadUnsafe(ref b.Pipe(lane)), turnedB = Vector256.LoadUnsafe(ref b.Pipe(laneB));
        for (int t = from; t < to; t++)
        {
            var frame = !TPart.Partial || t < left.Length ? Frame(left[t], right[t]) : default;
            var xA = Avx.Blend(turnedA, frame, FirstSection);
            var xB = Avx.Blend(turnedB, turnedA, FirstSection);
            var vA = xA - s2A;
            var vB = xB - s2B;
            turnedA = Turn(Mad(directA, xA, Mad(bandA, s1A, lowA * s2A)));
            turnedB = Turn(Mad(directB, xB, Mad(bandB, s1B, lowB * s2B)));
            var next1A = Mad(driveA, vA, Mad(dampA, s1A, s1A));
            var next1B = Mad(driveB, vB, Mad(dampB, s1B, s1B));
            var next2A = Mad(liftA, vA, Mad(driveA, s1A, s2A));
            var next2B = Mad(liftB, vB, Mad(driveB, s1B, s2B));
            if (TPart.Partial)
            {
                var insideA = Inside(0, t, left.Length);
                var insideB = Inside(4, t, left.Length);
                next1A = Vector256.ConditionalSelect(insideA, next1A, s1A);
                next2A = Vector256.ConditionalSelect(insideA, next2A, s2A);
                next1B = Vector256.ConditionalSelect(insideB, next1B, s1B);
                next2B = Vector256.ConditionalSelect(insideB, next2B, s2B);
            }
            s1A = next1A;
            s2A = next2A;
            s1B = next1B;
            s2B = next2B;
            if (TPart.Partial && t < Late) continue;
            left[t - Late] = turnedB.ToScalar();
            right[t - Late] = turnedB.GetElement(1);
        }
        s1A.StoreUnsafe(ref b.State1(lane));
        s2A.StoreUnsafe(ref b.State2(lane));
        s1B.StoreUnsafe(ref b.State1(laneB));
        s2B.StoreUnsafe(ref b.State2(laneB));
        turnedA.StoreUnsafe(ref b.Pipe(lane));
        turnedB.StoreUnsafe(ref b.Pipe(laneB));
    }
}
