using System.Diagnostics;
using System.Runtime.InteropServices;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Stems;

/// <summary>
/// FLAC, AIFF, MP3 and the like to float WAV by ffmpeg, which is looked for only when such a file turns up. Decoded files lie in a
/// hidden folder beside the output, made when first needed and removed by <see cref="Dispose"/>. Not thread-safe.
/// </summary>
/// <param name="beside">The folder that the output goes to; it must be writable.</param>
/// <param name="searchPath">Folders to look for ffmpeg in, as PATH lists them; null = PATH.</param>
public sealed class Decoder(string beside, string? searchPath = null) : IDisposable
{
    const string Prefix = ".topdown-decoded-";
    static readonly string[] s_foreign = [".flac", ".aif", ".aiff", ".aifc", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".caf", ".wv", ".w64", ".au"];
    static readonly string[] s_wav = [".wav", ".wave", ".bwf", ".rf64"];
    string? _folder;
    int _files;

    /// <summary>By its extension an audio file.</summary>
    public static bool IsAudio(string path) => Has(path, s_wav) || IsForeign(path);

    /// <summary>By its extension one that ffmpeg decodes.</summary>
    public static bool IsForeign(string path) => Has(path, s_foreign);

    /// <summary>A folder of decoded files that a crash left behind.</summary>
    public static bool IsTemporary(string folder) => Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The WAV with all of the first sound stream's samples, at its own rate and channels.</summary>
    /// <exception cref="UserException">ffmpeg is missing, or cannot decode it.</exception>
    public string Decode(string path, CancellationToken cancel = default)
    {
        CheckKind(path);
        string ffmpeg = Find("ffmpeg", searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            ?? throw new UserException($"{path}: reading {Path.GetExtension(path).ToLowerInvariant()} needs ffmpeg, which is not in PATH: {InstallLine()}; or export WAV files.", 3);
        _folder ??= Directory.CreateDirectory(Path.Combine(beside, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;
        string to = Path.Combine(_folder, $"{_files++}.wav");
        // "file:" keeps a name such as "concat:x.flac" a name; pictures of the album are no sound
        var start = new ProcessStartInfo(ffmpeg, ["-nostdin", "-v", "error", "-xerror", "-protocol_whitelist", "file", "-i", "file:" + Path.GetFullPath(path), "-map", "0:a:0", "-c:a", "pcm_f32le", "-rf64", "auto", "-f", "wav", "file:" + to])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        string said = process.StandardError.ReadToEnd().Trim();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode == 0 && File.Exists(to)) return to;
        throw new UserException($"{path}: ffmpeg cannot decode it ({(said.Length > 0 ? said.Split('\n')[^1].Trim() : $"exit code {process.ExitCode}")}): copy or export it again, best as WAV.");
    }

    // ffmpeg would take a text file for subtitles, and a picture for a film
    static void CheckKind(string path)
    {
        Span<byte> head = stackalloc byte[12];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            int got = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (got == 0) throw new UserException($"{path}: the file is empty; export or copy it again.");
            if (ForeignAudio.Name(head[..got]) is null && !head[..got].StartsWith("RIFF"u8)) throw new UserException($"{path}: this is not an audio file that is known here; export it again, best as WAV.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserException($"{path}: you may not read it; change its permissions or copy it.");
        }
    }

    /// <summary>The line that installs ffmpeg on this system.</summary>
    public static string InstallLine() =>
        OperatingSystem.IsWindows() ? "winget install Gyan.FFmpeg" : OperatingSystem.IsMacOS() ? "brew install ffmpeg"
        : Find("dnf") != null ? "sudo dnf install ffmpeg-free" : Find("pacman") != null ? "sudo pacman -S ffmpeg" : "sudo apt-get install ffmpeg";

    static string? Find(string program) => Find(program, Environment.GetEnvironmentVariable("PATH") ?? "");

    static string? Find(string program, string path)
    {
        string name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? program + ".exe" : program;
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    static bool Has(string path, string[] extensions) => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    public void Dispose()
    {
        if (_folder == null) return;
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a scanner may hold a file; the next scan passes such folders over
        _folder = null;
    }
}
