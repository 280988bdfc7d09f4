namespace TopDown.Dsp.Resampling;

/// <summary>Family of half-band filters an <see cref="Oversampler"/> is made of.</summary>
public enum Phase
{
    /// <summary>Recursive all-pass pairs: a few samples of dispersive delay, reported as 0.</summary>
    Minimum,

    /// <summary>Symmetric FIR: the same delay at every frequency, a whole number of base-rate samples, reported.</summary>
    Linear,
}
