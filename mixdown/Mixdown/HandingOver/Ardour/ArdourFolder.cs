using System.Text;
using System.Xml;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Vst3;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>The session's folder: the session's file, and the sound where Ardour looks for it. It may be moved as a whole.</summary>
static class ArdourFolder
{
    /// <param name="folder">The session gets a folder of the song's name in it.</param>
    /// <param name="notes">Gets what is different there.</param>
    public static void Write(Song song, MixSettings settings, double postGainDb, string folder, List<string> notes, CancellationToken cancel)
    {
        string name = Name(song), session = Path.Combine(folder, name), sounds = Path.Combine(session, "interchange", name, "audiofiles");
        Directory.CreateDirectory(sounds);
        var placed = new SoundFiles(song, settings, sounds, notes);
        IReadOnlyList<string>[] files = [.. song.Tracks.Select((_, i) => placed.Put(i, cancel))];
        placed.Tell();
        var written = new ArdourSession(song, settings, postGainDb, files);
        notes.AddRange(written.Notes);
        // by a writer that knows what text XML cannot hold, and says so
        using var xml = XmlWriter.Create(Path.Combine(session, name + ".ardour"), new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
        written.ToXml(name).Save(xml);
    }

    /// <summary>The song's name as Ardour's session.</summary>
    public static string Name(Song song) => PresetFiles.FileName(song.Name);
}
