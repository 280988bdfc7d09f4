using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TopDown.Dsp;

/// <summary>
/// Coefficients and states of a chain of sections as vector kernels read them: section s, channel c is lane 2·s + c.
/// Unused lanes pass their input on. A kernel works on the lanes of a group of sections and skews them: section s renders
/// frame t − s in step t, so all lanes run at once; each call fills and drains the pipeline, hence no latency and the
/// same arithmetic for every split.
/// </summary>
sealed class LaneBlock
{
    public const int Damp = 0, Drive = 1, Lift = 2, Direct = 3, Band = 4, Low = 5, Kinds = 6;

    readonly float[] _coefficients, _steps, _state1, _state2, _pipe;
    readonly int _width;

    public LaneBlock(int sections)
    {
        _width = (2 * sections + 15) / 16 * 16;
        _coefficients = new float[Kinds * _width];
        _steps = new float[Kinds * _width];
        _state1 = new float[_width];
        _state2 = new float[_width];
        _pipe = new float[_width];
    }

    public void Clear()
    {
        Array.Clear(_coefficients);
        Array.Clear(_steps);
        _coefficients.AsSpan(Direct * _width, _width).Fill(1);
        Array.Clear(_state1);
        Array.Clear(_state2);
    }

    public void Put(int section, in Section now, in Section step, ReadOnlySpan<float> state)
    {
        for (int c = 0; c < 2; c++)
        {
            int lane = 2 * section + c;
            Put(_coefficients, lane, now);
            Put(_steps, lane, step);
            _state1[lane] = state[c];
            _state2[lane] = state[2 + c];
        }
    }

    void Put(float[] to, int lane, in Section s)
    {
        to[Damp * _width + lane] = s.Damp;
        to[Drive * _width + lane] = s.Drive;
        to[Lift * _width + lane] = s.Lift;
        to[Direct * _width + lane] = s.Direct;
        to[Band * _width + lane] = s.Band;
        to[Low * _width + lane] = s.Low;
    }

    public void Get(int section, out Section now, Span<float> state)
    {
        int lane = 2 * section;
        now = new()
        {
            Damp = _coefficients[Damp * _width + lane], Drive = _coefficients[Drive * _width + lane],
            Lift = _coefficients[Lift * _width + lane], Direct = _coefficients[Direct * _width + lane],
            Band = _coefficients[Band * _width + lane], Low = _coefficients[Low * _width + lane],
        };
        for (int c = 0; c < 2; c++)
        {
            state[c] = _state1[lane + c];
            state[2 + c] = _state2[lane + c];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Coefficient4(int kind, int lane) => Vector128.LoadUnsafe(ref At(_coefficients, kind * _width + lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Coefficient8(int kind, int lane) => Vector256.LoadUnsafe(ref At(_coefficients, kind * _width + lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> Step4(int kind, int lane) => Vector128.LoadUnsafe(ref At(_steps, kind * _width + lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store4(int kind, int lane, Vector128<float> value) => value.StoreUnsafe(ref At(_coefficients, kind * _width + lane));

    public ref float State1(int lane) => ref At(_state1, lane);

    public ref float State2(int lane) => ref At(_state2, lane);

    /// <summary>What the sections of a group hand on between the parts of one call.</summary>
    public ref float Pipe(int lane) => ref At(_pipe, lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref float At(float[] array, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
}
