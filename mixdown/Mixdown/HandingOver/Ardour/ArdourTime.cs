using System.Globalization;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>Times and numbers as an Ardour 7 session has them.</summary>
static class ArdourTime
{
    /// <summary>Ardour's unit of time: so many a second, a whole number of them in a sample of every usual rate.</summary>
    public const long SuperClocks = 282_240_000;

    /// <summary>Audio time ("a") of a frame.</summary>
    public static string OfFrame(long frame, int rate) => Text((long)(((Int128)frame * SuperClocks + rate / 2) / rate));

    /// <summary>Audio time of a second, on a frame.</summary>
    public static string OfSeconds(double seconds, int rate) => OfFrame((long)Math.Round(seconds * rate), rate);

    /// <summary>All digits of a number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static double Gain(double db) => Math.Pow(10, db / 20);

    static string Text(long clock) => "a" + clock.ToString(CultureInfo.InvariantCulture);
}
