using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>
/// What every editor has at the bottom, from the page: level in and out with their trims, jobs that listen, and how one listens. Two rows.
/// </summary>
static class Foot
{
    public const float Top = 516;
    const float Row1 = 524, Row2 = 560, Tall = 30, Left = 16, Right = 884, Gap = 8;

    /// <summary>True: the foot (or the host alone) has it, so that a face need not.</summary>
    public static bool Has(Page page, Parameter p) =>
        p == page.Input || p == page.Output || p == page.Bypass || p == page.Match || p == page.Delta || p == page.Audition || p is Command or Setting or Status;

    public static void Lay(Sheet sheet)
    {
        Page page = sheet.Page;
        Levels(sheet, page);
        Listening(sheet, page);
    }

    /// <summary>In, jobs, out: the way of the sound.</summary>
    static void Levels(Sheet sheet, Page page)
    {
        const float field = 104, meter = 176;
        sheet.Add(new NumberField(page.Input, new(Left, Row1, field, Tall), "In"));
        sheet.Add(new Displays.PeakMeter(page.InPeak, new(Left + field + Gap, Row1, meter, Tall), isVertical: false, markDbfs: double.NaN));
        Command[] jobs = [.. page.Parameters.OfType<Command>().OrderBy(c => c == page.MatchLoudness)];
        float from = Left + field + Gap + meter + Gap, wide = Right - field - Gap - meter - Gap - from, each = (wide - Gap * (jobs.Length - 1)) / jobs.Length;
        for (int i = 0; i < jobs.Length; i++) sheet.Add(new CommandButton(jobs[i], new(from + i * (each + Gap), Row1, each, Tall)));
        sheet.Add(new Displays.PeakMeter(page.OutPeak, new(Right - field - Gap - meter, Row1, meter, Tall), isVertical: false, markDbfs: double.NaN));
        sheet.Add(new NumberField(page.Output, new(Right - field, Row1, field, Tall), "Out"));
    }

    /// <summary>Light, audition, engine; Delta and the two bypasses on the right, where the hand finds them.</summary>
    static void Listening(Sheet sheet, Page page)
    {
        float x = Left;
        if (page.Fit is { } fit) sheet.Add(new FitLight(fit, Next(216)));
        if (page.Audition is { } audition) sheet.Add(new Selector(audition, Next(150), "Audition"));
        foreach (Setting setting in page.Parameters.OfType<Setting>())
        {
            float name = Font.Regular.Width(setting.ShortTitle) * Look.Small;
            sheet.Add(new Selector(setting, Next(name + 82), setting.ShortTitle));
        }
        x = Right - 56 - Gap - 104 - Gap - 64;
        sheet.Add(new Switch(page.Delta, Next(56), isButton: true));
        sheet.Add(new Switch(page.Match, Next(104), "Level-matched", isButton: true));
        sheet.Add(new Switch(page.Bypass, Next(64), isButton: true));

        Box Next(float width)
        {
            Box box = new(x, Row2, width, Tall);
            x += width + Gap;
            return box;
        }
    }
}
