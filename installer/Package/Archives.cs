using System.Formats.Tar;
using System.IO.Compression;

namespace TopDown.Package;

/// <summary>Archives whose bytes depend on nothing but their content: sorted, one date, owned by root.</summary>
static class Archives
{
    /// <param name="payload">What goes in.</param>
    /// <param name="file">…tar.gz.</param>
    /// <param name="top">The folder that it unpacks into.</param>
    public static void TarGz(Payload payload, string file, string top)
    {
        using (var stream = File.Create(file + ".part"))
        using (var gzip = new GZipStream(stream, CompressionLevel.SmallestSize))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (string path in payload.Files)
            {
                string from = Path.Combine(payload.Folder, path);
                using var data = File.OpenRead(from);
                var entry = new UstarTarEntry(TarEntryType.RegularFile, top + "/" + path) // Pax puts the process id into its headers
                {
                    ModificationTime = payload.Date,
                    Mode = OperatingSystem.IsWindows() ? (UnixFileMode)0b111_101_101 : File.GetUnixFileMode(from),
                    UserName = "root",
                    GroupName = "root",
                    DataStream = data,
                };
                tar.WriteEntry(entry);
            }
        }
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>The files of a folder; only those that begin with <paramref name="prefix"/>.</summary>
    public static void Zip(Payload payload, string file, string prefix = "")
    {
        using (var stream = File.Create(file + ".part"))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (string path in payload.Files.Where(f => f.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var entry = zip.CreateEntry(path[prefix.Length..], CompressionLevel.SmallestSize);
                entry.LastWriteTime = payload.Date;
                using var to = entry.Open();
                using var from = File.OpenRead(Path.Combine(payload.Folder, path));
                from.CopyTo(to);
            }
        }
        File.Move(file + ".part", file, overwrite: true);
    }
}
