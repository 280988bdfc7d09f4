namespace TopDown.Dsp.Resampling;

/// <summary>Ramps at a multiple of their rate.</summary>
public static class RampExtensions
{
    /// <summary>The same line through <paramref name="factor"/> times as many samples.</summary>
    public static Ramp Oversampled(this Ramp ramp, int factor) => new(ramp.Start, ramp.Step / factor, ramp.First * factor);
}
