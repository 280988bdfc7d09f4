namespace TopDown.Mixdown.Measuring;

/// <summary>
/// Peak to short-term loudness ratio (AES TD1008): the true peak of the last 3 s less their loudness; kept is the least of the programme,
/// where it is densest.
/// </summary>
/// <param name="blocks">Calls of <see cref="Add"/> that make 3 s.</param>
sealed class PsrMeter(int blocks)
{
    const double Silence = -70;

    readonly float[] _peaks = new float[blocks];
    int _at;

    /// <summary>dB; NaN before 3 s above −70 LUFS.</summary>
    public double Least { get; private set; } = double.NaN;

    /// <param name="peak">Of the block, linear.</param>
    /// <param name="shortTerm">LUFS of the 3 s that end with it.</param>
    public void Add(float peak, double shortTerm)
    {
        _peaks[_at] = peak;
        _at = (_at + 1) % blocks;
        if (!(shortTerm > Silence)) return;
        double psr = 20 * Math.Log10(_peaks.Max()) - shortTerm;
        if (!(psr >= Least)) Least = psr;
    }
}
