namespace TopDown.Ui.Displays;

/// <summary>
/// Thirty turns a second, which is what an eye asks of a meter's picture; twenty where a display has two spectra or a moving curve to draw.
/// Displays that start a frame apart take turns in a 60 Hz window, so that no frame has to draw them all. UI thread.
/// </summary>
/// <param name="ahead">How much of the first turn is over.</param>
/// <param name="turn">Seconds.</param>
struct Beat(double ahead, double turn = Beat.Seconds)
{
    public const double Seconds = 1 / 30.0, Slow = 1 / 20.0, Frame = 1 / 60.0;
    const double Near = 0.003; // of a turn: a frame of 1/60 s is rounded

    double _since = ahead;

    /// <summary>True once a turn. Turns that were missed are left out, the order among displays is kept.</summary>
    public bool Pass(double seconds)
    {
        _since += seconds;
        double turns = Math.Floor(_since / turn + Near);
        if (turns < 1) return false;
        _since -= turns * turn;
        return true;
    }
}
