using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp;

/// <summary>Two sections, two channels, four lanes: the portable kernel, and the only one that glides.</summary>
static class Pair128
{
    /// <summary>a·b + c, fused wherever the processor can; lanes equal in every kernel of one machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mad(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b) : a * b + c;

    /// <summary>Renders in place; for mono both spans are the same channel.</summary>
    public static void Process(LaneBlock b, int lane, Span<float> left, Span<float> right)
    {
        if (left.IsEmpty) return;
        Vector128<float> damp = b.Coefficient4(LaneBlock.Damp, lane), drive = b.Coefficient4(LaneBlock.Drive, lane);
        Vector128<float> lift = b.Coefficient4(LaneBlock.Lift, lane), direct = b.Coefficient4(LaneBlock.Direct, lane);
        Vector128<float> band = b.Coefficient4(LaneBlock.Band, lane), low = b.Coefficient4(LaneBlock.Low, lane);
        Vector128<float> s1 = Vector128.LoadUnsafe(ref b.State1(lane)), s2 = Vector128.LoadUnsafe(ref b.State2(lane));
        Vector128<float> y = default, first = Vector128.Create(-1, -1, 0, 0).AsSingle();

        for (int t = 0; t <= left.Length; t++)
        {
            var x = Join(t < left.Length ? Frame(left[t], right[t]) : default, y);
            var v = x - s2;
            y = Mad(direct, x, Mad(band, s1, low * s2));
            var next1 = Mad(drive, v, Mad(damp, s1, s1));
            var next2 = Mad(lift, v, Mad(drive, s1, s2));
            if (t == 0 || t == left.Length)
            {
                var active = t == 0 ? first : ~first;
                next1 = Vector128.ConditionalSelect(active, next1, s1);
                next2 = Vector128.ConditionalSelect(active, next2, s2);
            }
            s1 = next1;
            s2 = next2;
            if (t == 0) continue;
            var done = Turn(y);
            left[t - 1] = done.ToScalar();
            right[t - 1] = done.GetElement(1);
        }
        s1.StoreUnsafe(ref b.State1(lane));
        s2.StoreUnsafe(ref b.State2(lane));
    }

    /// <summary>The same with every coefficient moving one step a frame; unskewed, one section after the other in a frame.</summary>
    public static void Glide(LaneBlock b, int lane, Span<float> left, Span<float> right)
    {
        Vector128<float> damp = b.Coefficient4(LaneBlock.Damp, lane), drive = b.Coefficient4(LaneBlock.Drive, lane);
        Vector128<float> lift = b.Coefficient4(LaneBlock.Lift, lane), direct = b.Coefficient4(LaneBlock.Direct, lane);
        Vector128<float> band = b.Coefficient4(LaneBlock.Band, lane), low = b.Coefficient4(LaneBlock.Low, lane);
        Vector128<float> s1 = Vector128.LoadUnsafe(ref b.State1(lane)), s2 = Vector128.LoadUnsafe(ref b.State2(lane));
        Vector128<float> stepDamp = b.Step4(LaneBlock.Damp, lane), stepDrive = b.Step4(LaneBlock.Drive, lane);
        Vector128<float> stepLift = b.Step4(LaneBlock.Lift, lane), stepDirect = b.Step4(LaneBlock.Direct, lane);
        Vector128<float> stepBand = b.Step4(LaneBlock.Band, lane), stepLow = b.Step4(LaneBlock.Low, lane);

        for (int t = 0; t < left.Length; t++)
        {
            damp += stepDamp;
            drive += stepDrive;
            lift += stepLift;
            direct += stepDirect;
            band += stepBand;
            low += stepLow;

            var frame = Frame(left[t], right[t]);
            var state = Mad(band, s1, low * s2);
            var x = Join(frame, Mad(direct, frame, state));
            var y = Turn(Mad(direct, x, state));
            var v = x - s2;
            var next1 = Mad(drive, v, Mad(damp, s1, s1));
            s2 = Mad(lift, v, Mad(drive, s1, s2));
            s1 = next1;
            left[t] = y.ToScalar();
            right[t] = y.GetElement(1);
        }
        s1.StoreUnsafe(ref b.State1(lane));
        s2.StoreUnsafe(ref b.State2(lane));
        b.Store4(LaneBlock.Damp, lane, damp);
        b.Store4(LaneBlock.Drive, lane, drive);
        b.Store4(LaneBlock.Lift, lane, lift);
        b.Store4(LaneBlock.Direct, lane, direct);
        b.Store4(LaneBlock.Band, lane, band);
        b.Store4(LaneBlock.Low, lane, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Frame(float left, float right) => Sse.IsSupported
        ? Sse.UnpackLow(Vector128.CreateScalarUnsafe(left), Vector128.CreateScalarUnsafe(right))
        : Vector128.CreateScalar(left).WithElement(1, right);

    // The frame for the first section, the first section's output for the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Join(Vector128<float> frame, Vector128<float> output) => Sse.IsSupported
        ? Sse.MoveLowToHigh(frame, output)
        : Vector128.Create(frame.GetLower(), output.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Turn(Vector128<float> y) => Vector128.Shuffle(y, Vector128.Create(2, 3, 0, 1));
}
