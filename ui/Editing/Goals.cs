using System.Globalization;
using TopDown.Plugin;

namespace TopDown.Ui.Editing;

/// <summary>A preset's goals in words: what the reductions should show in the loud part.</summary>
static class Goals
{
    /// <summary>Around the number that Learn aims at, dB.</summary>
    public const double SpreadDb = 0.5;

    /// <summary>"1–2 dB of gain reduction in the loud part"; empty where the preset names none.</summary>
    public static string Of(Page page, Preset preset)
    {
        string[] goals = [.. page.Ears.Where(e => preset.GoalDb(e) > 0).Select(e => $"{Range(preset.GoalDb(e))} dB of {Lower(e.Reduction.Title)}")];
        return goals.Length == 0 ? "" : $"{string.Join(", ", goals)} in the loud part";
    }

    /// <summary>Each goal for itself, short: "Opto 2.5–3.5 dB".</summary>
    public static string Short(Page page, Preset preset)
    {
        string[] goals = [.. page.Ears.Where(e => preset.GoalDb(e) > 0).Select(e => $"{e.Title} {Range(preset.GoalDb(e))}")];
        return goals.Length == 0 ? "" : $"{string.Join(", ", goals)} dB of reduction in the loud part";
    }

    public static string Range(double db) => $"{Number(Math.Max(0, db - SpreadDb))}–{Number(db + SpreadDb)}";

    static string Number(double db) => db.ToString("0.#", CultureInfo.InvariantCulture);

    static string Lower(string title) => char.ToLowerInvariant(title[0]) + title[1..];
}
