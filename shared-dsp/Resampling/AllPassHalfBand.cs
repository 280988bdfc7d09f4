using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Resampling;

/// <summary>
/// One 2× stage of the Minimum family. Both branches of both channels run in the four lanes of one double vector, so a
/// frame at the lower rate is one quad [L, R, L, R] in and two frames at the higher rate out. State is double: float
/// state near the unit circle would put its rounding noise at −140 dB.
/// </summary>
sealed class AllPassHalfBand
{
    readonly int _depth;                                            // sections in each branch
    readonly Vector256<double>[] _upC, _downC, _upState, _downState;

    /// <param name="sections">10 or 4, see <see cref="Run5"/> and <see cref="Run2"/>.</param>
    /// <param name="passEdge">Over the higher rate, see <see cref="EllipticHalfBand.Design"/>.</param>
    public AllPassHalfBand(int sections, double passEdge)
    {
        double[] c = EllipticHalfBand.Design(sections, passEdge);
        _depth = sections / 2;
        _upC = new Vector256<double>[_depth];
        _downC = new Vector256<double>[_depth];
        _upState = new Vector256<double>[_depth + 1];
        _downState = new Vector256<double>[_depth + 1];
        for (int i = 0; i < _depth; i++)
        {
            double a0 = c[2 * i], a1 = c[2 * i + 1];
            _upC[i] = Vector256.Create(a0, a0, a1, a1);             // A0 makes the even frame, A1 the odd one
            _downC[i] = Vector256.Create(a1, a1, a0, a0);           // the odd frame is the newer: it is the undelayed A0
        }
    }

    public void Reset()
    {
        Array.Clear(_upState);
        Array.Clear(_downState);
    }

    /// <summary>Every state below −200 dBFS.</summary>
    public bool AtRest => IsQuiet(_upState) && IsQuiet(_downState);

    static bool IsQuiet(Vector256<double>[] state) =>
        MemoryMarshal.Cast<Vector256<double>, double>(state).IndexOfAnyExceptInRange(-1e-10, 1e-10) < 0;

    /// <summary>Stereo pairs at the lower rate to twice as many pairs at the higher rate.</summary>
    public void Up(ReadOnlySpan<float> low, Span<float> high, int frames)
    {
        ref long from = ref Unsafe.As<float, long>(ref MemoryMarshal.GetReference(low));
        ref long to = ref Unsafe.As<float, long>(ref MemoryMarshal.GetReference(high));
        for (int n = 0; n < frames; n++)
        {
            long pair = Unsafe.Add(ref from, n);
            Unsafe.Add(ref to, 2 * n) = pair;
            Unsafe.Add(ref to, 2 * n + 1) = pair;
        }
        Run(high, frames, _upC, _upState);
    }

    /// <summary>The reverse of <see cref="Up"/>; <paramref name="high"/> is overwritten on the way.</summary>
    public void Down(Span<float> high, Span<float> low, int frames)
    {
        Run(high, frames, _downC, _downState);
        ref float from = ref MemoryMarshal.GetReference(high);
        ref long to = ref Unsafe.As<float, long>(ref MemoryMarshal.GetReference(low));
        for (int n = 0; n < frames; n++)
        {
            Vector128<float> quad = Vector128.LoadUnsafe(ref from, (nuint)(4 * n));
            Vector128<float> sum = (quad + Vector128.Shuffle(quad, Vector128.Create(2, 3, 0, 1))) * 0.5f;
            Unsafe.Add(ref to, n) = sum.AsInt64().ToScalar();
        }
    }

    void Run(Span<float> quads, int count, Vector256<double>[] c, Vector256<double>[] state)
    {
        if (_depth == 5) Run5(ref MemoryMarshal.GetReference(quads), count, c, state);
        else Run2(ref MemoryMarshal.GetReference(quads), count, c, state);
    }

    // Written out for its depth so that all state lives in registers: the loop then runs at the speed of the arithmetic.
    static void Run5(ref float quads, int count, ReadOnlySpan<Vector256<double>> c, Span<Vector256<double>> state)
    {
        Vector256<double> c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4];
        Vector256<double> s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3], s4 = state[4], s5 = state[5];
        for (int n = 0; n < count; n++)
        {
            Vector256<double> x = Load(ref quads, n);
            Vector256<double> y = AllPass(c0, x, s0, s1);
            s0 = x;
            x = AllPass(c1, y, s1, s2);
            s1 = y;
            y = AllPass(c2, x, s2, s3);
            s2 = x;
            x = AllPass(c3, y, s3, s4);
            s3 = y;
            s5 = AllPass(c4, x, s4, s5);
            s4 = x;
            Store(s5, ref quads, n);
        }
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
        state[3] = s3;
        state[4] = s4;
        state[5] = s5;
    }

    static void Run2(ref float quads, int count, ReadOnlySpan<Vector256<double>> c, Span<Vector256<double>> state)
    {
        Vector256<double> c0 = c[0], c1 = c[1];
        Vector256<double> s0 = state[0], s1 = state[1], s2 = state[2];
        for (int n = 0; n < count; n++)
        {
            Vector256<double> x = Load(ref quads, n);
            Vector256<double> y = AllPass(c0, x, s0, s1);
            s0 = x;
            s2 = AllPass(c1, y, s1, s2);
            s1 = y;
            Store(s2, ref quads, n);
        }
        state[0] = s0;
        state[1] = s1;
        state[2] = s2;
    }

    // y = x1 + c·x − c·y1, grouped so that only one operation waits for the previous output.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> AllPass(Vector256<double> c, Vector256<double> x, Vector256<double> x1, Vector256<double> y1) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(c, y1, Fma.MultiplyAdd(c, x, x1)) : c * x + x1 - c * y1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Load(ref float quads, int n) =>
        Vector256.WidenLower(Vector128.LoadUnsafe(ref quads, (nuint)(4 * n)).ToVector256Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector256<double> v, ref float quads, int n)
    {
        Vector128<float> quad = Avx.IsSupported ? Avx.ConvertToVector128Single(v) : Vector128.Narrow(v.GetLower(), v.GetUpper());
        quad.StoreUnsafe(ref quads, (nuint)(4 * n));
    }
}
