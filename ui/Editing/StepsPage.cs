using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>The order of work for beginners: the five steps of top-down mixing, the one this plug-in stands in, and what to do with it now.</summary>
sealed class StepsPage : Popup
{
    const float Edge = 20, Column = 380, NowWidth = 412, Line = 16;

    static readonly (string Title, string Words)[] s_steps =
    [
        ("Routing and gain staging", "Send every track to a group and every group to the mix bus. Set clip gain until no group peaks above −12 dBFS."),
        ("Mix bus", "Work on the sum first: a little EQ, one or two decibels of glue, tape. Two or three tools, no chain."),
        ("Groups, heard through the mix bus", "Drums, guitars, vocals, keys, bass: shape each group while the whole song plays, never alone."),
        ("Single tracks, only where needed", "Touch a track only if it disturbs or is missing in the whole mix. Most need nothing."),
        ("Check and bounce", "Levels, a reference song, a small speaker. Then the preview: 24 bit, −1 dBFS, −14 LUFS."),
    ];

    readonly string[] _now;
    readonly string _heading;
    readonly int _step;

    public StepsPage(Editor editor) : base(new(20, 60, 860, 448))
    {
        _step = editor.Face.Step;
        _heading = $"Now, with {editor.Page.Name}";
        _now = [.. NowWith(editor.Page, editor.Shown.Preset)];
    }

    public IReadOnlyList<string> Now => _now;

    /// <summary>Height that what to do now takes.</summary>
    public float Used => 2 * Edge + 14 + _now.Sum(n => HeightOf(n));

    static float HeightOf(string words) => Math.Max(Canvas.Lines(Font.Regular, words, NowWidth - 32, Look.Body) * Line, 22) + 12;

    /// <summary>Three to five things to do, from the page: what it has decides what is said.</summary>
    public static IEnumerable<string> NowWith(Page page, Preset preset)
    {
        if (page.Fit != null) yield return $"Play the loudest part. Its peaks should reach about {ValueNumber(page.CalibratedPeakDb)} dBFS: the input light says when it is right, else turn In.";
        else yield return $"Play the loudest part; “{preset.Name}” is where to start: the reason stands above the picture.";
        if (page.Parameters.OfType<Command>().FirstOrDefault(c => c != page.MatchLoudness) is { } learn) yield return $"Press {learn.Title}. {learn.Tip}";
        if (Goals.Of(page, preset) is { Length: > 0 } goal)
        {
            Parameter threshold = page.Ears.First(e => preset.GoalDb(e) > 0).Threshold;
            yield return $"Look for {goal}. By hand: {threshold.Title}. {threshold.Tip}";
        }
        yield return $"Press {page.MatchLoudness.ShortTitle}, then compare by {page.Bypass.Title} with {page.Match.Title} on: better, or only louder?";
        yield return $"{page.Delta.Title} plays what is taken away or added alone. Hear music in it that you miss? Use less.";
    }

    static string ValueNumber(double db) => db.ToString("0", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');

    public override bool Press(in Pointer p)
    {
        Editor.Close(this);
        return true;
    }

    public override bool Stroke(KeyStroke key)
    {
        if (key.Key != Key.Enter) return false;
        Editor.Close(this);
        return true;
    }

    public override void Draw(Canvas c, Shown v)
    {
        DrawGround(c);
        float x = Box.X + Edge, y = Box.Y + Edge;
        c.Text(Font.SemiBold, "Top-down mixing in five steps", x, y + 13, 16, Look.Ink);
        c.Text(Font.Regular, "First the whole, then its parts.", x, y + 31, Look.Body, Look.Dim);
        for (int i = 0; i < s_steps.Length; i++) DrawStep(c, i, x, y + 46 + i * 74);
        float right = Box.Right - Edge - NowWidth;
        c.Begin().Rect(new(right - 16, y, 1, Box.Height - 2 * Edge)).Fill(Look.Line);
        c.Text(Font.SemiBold, _heading, right, y + 13, 16, Look.Ink);
        float at = y + 34;
        for (int i = 0; i < _now.Length; i++) at = DrawNow(c, i, right, at);
        c.Text(Font.Regular, "A click, Enter or Escape closes this page.", Box.Right - Edge, Box.Bottom - 14, Look.Small, Look.Dim, Align.Right);
    }

    void DrawStep(Canvas c, int i, float x, float y)
    {
        bool here = i + 1 == _step;
        if (here) c.Begin().RoundRect(new(x - 10, y, Column + 12, 70), Look.Corner).Fill(Look.Row);
        if (here) c.Begin().Rect(new(x - 10, y + 6, 3, 58)).Fill(Look.Amber);
        Number(c, i + 1, x + 12, y + 18, here);
        c.Text(Font.SemiBold, s_steps[i].Title, x + 32, y + 22, Look.Title, Look.Ink);
        if (here) c.Text(Font.SemiBold, "You are here", x + Column - 8, y + 22, Look.Small, Look.Amber, Align.Right);
        c.Paragraph(Font.Regular, s_steps[i].Words, new(x + 32, y + 30, Column - 40, 36), Look.Body, Line, Look.Ink);
    }

    float DrawNow(Canvas c, int i, float x, float y)
    {
        Number(c, i + 1, x + 12, y + 10, isHere: false);
        c.Paragraph(Font.Regular, _now[i], new(x + 32, y, NowWidth - 32, 400), Look.Body, Line, Look.Ink);
        return y + HeightOf(_now[i]);
    }

    static void Number(Canvas c, int number, float x, float y, bool isHere)
    {
        c.Begin().Circle(new(x, y), 10).Fill(isHere ? Look.Amber : Look.Button);
        Span<char> digit = [(char)('0' + number)];
        c.Text(Font.SemiBold, digit, x, y + 4, Look.Body, isHere ? Look.Dark : Look.Ink, Align.Centre);
    }
}
