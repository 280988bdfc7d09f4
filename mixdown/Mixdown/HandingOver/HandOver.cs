using TopDown.Mixdown.HandingOver.Ardour;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.HandingOver;

/// <summary>What was handed over.</summary>
/// <param name="Files">Paths below the output folder, <c>/</c> between folders.</param>
/// <param name="Notes">What is different there or missing, a sentence each; empty = the DAW has all of the mix up to the limiter.</param>
public sealed record HandOverResult(IReadOnlyList<string> Files, IReadOnlyList<string> Notes);

/// <summary>
/// The mix for a DAW, in the folder <c>daw</c>: a preset file an insert, an Ardour session that sounds like the mix before its limiter, and
/// a page on how to go on. All of it or nothing is there afterwards.
/// </summary>
public static class HandOver
{
    /// <summary>Name of the folder in the output folder.</summary>
    public const string Folder = "daw";

    /// <param name="song">Opened from files; files that were decoded for the mix must still be there.</param>
    /// <param name="settings">Where every control ended up.</param>
    /// <param name="postGainDb">Level from the mix bus's last insert to the limiter, dB.</param>
    /// <param name="folder">The output folder; it must be there.</param>
    /// <exception cref="UserException">It cannot be written: names folder and remedy. What stood there before is untouched.</exception>
    public static HandOverResult Write(Song song, MixSettings settings, double postGainDb, string folder, CancellationToken cancel = default)
    {
        if (song.Tracks.Any(t => t.Files.Count == 0)) throw new ArgumentException("A song in memory has no files to hand over.", nameof(song));
        string target = Path.Combine(folder, Folder), part = target + ".part";
        var notes = new List<string>();
        try
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(part);
            InsertFiles.Write(song, settings, Path.Combine(part, "presets"));
            ArdourFolder.Write(song, settings, postGainDb, Path.Combine(part, "ardour"), notes, cancel);
            Guide.Write(song, settings, part, notes);
            Ledger.Write(part);
            cancel.ThrowIfCancellationRequested();
            if (Ledger.MakeRoom(target) is { } kept) notes.Add($"{target} had been worked on: it is kept as {kept}.");
            Directory.Move(part, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(part);
            throw new UserException($"{target}: it cannot be written ({e.Message.TrimEnd('.')}); check the free space and the permissions of {folder}. What stood there before is untouched.");
        }
        catch
        {
            Remove(part);
            throw;
        }
        var files = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        return new([.. files.Where(f => !f.EndsWith(Ledger.Name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)], notes);
    }

    static void Remove(string part)
    {
        try
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // the next run begins with it
    }
}
