namespace TopDown.Mixdown.Sessions;

/// <summary>
/// From names in a session to files. A session may come from anywhere, so its files are those of its own folder: neither "..", a
/// whole path nor a link leads out of it unless the user allows that.
/// </summary>
/// <param name="sessionFile">The session's own path.</param>
/// <param name="allowOutside">--allow-outside was given.</param>
public sealed class SessionPaths(string sessionFile, bool allowOutside)
{
    readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(sessionFile))!;

    /// <summary>The full path of a file that is there.</summary>
    /// <exception cref="UserException">It is not there, or lies outside.</exception>
    public string Resolve(string named)
    {
        string full = Path.GetFullPath(Path.Combine(_folder, named));
        if (!allowOutside && !(IsBelow(full, _folder) && IsBelow(Real(full), Real(_folder))))
            throw new UserException($"{sessionFile} names {named}, which lies outside its folder: copy the file into {_folder}, or give --allow-outside if you trust this session.");
        if (Directory.Exists(full)) throw new UserException($"{sessionFile} names {named}, which is a folder: name an audio file.");
        if (!File.Exists(full))
            throw new UserException($"{sessionFile} names {named}, which is not there: put the file back, or correct its name{(named.Contains('\\') ? " (folders are parted by /)" : "")}.");
        return full;
    }

    static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>The path with every link in it followed.</summary>
    static string Real(string full)
    {
        string real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            try
            {
                // what the last link points to may lie behind links itself
                real = info.LinkTarget == null ? next : Real(info.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
            }
            catch (IOException)
            {
                throw new UserException($"{next} is a link in a circle: remove it.");
            }
        }
        return real;
    }
}
