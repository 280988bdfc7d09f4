namespace TopDown.Dsp.Limiting;

/// <summary>
/// Mean over a window, three times over: a step becomes a quadratic B-spline, smooth in its first derivative, over 3·(length − 1) + 1
/// values. As long as its input stands at a value for that many, its output reaches it exactly: that is what makes a look-ahead
/// limiter's gain arrive before the peak, by arithmetic and not by tuning.
/// </summary>
sealed class GainSmoother
{
    /// <summary>Values from a step to its end.</summary>
    public int Reach => 3 * (_length - 1);

    int _length = 1, _at;
    int[] _first = [0];
    long[] _second = [0], _third = [0];
    long _sum1, _sum2, _sum3;

    /// <summary>Nothing on its way.</summary>
    public bool AtRest => _sum1 == 0 && _sum2 == 0 && _sum3 == 0;

    /// <param name="length">Of one window, 1 to 1290: as 2³⁰ · length³ must fit.</param>
    public void Prepare(int length)
    {
        _length = length;
        _first = new int[length];
        _second = new long[length];
        _third = new long[length];
        Reset();
    }

    public void Reset()
    {
        Array.Clear(_first);
        Array.Clear(_second);
        Array.Clear(_third);
        _sum1 = _sum2 = _sum3 = 0;
        _at = 0;
    }

    /// <summary>Reductions in <see cref="FixedDb"/> to smooth ones in dB.</summary>
    public void Process(ReadOnlySpan<int> reduction, Span<float> db)
    {
        int at = _at;
        long sum1 = _sum1, sum2 = _sum2, sum3 = _sum3;
        int[] first = _first;
        long[] second = _second, third = _third;
        double scale = 1.0 / FixedDb.PerDb / ((double)_length * _length * _length);
        for (int i = 0; i < reduction.Length && i < db.Length; i++)
        {
            sum1 += reduction[i] - first[at];
            first[at] = reduction[i];
            sum2 += sum1 - second[at];
            second[at] = sum1;
            sum3 += sum2 - third[at];
            third[at] = sum2;
            db[i] = (float)(sum3 * scale);
            if (++at == first.Length) at = 0;
        }
        _at = at;
        _sum1 = sum1;
        _sum2 = sum2;
        _sum3 = sum3;
    }
}
