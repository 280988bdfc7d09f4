using System.Globalization;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Ardour;

/// <summary>
/// Ardour 7 with a home of its own and the bundles that it may find there. What it exports is the master; ardour7-export 7.3 corrupts its
/// memory and dies in up to half of its runs, with no plug-in in the session as well; a death gives no samples, so it counts as not started.
/// </summary>
public sealed class ArdourHome : IDisposable
{
    readonly Dictionary<string, string?> _env;

    /// <param name="what">What is tried, for messages.</param>
    public ArdourHome(string what)
    {
        What = what;
        _env = Scratch.Variables();
        // Ardour's settings stay in the home; other formats are not searched
        foreach (string other in (string[])["LV2_PATH", "LADSPA_PATH", "VST_PATH", "LXVST_PATH"]) _env[other] = "/none";
    }

    public string What { get; }
    public Scratch Scratch { get; } = new("ardour");

    /// <summary>What keeps Ardour inside this home, for programs that are started elsewhere.</summary>
    public IReadOnlyDictionary<string, string?> Variables => _env;

    /// <summary>All that Ardour printed so far.</summary>
    public string Log { get; private set; } = "";

    /// <summary>Copies the bundle in and lets Ardour's scanner load it.</summary>
    /// <param name="bundle">A .vst3 folder with Contents/x86_64-linux.</param>
    /// <exception cref="ProgramMissingException">Ardour is not here; the message is the line that installs it.</exception>
    /// <exception cref="ArdourException">The scanner refuses the bundle, or crashes in it.</exception>
    public void Install(string bundle)
    {
        string scanner = Programs.Require("ardour-vst3-scanner"), installed = Path.Combine(Scratch.Below("home/.vst3"), Path.GetFileName(bundle.TrimEnd('/')));
        Copy(bundle, installed);
        Outcome scan = Programs.Run(scanner, ["-f", "-v", installed],
            new Dictionary<string, string?>(_env, StringComparer.Ordinal) { ["LD_LIBRARY_PATH"] = Path.GetDirectoryName(scanner) });
        Log += scan.Told;
        string cache = Path.Combine(Scratch.Home, ".cache/ardour7/vst");
        if (!scan.Succeeded || !Directory.Exists(cache)) throw Trouble("the scanner refuses " + bundle);
        foreach (string file in Directory.GetFiles(cache)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow); // older than the .so would not count
    }

    /// <summary>Runs one of Ardour's scripts.</summary>
    public Outcome Lua(string script, string job)
    {
        Outcome o = Programs.Run("ardour7-lua", [script], new Dictionary<string, string?>(_env, StringComparer.Ordinal) { ["TOPDOWN_JOB"] = job }, TimeSpan.FromMinutes(3), Scratch.Folder);
        Log += o.Told;
        return o;
    }

    /// <summary>A session's master, 32-bit float, from the beginning of its range to the end.</summary>
    /// <exception cref="ArdourException">Nothing was exported, or something else than stereo at <paramref name="rate"/>.</exception>
    public float[][] Export(string folder, string name, int rate)
    {
        string wav = Scratch["export.wav"];
        return StartCounter.Run("ardour7-export", 8, () =>
        {
            File.Delete(wav);
            Outcome o = Programs.Run("ardour7-export", ["-b", "float", "-s", rate.ToString(CultureInfo.InvariantCulture), "-o", wav, folder, name], _env, TimeSpan.FromMinutes(5), Scratch.Folder);
            Log += o.Told;
            if (!o.Succeeded) throw new HostDidNotStartException($"Ardour's exporter died: {o.Told}");
            if (!File.Exists(wav)) throw Trouble("nothing was exported");
            WavAudio audio = WavFile.ReadAll(wav);
            if (audio.Format.Channels != 2 || audio.Rate != rate) throw Trouble($"the export has {audio.Format.Channels} channels at {audio.Rate} Hz, 2 at {rate} Hz were expected");
            return audio.Channels;
        });
    }

    public ArdourException Trouble(string what) => new($"Ardour with {What}: {what}\n{Log}");

    public void Dispose() => Scratch.Dispose();

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
