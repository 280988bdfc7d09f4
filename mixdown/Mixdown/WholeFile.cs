namespace TopDown.Mixdown;

/// <summary>Writes a file beside its target and then puts it in the target's place: never half a file, never the old one lost.</summary>
public static class WholeFile
{
    /// <exception cref="UserException">The file system refused; what stood there before is untouched.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = "";
        try
        {
            string target = Path.GetFullPath(path);
            temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.part");
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
            temporary = "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path}: it cannot be written ({e.Message.TrimEnd('.')}); check the free space and the permissions of its folder. What stood there before is untouched.");
        }
        finally
        {
            if (temporary.Length > 0) Remove(temporary);
        }
    }

    static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // then a hidden .part stays; the error that counts is thrown already
    }
}
