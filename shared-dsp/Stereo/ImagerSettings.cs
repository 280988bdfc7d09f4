namespace TopDown.Dsp.Stereo;

/// <summary>
/// What an <see cref="Imager"/> shall do. The widths multiply: the low band ends up at WidthPercent × LowPercent, and so on; 100 of all of them is
/// untouched.
/// </summary>
/// <param name="WidthPercent">0 = mono, 100 = untouched, 200 = side doubled (+6 dB); 110 is +0.828 dB.</param>
/// <param name="LowPercent">0 to 200, below the low split.</param>
/// <param name="MidPercent">0 to 200, between the splits.</param>
/// <param name="HighPercent">0 to 200, above the high split.</param>
/// <param name="LowSplitHz">Where the low band ends, −3 dB.</param>
/// <param name="HighSplitHz">Where the high band begins, −3 dB.</param>
/// <param name="MonoBelowHz">Lows below become mono: −3 dB point of a high-pass of 12 dB/oct on the side.</param>
/// <param name="MonoAmount">0 = off to 1 = on; in between for a click-free switch.</param>
public readonly record struct ImagerSettings(double WidthPercent, double LowPercent = 100, double MidPercent = 100, double HighPercent = 100,
    double LowSplitHz = 250, double HighSplitHz = 4000, double MonoBelowHz = 120, double MonoAmount = 0);
