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
        double gate = Mean(0, 0) * Math.Pow(10, -relativeGate / 10);
        int bin = Math.Clamp((int)Math.Floor((LoudnessMeter.Lufs(gate) - Lowest) * PerLu), 0, Bins - 1);
        return LoudnessMeter.Lufs(Mean(bin, gate));
    }

    // Mean power of the bins from `first`, that bin only if its own mean passes the gate.
    double Mean(int first, double gate)
    {
        long count = 0;
        double power = 0;
        if (_count[first] > 0 && _power[first] < gate * _count[first]) first++;
        for (int i = first; i < Bins; i++)
        {
            count += _count[i];
            power += _power[i];
        }
        return power / count;
    }
}
