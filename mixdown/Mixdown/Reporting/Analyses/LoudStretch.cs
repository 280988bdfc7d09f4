namespace TopDown.Mixdown.Reporting.Analyses;

/// <summary>Finds the loudest passage: where the mean power of the momentary windows that lie wholly in it is highest.</summary>
static class LoudStretch
{
    const double Step = 0.1, Window = 0.4;

    /// <param name="momentaryLufs">Of the 400 ms that begin at 0, 0.1, 0.2 … s.</param>
    /// <param name="seconds">Length of the passage.</param>
    /// <param name="durationS">The song's length.</param>
    public static StretchReport Of(IReadOnlyList<double> momentaryLufs, double seconds, double durationS)
    {
        int windows = (int)Math.Round((seconds - Window) / Step) + 1, best = 0;
        if (durationS <= seconds || momentaryLufs.Count <= windows) return new(0, Math.Min(durationS, seconds));
        double sum = 0, highest = double.NegativeInfinity;
        for (int i = 0; i < momentaryLufs.Count; i++)
        {
            sum += Power(i);
            if (i >= windows) sum -= Power(i - windows);
            if (i < windows - 1 || sum <= highest * (1 + 1e-9)) continue; // of equals the first
            (highest, best) = (sum, i - windows + 1);
        }
        double from = Math.Min(best * Step, durationS - seconds);
        return new(Math.Round(from, 3), Math.Round(from + seconds, 3));

        double Power(int i) => double.IsFinite(momentaryLufs[i]) ? Math.Pow(10, momentaryLufs[i] / 10) : 0;
    }
}
