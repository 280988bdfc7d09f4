namespace TopDown.Dsp.Limiting;

/// <summary>
/// Reductions between detector and gain are whole numbers of 2⁻²⁰ dB: running sums of integers neither drift nor depend on
/// how a signal is cut into calls, and after the last peak they are an exact 0, so that the gain is an exact 1.
/// </summary>
static class FixedDb
{
    public const int PerDb = 1 << 20;
}
