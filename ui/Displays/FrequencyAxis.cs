using TopDown.Ui.Drawing;

namespace TopDown.Ui.Displays;

/// <summary>Frequencies along a display, equal ratios taking equal room. Logical units.</summary>
readonly record struct FrequencyAxis(float Left, float Width, double LowHz = 20, double HighHz = 20_000)
{
    /// <summary>Where lines stand, and which of them have room for a name.</summary>
    public static ReadOnlySpan<int> Lines => [30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000];
    public static ReadOnlySpan<int> Named => [50, 100, 200, 500, 1000, 2000, 5000, 10000];

    public float Right => Left + Width;

    public float X(double hz) => Left + Width * (float)(Exact.Log2(hz / LowHz) / Exact.Log2(HighHz / LowHz));

    public double Hz(float x) => LowHz * Exact.Exp2((x - Left) / Width * Exact.Log2(HighHz / LowHz));

    public static string Name(int hz) => hz switch { 50 => "50", 100 => "100", 200 => "200", 500 => "500", 1000 => "1k", 2000 => "2k", 5000 => "5k", 10000 => "10k", _ => "" };
}
