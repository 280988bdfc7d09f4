using TopDown.Mixdown.Mixing;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>Where Ardour's panners have to stand so that each side gets exactly what our pan law gives it.</summary>
static class ArdourPan
{
    /// <summary>The panner of stereo tracks and buses: it turns one side down in a straight line, as our balance does.</summary>
    public const string Balance = "http://ardour.org/plugin/panner_balance";

    // Ardour's mono panner (measured with a constant, and said in its source, libs/panners/1in2out): from the far side (0) to the near
    // one (1) a parabola through 0, −3 dB and 1. In float, as Ardour computes it.
    const float Bend = 2 - 4 * 0.70794578f;

    static float Side(float near) => near * (Bend * near + 1 - Bend);

    /// <summary>Ardour's azimuth, 0 left … 1 right, and the gain that makes up for the difference of the laws.</summary>
    /// <param name="channels">1 or 2.</param>
    /// <param name="pan">−1 left … 1 right.</param>
    public static (double Azimuth, double Gain) Of(int channels, double pan)
    {
        if (channels == 2) return ((pan + 1) / 2, 1);
        var (left, right) = PanLaw.Gains(1, pan);
        // Right over left only rises with the azimuth: halve until floats have no more digits.
        double low = 0, high = 1;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (Side((float)middle) * left < Side(1 - (float)middle) * right) low = middle;
            else high = middle;
        }
        float azimuth = (float)((low + high) / 2);
        return (azimuth, left > right ? left / Side(1 - azimuth) : right / Side(azimuth));
    }
}
