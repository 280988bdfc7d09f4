using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Coefficients and integrators of a <see cref="Crossover4"/>. A split holds three numbers: with G = tan(π·hz/rate) and K = √2,
/// a1 = 1/(1 + G(G + K)), a2 = G·a1, a3 = G·a2 (A. Simper, "Linear trapezoidal integrated state variable filter", 2013).
/// </summary>
sealed class CrossoverState
{
    /// <summary>Damping of a second-order Butterworth pair; a Linkwitz–Riley low-pass is two of them.</summary>
    public const double K = 1.4142135623730951;

    /// <summary>Numbers of one split.</summary>
    public const int Split = 3;

    /// <summary>a1, a2, a3 of the low, middle and high split, and their change a frame.</summary>
    public readonly double[] Now = new double[3 * Split], Step = new double[3 * Split];

    readonly double[] _aim = new double[3 * Split];

    /// <summary>Integrators of the middle split: two stages × (s1, s2) × two channels.</summary>
    public readonly double[] Trunk = new double[2 * 2 * 2];

    /// <summary>Integrators of both branches: three stages × (s1, s2) × (lower left, lower right, upper left, upper right).</summary>
    public readonly double[] Branch = new double[3 * 2 * 4];

    public bool IsQuiet =>
        Trunk.AsSpan().IndexOfAnyExceptInRange(-1e-9, 1e-9) < 0 && Branch.AsSpan().IndexOfAnyExceptInRange(-1e-9, 1e-9) < 0;

    public void Clear()
    {
        Array.Clear(Trunk);
        Array.Clear(Branch);
    }

    public void Aim(double low, double mid, double high)
    {
        Put(0, low);
        Put(Split, mid);
        Put(2 * Split, high);
    }

    void Put(int at, double g)
    {
        double a1 = 1 / (1 + g * (g + K));
        (_aim[at], _aim[at + 1], _aim[at + 2]) = (a1, g * a1, g * g * a1);
    }

    public void Arrive() => _aim.CopyTo(Now, 0);

    public void Glide(int frames)
    {
        for (int i = 0; i < Step.Length; i++) Step[i] = (_aim[i] - Now[i]) / frames;
    }
}
