namespace TopDown.Dsp;

/// <summary>
/// A value that moves in a straight line inside a control cell: sample i has <c>Start + Step × (First + i)</c>. Written
/// as a function of the position in the cell, not as an accumulation, so that a cell cut in pieces gives the same samples.
/// </summary>
/// <param name="Start">Value at the cell's sample 0.</param>
/// <param name="Step">Change a sample; 0 when nothing moves.</param>
/// <param name="First">Position in the cell of this call's first sample.</param>
public readonly record struct Ramp(float Start, float Step, int First)
{
    public Ramp(double constant) : this((float)constant, 0, 0) { }

    public bool IsConstant => Step == 0;

    public float this[int i] => Start + Step * (First + i);

    /// <summary>The value after the call's last sample.</summary>
    public float After(int frames) => this[frames];
}
