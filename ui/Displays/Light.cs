using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>A lamp with a word: lit (filled, the word bright) while a reading is above a value, then out within 0.2 s. A warning shows only while lit.</summary>
public sealed class Light : Widget
{
    const double OutSeconds = 0.2;
    const int Shades = 8;

    readonly Reading _reading;
    readonly string _word;
    readonly float _on;
    readonly bool _isWarning;
    double _left;
    int _shade;

    /// <param name="on">Lit above it.</param>
    /// <param name="isWarning">Nothing to see while it is out.</param>
    public Light(Reading reading, Box box, string word, float on, bool isWarning = false) : base(box) => (_reading, _word, _on, _isWarning) = (reading, word, on, isWarning);

    public override bool IsMoving => _left > 0;

    /// <summary>0 out … 1 lit.</summary>
    internal float Brightness => (float)_shade / Shades;

    public override bool Follow(Shown v, double seconds)
    {
        _left = v[_reading] > _on ? OutSeconds : Math.Max(0, _left - seconds);
        int shade = (int)Math.Ceiling(_left / OutSeconds * Shades - 1e-6);
        if (shade == _shade) return false;
        _shade = shade;
        return true;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        if (_isWarning) return;
        c.Begin().Circle(Lamp, 6).Fill(0xFF0B0C0E);
        c.Begin().Circle(Lamp, 4.5f).Fill(0xFF3A332A);
    }

    System.Numerics.Vector2 Lamp => new(Box.X + 11, Box.Centre.Y);

    public override void Draw(Canvas c, Shown v)
    {
        if (_shade == 0 && _isWarning) return;
        uint alpha = (uint)(255 * _shade / Shades);
        // In one colour between dim and bright: one over the other would make the letters fatter.
        uint ink = _isWarning ? alpha << 24 | Look.Ink & 0xFFFFFF : new Ramp(Look.Dim, Look.Ink).At(Brightness);
        c.Text(Font.SemiBold, _word, Lamp.X + 12, Lamp.Y + 4, Look.Small, ink);
        if (_shade == 0) return;
        float glow = Math.Min(11, Box.Height / 2);
        c.Begin().Circle(Lamp, glow).Fill(Paint.Radial(alpha / 2 << 24 | Look.Amber & 0xFFFFFF, Look.Amber & 0xFFFFFF, Lamp, glow));
        c.Begin().Circle(Lamp, 4.5f).Fill(alpha << 24 | 0xFFD08A);
    }
}
