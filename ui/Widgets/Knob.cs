using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

public enum KnobSize { Large, Medium, Small }

/// <summary>
/// A knob: name above, value below. Its arc starts at zero where the range goes both ways; a small tick marks the default. A choice has a
/// detent at every label.
/// </summary>
public sealed class Knob : Control
{
    // From lower left over the top to lower right.
    const float First = 0.375f, Sweep = 0.75f;
    const float NameHeight = 16, ValueHeight = 18;

    readonly Vector2 _centre;
    readonly float _radius, _thick;
    readonly string _name;
    readonly float _from;
    readonly char[] _text = new char[ValueText.Longest];

    /// <param name="centre">Of the knob itself, without its texts.</param>
    /// <param name="label">Null: the parameter's name, or its short one where that does not fit. Empty: none.</param>
    /// <param name="from">Plain value where the arc starts; NaN: zero where the range passes it, else the lower end.</param>
    public Knob(Parameter parameter, Vector2 centre, KnobSize size = KnobSize.Medium, string? label = null, double from = double.NaN)
        : base(parameter, BoxOf(centre, size))
    {
        (_centre, _radius, _thick) = (centre, RadiusOf(size), size switch { KnobSize.Large => 5, KnobSize.Medium => 4, _ => 3.5f });
        _name = label ?? Fitting(parameter, Box.Width);
        if (double.IsNaN(from)) from = parameter.Min < 0 && parameter.Max > 0 ? 0 : parameter.Min;
        _from = Placed(parameter.ToNormal(from));
    }

    /// <summary>Of the arc's outside, units.</summary>
    public static float RadiusOf(KnobSize size) => size switch { KnobSize.Large => 40, KnobSize.Medium => 28, _ => 20 };

    /// <summary>Width that a knob with its texts takes.</summary>
    public static float WidthOf(KnobSize size) => size switch { KnobSize.Large => 104, KnobSize.Medium => 84, _ => 72 };

    /// <summary>What it takes with its texts.</summary>
    public static Box BoxOf(Vector2 centre, KnobSize size)
    {
        float r = RadiusOf(size), width = WidthOf(size);
        return new(centre.X - width / 2, centre.Y - r - NameHeight, width, 2 * r + NameHeight + ValueHeight);
    }

    public override Box ValueBox => new(Box.X + 4, Box.Bottom - ValueHeight, Box.Width - 8, ValueHeight);

    static string Fitting(Parameter p, float width)
    {
        string name = ValueText.Name(p);
        // A short name that was only cut off says less than the long one with an ellipsis.
        return Font.Regular.Width(name) * Look.Small <= width || name.StartsWith(p.ShortTitle, StringComparison.Ordinal) ? name : p.ShortTitle;
    }

    public override void DrawStill(Canvas c, Shown v)
    {
        float body = _radius - _thick - 4;
        c.Begin().Circle(_centre + new Vector2(0, body * 0.22f), body * 1.34f).Fill(Paint.Radial(0x70000000, 0x00000000, _centre + new Vector2(0, body * 0.22f), body * 1.34f));
        c.Begin().Ring(_centre, _radius - _thick / 2, _thick, First, First + Sweep).Fill(Look.WellDeep);
        Ticks(c);
        Cap(c, body);
        if (_name.Length > 0) c.TextWithin(Font.Regular, _name, Box.X, Box.Y + 9, Box.Width, Look.Small, Look.Dim, Align.Centre);
    }

    void Ticks(Canvas c)
    {
        if (Parameter is Choice choice)
        {
            for (int i = 0; i <= choice.Steps; i++) Tick(c, (float)i / choice.Steps, i == (int)choice.Default ? Look.Ink : Look.Ash, i == (int)choice.Default ? 1.5f : 1);
            return;
        }
        Tick(c, Placed(Parameter.DefaultNormal), Look.Ink, 1.5f);
    }

    void Tick(Canvas c, float normal, uint argb, float thick)
    {
        Vector2 way = Turn.At(First + Sweep * normal);
        c.Begin().Line(_centre + way * (_radius + 1.5f), _centre + way * (_radius + 4.5f), thick).Fill(argb);
    }

    void Cap(Canvas c, float body)
    {
        c.Begin().Circle(_centre, body).Fill(Paint.Vertical(0xFF626974, 0xFF2B2F35, _centre.Y - body, _centre.Y + body));
        c.Begin().Circle(_centre, body - 1).Fill(Paint.Vertical(0xFF464C55, 0xFF33383F, _centre.Y - body, _centre.Y + body));
        c.Begin().Circle(_centre, body * 0.78f).Fill(Paint.Vertical(0xFF3A3F47, 0xFF434952, _centre.Y - body, _centre.Y + body));
    }

    public override void Draw(Canvas c, Shown v)
    {
        float at = Placed(Normal), body = _radius - _thick - 4;
        uint arc = IsDim ? Look.Ash : Look.Amber;
        float low = Math.Min(at, _from), high = Math.Max(at, _from);
        if (high > low) c.Begin().Ring(_centre, _radius - _thick / 2, _thick, First + Sweep * low, First + Sweep * high).Fill(arc);
        else Origin(c, arc);
        if (IsHeld || IsHovered) c.Begin().Circle(_centre, body).Fill(0x14FFFFFF);
        Vector2 way = Turn.At(First + Sweep * at);
        c.Begin().Line(_centre + way * (body * 0.42f), _centre + way * (body * 0.92f), _radius > 24 ? 3 : 2.5f).Fill(IsDim ? Look.Faint : Look.Ink);
        ReadOnlySpan<char> text = ValueText.Write(Parameter, Plain, _text);
        float size = Font.SemiBold.Width(text) * Look.Body <= Box.Width - 2 ? Look.Body : Look.Small;
        c.Text(Font.SemiBold, text, _centre.X, Box.Bottom - 5, size, IsDim ? Look.Faint : Look.Ink, Align.Centre);
    }

    // At its start an arc has no length: a mark shows where it begins.
    void Origin(Canvas c, uint argb)
    {
        const float half = 0.006f;
        c.Begin().Ring(_centre, _radius - _thick / 2, _thick, First + Sweep * _from - half, First + Sweep * _from + half).Fill(argb);
    }
}
