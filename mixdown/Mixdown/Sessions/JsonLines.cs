using System.Text.Json;

namespace TopDown.Mixdown.Sessions;

/// <summary>On which line every value of a JSON text stands, by its path ("tracks[2].pan").</summary>
sealed class JsonLines
{
    readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public JsonLines(byte[] text)
    {
        int[] starts = [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var open = new Stack<(string Path, int Next)>(); // Next: −1 in an object, else the array's next place
        string name = "";
        while (reader.Read())
        {
            int found = Array.BinarySearch(starts, (int)reader.TokenStartIndex), line = (found >= 0 ? found : ~found - 1) + 1;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = Join(open.Peek().Path, Text(ref reader, line));
                    _lines.TryAdd(name, line);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    continue;
            }
            if (reader.TokenType == JsonTokenType.String) _ = Text(ref reader, line);
            string path = name;
            if (open.TryPeek(out var parent) && parent.Next >= 0)
            {
                path = $"{parent.Path}[{parent.Next}]";
                open.Pop();
                open.Push((parent.Path, parent.Next + 1));
            }
            _lines.TryAdd(path, line);
            if (reader.TokenType == JsonTokenType.StartObject) open.Push((path, -1));
            else if (reader.TokenType == JsonTokenType.StartArray) open.Push((path, 0));
        }
    }

    // bytes or escapes that are no Unicode: later readers would throw without a line
    static string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("a text that is no UTF-8", null, line - 1, null, e);
        }
    }

    /// <summary>From 1; of a path that is not there its parent's.</summary>
    public int Of(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
            if (_lines.TryGetValue(path, out int line)) return line;
        return _lines.GetValueOrDefault("", 1);
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
