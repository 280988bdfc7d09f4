using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Vst3;

namespace TopDown.Mixdown.HandingOver;

/// <summary>
/// The tracks' files in a session's own folder: a hard link where the disk can, which costs no room, else a copy. A track with a high-pass is
/// rendered with it.
/// </summary>
sealed class SoundFiles(Song song, MixSettings settings, string folder, List<string> notes)
{
    readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _highPassed = [];
    int _links;

    /// <summary>Names in the folder: one file, or left and right.</summary>
    public IReadOnlyList<string> Put(int track, CancellationToken cancel)
    {
        SongTrack of = song.Tracks[track];
        double hz = settings.Tracks[track].HighPassHz;
        if (hz > 0)
        {
            string name = Free(of.Name + " (high-passed)");
            HighPassed.Write(song, track, hz, Path.Combine(folder, name), cancel);
            _highPassed.Add(FormattableString.Invariant($"{of.Name} ({hz:0.#} Hz)"));
            return [name];
        }
        string[] sides = of.Files.Count == 1 ? [""] : ["-L", "-R"];
        return [.. of.Files.Zip(sides, (file, side) => Put(file, Free(of.Name + side), cancel))];
    }

    /// <summary>Says what a user has to know about the files.</summary>
    public void Tell()
    {
        if (_links > 0)
            notes.Add("The session's sound files are second names of yours (hard links) and cost no room; Ardour does not write into them. Other programs would change both: copy the session to another disk to part them.");
        if (_highPassed.Count > 0)
            notes.Add($"Rendered with their high-pass, for no DAW's filter is the same: {string.Join(", ", _highPassed)}.");
    }

    string Put(Stem file, string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        string to = Path.Combine(folder, name);
        if (HardLink.TryMake(file.Readable, to)) _links++;
        else File.Copy(file.Readable, to);
        return name;
    }

    string Free(string wanted)
    {
        string plain = PresetFiles.FileName(wanted).Replace('%', '_'), name = plain + ".wav"; // % marks the sides of a stereo file
        for (int n = 2; !_taken.Add(name); n++) name = $"{plain} {n}.wav";
        return name;
    }
}
