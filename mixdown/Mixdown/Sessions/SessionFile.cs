using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TopDown.Mixdown.Sessions;

/// <summary>Reads and writes session files. What is read is whole and sound: names meet, values are in range, plug-ins exist.</summary>
public static class SessionFile
{
    /// <summary>What <c>topdown init</c> writes into a folder, and <c>topdown mix</c> looks for in one.</summary>
    public const string Name = "mix.session.json";

    const long Largest = 64 << 20;

    /// <exception cref="UserException">Names file, line, what is wrong and the remedy.</exception>
    public static Session Read(string path)
    {
        if (Directory.Exists(path)) throw new UserException($"{path}: this is a folder; name the session file in it.", 2);
        if (!File.Exists(path)) throw new UserException($"{path}: there is no such session file; ./topdown init FOLDER writes one.", 2);
        try
        {
            if (new FileInfo(path).Length > Largest) throw new UserException($"{path}: with more than {Largest >> 20} MB this is no session file; name the file that ./topdown init wrote.");
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserException($"{path}: you may not read it; change its permissions or copy it.");
        }
    }

    /// <summary>Reads a text; <paramref name="name"/> stands in messages.</summary>
    /// <inheritdoc cref="Read"/>
    public static Session Parse(ReadOnlySpan<byte> utf8, string name)
    {
        byte[] text = (utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8).ToArray();
        JsonLines lines;
        JsonElement root;
        try
        {
            lines = new(text);
            using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new UserException($"{name}, line {e.LineNumber + 1 ?? 1}: this is not JSON ({e.Message.Split(". LineNumber")[0].Split(" LineNumber")[0].TrimEnd('.')}); look for a missing comma, quote or bracket there.");
        }
        void Fail(string path, string what) => throw new UserException($"{name}, line {lines.Of(path)}: {what}{(what.EndsWith('?') ? "" : ".")}");

        // a newer program's file may have fields of any kind: its number is said first
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("version", out JsonElement v) && v.ValueKind == JsonValueKind.Number && v.TryGetInt64(out long version) && version > Session.CurrentVersion)
            Fail("version", $"this session has version {version} and this program reads up to {Session.CurrentVersion}; update the program");
        new SchemaCheck((JsonObject)SessionSchema.Make(), Fail).All(root);
        Session session = root.Deserialize<Session>(SessionSchema.Json)!;
        new SessionCheck(session, Fail).All();
        return session;
    }

    /// <summary>The canonical text: reading it and writing again gives the same bytes. Comments of a file that was read are not in it.</summary>
    public static string Text(Session session) => JsonSerializer.Serialize(session, SessionSchema.Json) + "\n";

    /// <summary>Writes beside, then moves. Without <paramref name="force"/> an existing file stays.</summary>
    /// <exception cref="UserException">It is there already, or cannot be written.</exception>
    public static void Write(string path, Session session, bool force)
    {
        if (!force && File.Exists(path)) throw new UserException($"{path} is there already and may hold your work: --force replaces it.");
        byte[] text = Encoding.UTF8.GetBytes(Text(session));
        WholeFile.Write(path, to => to.Write(text));
    }
}
