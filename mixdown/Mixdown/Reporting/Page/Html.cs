using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TopDown.Mixdown.Reporting.Page;

/// <summary>
/// A piece of a page, sound by construction: <c>Html.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c> takes the literal as markup and escapes every value but other pieces.
/// Numbers are written as machines read them.
/// </summary>
readonly struct Html
{
    static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly string? _text;

    Html(string text) => _text = text;

    public static Html Empty => default;

    public static Html Of(Writer text) => new(text.Text);

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p._text)));

    /// <summary>The piece, or nothing.</summary>
    public static Html If(bool condition, Func<Html> piece) => condition ? piece() : Empty;

    /// <summary>A file of this assembly that is markup, style or script already.</summary>
    public static Html Raw(string trusted) => new(trusted);

    public override string ToString() => _text ?? "";

    [InterpolatedStringHandler]
    public readonly ref struct Writer
    {
        readonly StringBuilder _to;

        public Writer(int literalLength, int formattedCount) => _to = new(literalLength + 16 * formattedCount);

        public string Text => _to.ToString();

        public void AppendLiteral(string markup) => _to.Append(markup);

        public void AppendFormatted(Html piece) => _to.Append(piece._text);

        public void AppendFormatted(IEnumerable<Html> pieces)
        {
            foreach (Html piece in pieces) _to.Append(piece._text);
        }

        public void AppendFormatted(string? text) => _to.Append(s_encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _to.Append(number);

        public void AppendFormatted(double number) => _to.Append(Math.Round(number, 2).ToString(CultureInfo.InvariantCulture));
    }
}
