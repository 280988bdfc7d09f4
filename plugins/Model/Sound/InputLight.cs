using System.Globalization;

namespace TopDown.Plugin;

/// <summary>
/// Compares the input's peaks of the last ten seconds with the level that the chosen preset is made for. Thresholds that have
/// been moved away from the preset's move that level along, those that have not do not count: after Learn the light is right again. Audio thread.
/// </summary>
sealed class InputLight
{
    /// <summary>Within this the level is right, dB.</summary>
    public const double ToleranceDb = 4;

    const int Seconds = 10;
    const float Silence = -70;

    readonly float[] _loudest = new float[Seconds];
    double _second;

    public void Reset()
    {
        Array.Fill(_loudest, Silence);
        _second = 0;
    }

    public void Add(float peakDb, double seconds)
    {
        int at = (int)_second;
        _loudest[at] = MathF.Max(_loudest[at], peakDb);
        _second = (_second + seconds) % Seconds;
        if ((int)_second == at) return;
        _loudest[(int)_second] = Silence;
    }

    /// <summary>dB above (or below) the preset's level; 0 while there is nothing to judge.</summary>
    public double Db(Page page, Preset preset, Values p)
    {
        float loudest = Silence;
        foreach (float db in _loudest) loudest = MathF.Max(loudest, db);
        if (loudest <= Silence) return 0;
        double moved = 0;
        int count = 0;
        for (int i = 0; i < page.Ears.Count; i++)
        {
            Ear ear = page.Ears[i];
            double by = p[ear.Threshold] - preset.ValueOf(ear.Threshold);
            if (ear.IsRelative || Math.Abs(by) < 0.1) continue;
            moved += by;
            count++;
        }
        return loudest - page.CalibratedPeakDb - (count == 0 ? 0 : moved / count);
    }

    public static string Text(double db) =>
        Math.Abs(db) <= ToleranceDb ? "right"
        : $"too {(db > 0 ? "loud" : "quiet")} by {Math.Abs(db).ToString("F0", CultureInfo.InvariantCulture)} dB: Learn or trim";
}
