using System.Globalization;

namespace TopDown.Package;

/// <summary>
/// The date that goes into archives, so that the same commit makes the same bytes: SOURCE_DATE_EPOCH (reproducible-builds.org), else the
/// commit's, else the first day of 2026.
/// </summary>
public static class SourceDate
{
    public static DateTimeOffset Of(string root)
    {
        string text = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") ?? "";
        if (text.Length == 0 && Shell.TryRun("git", ["-C", root, "log", "-1", "--format=%ct"], out string told)) text = told.Trim();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Gives every file and folder below that date.</summary>
    public static void Stamp(string folder, DateTimeOffset date)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, date.UtcDateTime);
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            if (new DirectoryInfo(inner).LinkTarget == null) Directory.SetLastWriteTimeUtc(inner, date.UtcDateTime);
    }
}
