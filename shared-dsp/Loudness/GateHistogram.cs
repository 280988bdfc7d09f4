namespace TopDown.Dsp;

/// <summary>
/// The gating blocks of a programme of any length in 15 kB: counts and exact power sums in bins of 0.1 LU from −70 to +30 LUFS. Only the
/// blocks of the one bin that the relative gate cuts are placed by the bin's mean, so the error stays below 0.01 LU and is 0
/// where no block lies in that bin.
/// </summary>
sealed class GateHistogram
{
    const double Lowest = -70, PerLu = 10;
    const int Bins = 1001;

    readonly long[] _count = new long[Bins];
    readonly double[] _power = new double[Bins];
    long _blocks;

    public long Blocks => _blocks;

    public void Reset()
    {
        Array.Clear(_count);
        Array.Clear(_power);
        _blocks = 0;
    }

    /// <summary>Adds a block's mean power; dropped at or below the absolute gate.</summary>
    public void Add(double power)
    {
        double lufs = LoudnessMeter.Lufs(power);
        if (!(lufs > Lowest)) return;
        int bin = Math.Min((int)((lufs - Lowest) * PerLu), Bins - 1);
        _count[bin]++;
        _power[bin] += power;
        _blocks++;
    }

    /// <summary>Loudness of the blocks above the mean of all − <paramref name="relativeGate"/> LU; −∞ without any.</summary>
    public double Gated(double relativeGate)
    {
        if (_blocks == 0) return double.NegativeInfinity;
        return LoudnessMeter.Lufs(Mean(FirstBin(Mean(0) * Math.Pow(10, -relativeGate / 10))));
    }

    /// <summary>
    /// The <paramref name="high"/> less the <paramref name="low"/> quantile (0…1) of the blocks above the mean of all −
    /// <paramref name="relativeGate"/> LU, in LU, each quantile as its bin's mean; NaN without any.
    /// </summary>
    public double Spread(double relativeGate, double low, double high)
    {
        if (_blocks == 0) return double.NaN;
        int first = FirstBin(Mean(0) * Math.Pow(10, -relativeGate / 10));
        long blocks = 0;
        for (int i = first; i < Bins; i++) blocks += _count[i];
        return Quantile(first, blocks, high) - Quantile(first, blocks, low);
    }

    // Rank as in EBU Tech 3342's reference: the nearest of 0…blocks − 1.
    double Quantile(int first, long blocks, double share)
    {
        long rank = (long)Math.Round((blocks - 1) * share, MidpointRounding.AwayFromZero);
        int bin = first;
        for (long passed = _count[bin]; passed <= rank; passed += _count[bin]) bin++;
        return LoudnessMeter.Lufs(_power[bin] / _count[bin]);
    }

    // The first bin that passes the gate; the one that the gate cuts counts only if its mean passes.
    int FirstBin(double gate)
    {
        int bin = Math.Clamp((int)Math.Floor((LoudnessMeter.Lufs(gate) - Lowest) * PerLu), 0, Bins - 1);
        return _count[bin] > 0 && _power[bin] < gate * _count[bin] ? bin + 1 : bin;
    }

    // Mean power of the bins from `first`.
    double Mean(int first)
    {
        long count = 0;
        double power = 0;
        for (int i = first; i < Bins; i++)
        {
            count += _count[i];
            power += _power[i];
        }
        return power / count;
    }
}
