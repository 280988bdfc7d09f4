using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

/// <summary>Whether the input is as loud as the preset is made for: a sign, a colour and words.</summary>
sealed class FitLight : Widget
{
    const double ForgetSeconds = 10;
    const float SilentDb = -70;

    readonly Reading _fit;
    readonly string[] _words;
    readonly string _right;
    int _db;
    double _silent = double.PositiveInfinity;
    bool _isSilent = true;

    public FitLight(Reading fit, Box box) : base(box)
    {
        _fit = fit;
        // All of them now: frames make no strings.
        _words = [.. Enumerable.Range((int)fit.Min, (int)(fit.Max - fit.Min) + 1).Select(db => Sentence(fit.Text(db)))];
        _right = fit.Text(0);
    }

    static string Sentence(string words) => words.Length > 8 ? char.ToUpperInvariant(words[0]) + words[1..] : "Input " + words;

    public override string Tip => "Compares the input’s peaks of the last ten seconds with the level that the preset is made for. Too quiet or too loud: press Learn, or turn In.";

    string Words => _words[_db - (int)_fit.Min];

    public override bool Follow(Shown v, double seconds)
    {
        _silent = v[v.Page.InPeak] > SilentDb ? 0 : _silent + seconds;
        int db = (int)Math.Clamp(MathF.Round(v[_fit]), _fit.Min, _fit.Max);
        bool isSilent = _silent >= ForgetSeconds;
        if (db == _db && isSilent == _isSilent) return false;
        (_db, _isSilent) = (db, isSilent);
        return true;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        c.Begin().RoundRect(Box, Look.Corner).Fill(Look.WellDeep);
        c.Begin().RoundRect(Box.Inset(1), Look.Corner - 1).Fill(Look.Well);
    }

    public override void Draw(Canvas c, Shown v)
    {
        Vector2 lamp = new(Box.X + 14, Box.Centre.Y);
        float x = Box.X + 26, y = Box.Centre.Y + 4;
        if (_isSilent)
        {
            c.Begin().Ring(lamp, 4, 1.5f, 0, 1).Fill(Look.Dim);
            c.Text(Font.Regular, "No input yet: play the loud part", x, y, Look.Small, Look.Dim);
            return;
        }
        bool isRight = Words.EndsWith(_right, StringComparison.Ordinal);
        if (isRight) c.Begin().Circle(lamp, 4.5f).Fill(Look.Green);
        else c.Text(Font.SemiBold, _db > 0 ? "▲" : "▼", lamp.X, y, Look.Body, Look.Amber, Align.Centre);
        c.Text(Font.Regular, Words, x, y, Look.Small, Look.Ink);
    }
}
