namespace TopDown.Benchmarks;

/// <summary>The settings that ours and the peers share, as near as their controls allow.</summary>
static class Matched
{
    public const double ThresholdDb = -24, Ratio = 2, KneeDb = 6, AttackMs = 10, ReleaseMs = 100, SideHz = 60, BellQ = 1, LimitDb = -10;

    /// <summary>An octave apart.</summary>
    public static readonly double[] BellHz = [63, 125, 250, 500, 1000, 2000, 4000, 8000];

    /// <summary>3 dB up and down in turn: nothing is flat, the whole stays at its level.</summary>
    public static double BellDb(int bell) => bell % 2 == 0 ? 3 : -3;

    /// <summary>dB as a linear gain.</summary>
    public static float Linear(double db) => (float)Math.Pow(10, db / 20);
}
