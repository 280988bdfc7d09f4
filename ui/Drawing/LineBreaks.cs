namespace TopDown.Ui.Drawing;

/// <summary>Breaks a text at spaces and line feeds into lines no wider than told; a word that is wider is broken where it must be.</summary>
/// <param name="font">Whose widths count.</param>
/// <param name="text">The text.</param>
/// <param name="widest">In units of the size.</param>
ref struct LineBreaks(Font font, ReadOnlySpan<char> text, float widest)
{
    readonly ReadOnlySpan<char> _text = text;
    int _next;

    public readonly LineBreaks GetEnumerator() => this;

    /// <summary>A line, its spaces at the end left out, and where the next one starts.</summary>
    public (int Start, int End, int Next) Current { get; private set; }

    public bool MoveNext()
    {
        if (_next >= _text.Length) return false;
        int start = _next, space = -1, end = _text.Length;
        float width = 0;
        _next = end;
        for (int i = start; i < _text.Length; i++)
        {
            char c = _text[i];
            if (c == '\n')
            {
                (end, _next) = (i, i + 1);
                break;
            }
            width += font.Of(c).Advance;
            if (width > widest && c != ' ' && i > start)
            {
                end = _next = space > start ? space : i;
                while (_next < _text.Length && _text[_next] == ' ') _next++;
                break;
            }
            if (c == ' ') space = i;
        }
        while (end > start && _text[end - 1] == ' ') end--;
        Current = (start, end, _next);
        return true;
    }
}
