using System.Globalization;
using System.Text;
using TopDown.Mixdown.Wav;
using TopDown.Testing;
using TopDown.Vst3;

namespace TopDown.Hosts.Tests.Ardour;

/// <summary>
/// Ardour 7 without a screen as an independent host: scans a VST3 bundle, makes one session with a track per scene, inserts the plug-in,
/// sets, saves, reloads in a new process and compares. There each track is bounced with the restored plug-in as 32-bit float: pre-fader,
/// panner bypassed. A plug-in on the master bus, or with a side-chain, is heard through <see cref="ArdourHome.Export"/> instead.
/// </summary>
public sealed class ArdourSession : IDisposable
{
    /// <summary>As many tracks as a session of this size loads in seconds.</summary>
    public const int MaxScenes = 64;

    const string Name = "session";
    readonly ArdourHome _home;
    readonly string _plugin;
    long _frames;

    /// <summary>Copies the bundle into a home of its own and lets Ardour's scanner load it.</summary>
    /// <param name="bundle">A .vst3 folder with Contents/x86_64-linux.</param>
    /// <param name="plugin">The plug-in's name as its factory gives it.</param>
    /// <param name="presets">Preset files to put where the documentation says; the host has to find them.</param>
    /// <exception cref="ProgramMissingException">Ardour is not here; the message is the line that installs it.</exception>
    /// <exception cref="ArdourException">The scanner refuses the bundle, or crashes in it.</exception>
    public ArdourSession(string bundle, string plugin, IEnumerable<(string Path, byte[] Bytes)>? presets = null)
    {
        (_plugin, _home) = (plugin, new(plugin));
        if (presets != null) new PresetFolder(_home.Scratch.Below("home/.vst3/presets")).Copy(presets);
        _home.Install(bundle);
    }

    /// <summary>All that Ardour printed so far.</summary>
    public string Log => _home.Log;

    /// <summary>The folder of the session, for a look at it; gone on Dispose unless <see cref="Keep"/>.</summary>
    public string Folder => _home.Scratch["song"];

    public bool Keep { get => _home.Scratch.Keep; set => _home.Scratch.Keep = value; }

