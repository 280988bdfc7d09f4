using System.Numerics;

namespace TopDown.Ui.Drawing;

public enum Align { Left, Centre, Right }

/// <summary>A typeface: outlines and widths, read once from TrueType bytes. Any thread.</summary>
public sealed class Font
{
    readonly Glyph?[] _glyphs; // by character
    readonly Glyph _missing;

    static int s_fonts;

    Font(string file)
    {
        using Stream stream = typeof(Font).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not in this assembly.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        TrueType reader = new(data);
        var glyphs = reader.Read();
        _glyphs = new Glyph?[glyphs.Keys.Max() + 1];
        foreach (var (c, glyph) in glyphs) _glyphs[c] = glyph;
        _missing = Box(_glyphs['\0']!.Advance, reader.CapHeight);
        _glyphs['\0'] = null;
        (CapHeight, XHeight) = (reader.CapHeight, reader.XHeight);
    }

    /// <summary>Inter Regular and Semi Bold (SIL Open Font License 1.1, Fonts/OFL.txt).</summary>
    public static Font Regular { get; } = new("Inter-400.ttf");
    public static Font SemiBold { get; } = new("Inter-600.ttf");

    /// <summary>From 1.</summary>
    internal int Id { get; } = ++s_fonts;

    /// <summary>Height of capitals and figures in units of the size: text is centred on y with its baseline at y + CapHeight × size / 2.</summary>
    public float CapHeight { get; }

    /// <summary>Height of a small x in units of the size.</summary>
    public float XHeight { get; }

    /// <summary>Width in units of the size.</summary>
    public float Width(ReadOnlySpan<char> text)
    {
        float width = 0;
        foreach (char c in text) width += Of(c).Advance;
        return width;
    }

    /// <summary>False: a box is drawn for it.</summary>
    public bool Has(char c) => c < _glyphs.Length && _glyphs[c] != null;

    /// <summary>The glyph to draw for a character: a box for one that is missing, nothing for control characters and the second half of a pair.</summary>
    internal Glyph Of(char c) => (c < _glyphs.Length ? _glyphs[c] : null) ?? (char.IsControl(c) || char.IsLowSurrogate(c) ? s_nothing : _missing);

    static readonly Glyph s_nothing = new(0, [], []);

    static Glyph Box(float advance, float height)
    {
        const float Edge = 0.06f;
        List<Vector2> points = [];
        float width = Math.Max(advance, 0.5f), left = 0.08f, right = width - left;
        Add(new(left, 0), new(left, -height), new(right, -height), new(right, 0));
        Add(new(left + Edge, -Edge), new(right - Edge, -Edge), new(right - Edge, Edge - height), new(left + Edge, Edge - height)); // the other way round: a hole
        return new(width, [.. points], [8, 16]);

        void Add(params ReadOnlySpan<Vector2> corners)
        {
            Vector2 from = corners[^1];
            foreach (Vector2 p in corners)
            {
                points.Add((from + p) * 0.5f);
                points.Add(from = p);
            }
        }
    }
}
