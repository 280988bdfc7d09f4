namespace TopDown.Dsp;

/// <summary>Speed of the <see cref="Tape"/> in inches per second: where its bump lies and how early high frequencies saturate.</summary>
public enum TapeSpeed
{
    /// <summary>38 cm/s: bump at 63 Hz, high frequencies compress first.</summary>
    Ips15,

    /// <summary>76 cm/s: bump at 126 Hz, nearly the same headroom at all frequencies.</summary>
    Ips30,
}