    /// <summary>
    /// Plays <paramref name="input"/> (mono or stereo; its rate is the session's) through every scene. The takes are as long as the longest sound
    /// and aligned to it: Ardour takes out the latency that the plug-in reports.
    /// </summary>
    /// <param name="input">WAV for all scenes that name none.</param>
    /// <param name="scenes">1…<see cref="MaxScenes"/>, named apart. Those with a side-chain cost a session each.</param>
    /// <param name="onMaster">Inserts the plug-in on the master bus, not on the track; one scene only.</param>
    /// <exception cref="ArdourException">Not listed, not inserted, no such parameter or preset, crashed, or nothing exported.</exception>
    public ArdourResult Run(string input, IReadOnlyList<ArdourScene> scenes, bool onMaster = false)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scenes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scenes.Count, onMaster ? 1 : MaxScenes, nameof(scenes));
        // a bounce runs one track alone, so a side-chain would be silent: those scenes are played on the master, one by one
        ArdourScene[] together = [.. scenes.Where(s => !onMaster && s.SideChain is null)];
        List<ArdourResult> parts = together.Length > 0 ? [Session(input, together, onMaster: false)] : [];
        parts.AddRange(scenes.Except(together).Select(s => Session(input, [s], onMaster: true)));
        return parts[0] with { Takes = [.. scenes.Select(s => parts.SelectMany(p => p.Takes).First(t => string.Equals(t.Scene, s.Name, StringComparison.Ordinal)))] };
    }

    ArdourResult Session(string input, IReadOnlyList<ArdourScene> scenes, bool onMaster)
    {
        using (WavReader header = new(input)) Rate = header.Format.Rate;
        Answers made = Lua("create", scenes, onMaster);
        SessionFile session = new(Folder, Name);
        for (int n = 0; n < scenes.Count; n++)
        {
            session.Put(scenes[n].Input ?? input, $"s{n + 1}");
            if (scenes[n].SideChain is not { } key) continue;
            session.Put(key, $"k{n + 1}");
            session.OffMaster($"k{n + 1}");
        }
        _frames = session.Save();
        Answers restored = Lua("check", scenes, onMaster);
        float[][][] sound = onMaster ? [_home.Export(Folder, Name, Rate)] : [.. restored.Sounds.Select(f => f.Select(side => WavFile.ReadAll(side).Channels[0]).ToArray())];
        if (sound.Length != scenes.Count) throw _home.Trouble($"{sound.Length} of {scenes.Count} scenes were bounced");
        return new(Rate,
            [.. scenes.Select((s, n) => new ArdourTake(s.Name, made.Of("set", n), restored.Of("restored", n), made.Latency("set", n), restored.Latency("restored", n), sound[n]))],
            made.Of("new", 0));
    }

    public void Dispose() => _home.Dispose();

    int Rate { get; set; }

    Answers Lua(string mode, IReadOnlyList<ArdourScene> scenes, bool onMaster)
    {
        string script = _home.Scratch["session.lua"], job = _home.Scratch["job.txt"];
        using (Stream from = typeof(ArdourSession).Assembly.GetManifestResourceStream("session.lua")!)
        using (FileStream to = File.Create(script)) from.CopyTo(to);
        StringBuilder text = new();
        foreach ((string key, object value) in (ReadOnlySpan<(string, object)>)[("mode", mode), ("folder", Folder), ("name", Name), ("rate", Rate), ("frames", _frames), ("plugin", _plugin), ("master", onMaster ? 1 : 0)])
            text.Append(CultureInfo.InvariantCulture, $"{key}\t{value}\n");
        foreach (ArdourScene s in scenes)
        {
            text.Append("scene\n");
            if (s.Preset is not null) text.Append(CultureInfo.InvariantCulture, $"preset\t{s.Preset}\n");
            if (s.PresetFile is not null) text.Append(CultureInfo.InvariantCulture, $"file\t{s.PresetFile}\n");
            foreach ((string label, double value) in s.Before) text.Append(CultureInfo.InvariantCulture, $"before\t{label}\t{value:R}\n");
            foreach ((string label, double value) in s.Values) text.Append(CultureInfo.InvariantCulture, $"set\t{label}\t{value:R}\n");
            if (s.SideChain is not null) text.Append("key\n");
        }
        File.WriteAllText(job, text.ToString());
        return StartCounter.Run("ardour7-lua", () =>
        {
            if (string.Equals(mode, "create", StringComparison.Ordinal) && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Outcome o = _home.Lua(script, job);
            Answers a = new(o.Output);
            if (!a.Started) throw new HostDidNotStartException($"Ardour did not reach a session: {o.Told}");
            if (a.Error is { } error) throw _home.Trouble(error);
            return a.Done ? a : throw _home.Trouble($"it died while it was to {mode} the session");
        });
    }

    /// <summary>The script's lines that begin with "@", taken apart.</summary>
    sealed class Answers
    {
        readonly Dictionary<(string Phase, int Scene), List<ArdourParameter>> _parameters = [];
        readonly Dictionary<(string Phase, int Scene), int> _latency = [];

        public Answers(string output)
        {
            foreach (string line in output.Split('\n').Where(l => l.StartsWith('@')))
            {
                string[] f = line[1..].Split('\t');
                switch (f[0])
                {
                    case "started": Started = true; break;
                    case "done": Done = true; break;
                    case "error": Error = f[1]; break;
                    case "sound": Sounds.Add(f[1..]); break;
                    case "io": _latency[(f[1], Int(f[2]) - 1)] = Int(f[3]); break;
                    case "param":
                        if (!_parameters.TryGetValue((f[1], Int(f[2]) - 1), out var list)) _parameters[(f[1], Int(f[2]) - 1)] = list = [];
                        list.Add(new(Int(f[3]), f[4], Number(f[5]), Number(f[6]), Number(f[7]), Number(f[8]), f[9] is "1"));
                        break;
                    default: break;
                }
            }
        }

        public bool Started { get; }
        public bool Done { get; }
        public string? Error { get; }

        /// <summary>A left and a right file a scene.</summary>
        public List<string[]> Sounds { get; } = [];

        public IReadOnlyList<ArdourParameter> Of(string phase, int scene) => _parameters.TryGetValue((phase, scene), out var list) ? list : [];
        public int Latency(string phase, int scene) => _latency[(phase, scene)];

        static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
