using System.Globalization;

namespace TopDown.Mixdown.Reporting.Page;

/// <summary>Figures as people read them.</summary>
static class Say
{
    /// <summary>With a real minus; "–" for what is not there.</summary>
    public static string Number(double value, int digits = 1) =>
        double.IsFinite(value) ? (Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    /// <summary>With its sign.</summary>
    public static string Signed(double value, int digits = 1) => (Math.Round(value, digits, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Number(value, digits);

    public static string Text(double value, string unit, int digits = 1) => $"{Number(value, digits)} {unit}"; // no-break space

    /// <summary>A cell or phrase: the figure, or "–" with the reason for whoever asks.</summary>
    public static Html Figure(Figure figure, int digits = 1, bool signed = false) => figure.Has
        ? Html.Of($"{(signed ? Signed(figure.Value, digits) : Number(figure.Value, digits))}")
        : Html.Of($"<span class=\"none\" title=\"{figure.Reason}\">–<span class=\"unseen\"> ({figure.Reason})</span></span>");

    /// <summary>minutes:seconds.</summary>
    public static string Time(double seconds)
    {
        int whole = (int)Math.Round(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    public static string Hertz(double hz) => hz >= 1000 ? $"{Trim(hz / 1000)} kHz" : $"{Trim(hz)} Hz";

    static string Trim(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes) => bytes >= 1 << 20 ? Text(bytes / 1048576.0, "MB") : bytes >= 1 << 10 ? Text(bytes / 1024.0, "kB", 0) : $"{bytes} bytes";

    public static string Of(Sound sound) => sound switch { Sound.Before => "before", Sound.After => "after", _ => "reference" };

    public static string Of(MixOrder order) => order == MixOrder.TopDown ? "top-down" : "bottom-up";

    public static string Count(int n, string one, string? many = null) => $"{n} {(n == 1 ? one : many ?? one + "s")}";
}
