namespace TopDown.Install;

/// <summary>What an installation does to the file system, with the care that Windows needs.</summary>
static class Files
{
    /// <summary>A file that cannot be opened for writing because a program has it loaded; null when none. Only Windows holds files; elsewhere a loaded one stays valid when it is replaced.</summary>
    public static string? Held(IEnumerable<string> files)
    {
        if (!OperatingSystem.IsWindows()) return null;
        return files.FirstOrDefault(file =>
        {
            try
            {
                using var all = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return false;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                return false;
            }
            catch (IOException)
            {
                return true;
            }
            // not allowed, or marked read-only: the copying says so in words of its own
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        });
    }

    /// <summary>A folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }

    /// <summary>Renames a folder. A virus scanner may hold a new file for a moment on Windows: tried for two seconds there.</summary>
    public static void Move(string from, string to)
    {
        for (int n = 0; ; n++)
        {
            try
            {
                Directory.Move(from, to);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && OperatingSystem.IsWindows() && n < 20)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>Deletes a folder if it is there, read-only files too.</summary>
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder)) return;
        if (new DirectoryInfo(folder).LinkTarget != null)
        {
            Directory.Delete(folder);
            return;
        }
        if (OperatingSystem.IsWindows())
            foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes the empty folders below, and the folder itself if nothing is left in it.</summary>
    public static void Prune(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (string inner in Directory.EnumerateDirectories(folder)) Prune(inner);
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
