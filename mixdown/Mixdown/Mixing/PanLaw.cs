namespace TopDown.Mixdown.Mixing;

/// <summary>What of a track goes to each side.</summary>
public static class PanLaw
{
    /// <summary>
    /// Mono: constant power, −3 dB a side in the centre, cos and sin of (pan + 1)·45°. Stereo: balance; the side that is turned away from
    /// falls in a straight line to nothing, the other stays as it is.
    /// </summary>
    /// <param name="channels">1 or 2.</param>
    /// <param name="pan">−1 left … 1 right.</param>
    /// <returns>Linear gains.</returns>
    public static (double Left, double Right) Gains(int channels, double pan)
    {
        if (channels == 2) return (Math.Min(1, 1 - pan), Math.Min(1, 1 + pan));
        double turn = (pan + 1) * Math.PI / 4;
        return (Math.Cos(turn), Math.Sin(turn));
    }
}
