using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TopDown.Host;
using TopDown.Hosts.Tests.Ardour;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>
/// Ardour 7 itself on a screen, with a session in which the plug-in sits on the master and its window stands open. The session is made by
/// Ardour's scripts; that the window is open is written into the session file, as Ardour does when one is left open.
/// </summary>
sealed partial class ArdourWindow : IDisposable
{
    const int X = 400, Y = 60;
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    readonly ArdourHome _home;
    readonly Screen _screen;
    readonly string _plugin;
    readonly StringBuilder _log = new();
    Process? _ardour;

    public ArdourWindow(Screen screen, string bundle, string plugin, float[][] sound, int rate)
    {
        (_screen, _plugin, _home) = (screen, plugin, new(plugin + " in its window"));
        _home.Install(bundle);
        Make(rate);
        string wav = _home.Scratch["sound.wav"];
        WavFile.WriteAll(wav, sound, rate, new() { Encoding = WavEncoding.Float32 });
        var session = new SessionFile(Folder, Name);
        session.Put(wav, "s1");
        session.Save();
        LeaveOpen();
        Settings();
    }

    const string Name = "session";

    public string Folder => _home.Scratch["song"];

    public string File => Path.Combine(Folder, Name + ".ardour");

    /// <summary>All that Ardour printed.</summary>
    public string Log
    {
        get { lock (_log) return _home.Log + _log; }
    }

    void Make(int rate)
    {
        string script = _home.Scratch["session.lua"], job = _home.Scratch["job.txt"];
        using (Stream from = typeof(ArdourSession).Assembly.GetManifestResourceStream("session.lua")!)
        using (FileStream to = System.IO.File.Create(script)) from.CopyTo(to);
        System.IO.File.WriteAllText(job, string.Create(CultureInfo.InvariantCulture, $"mode\tcreate\nfolder\t{Folder}\nname\t{Name}\nrate\t{rate}\nframes\t0\nplugin\t{_plugin}\nmaster\t1\nscene\n"));
        StartCounter.Run("ardour7-lua", () =>
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Outcome o = _home.Lua(script, job);
            if (!o.Output.Contains("@started", StringComparison.Ordinal)) throw new HostDidNotStartException($"Ardour did not reach a session: {o.Told}");
            return o.Output.Contains("@done", StringComparison.Ordinal) ? true : throw _home.Trouble("no session was made");
        });
    }

    XElement Root => XElement.Load(File);

    static XElement Master(XElement root) => root.Element("Routes")!.Elements("Route").First(r => (string?)r.Attribute("name") == "Master");

    XElement Processor(XElement root) => Master(root).Elements("Processor").First(p => (string?)p.Attribute("name") == _plugin);

    void LeaveOpen()
    {
        XElement root = Root;
        XElement extra = root.Element("Extra") ?? new XElement("Extra"), ui = extra.Element("UI") ?? new XElement("UI");
        if (ui.Parent == null) extra.Add(ui);
        if (extra.Parent == null) root.Add(extra);
        ui.Add(new XElement("Window", new XAttribute("name", $"P-{Master(root).Attribute("id")!.Value}-{Processor(root).Attribute("id")!.Value}"), new XAttribute("visible", "1"),
            new XAttribute("x-off", X), new XAttribute("y-off", Y), new XAttribute("x-size", "-1"), new XAttribute("y-size", "-1"), new XAttribute("custom-ui", "1")));
        root.Save(File);
    }

    // No wizard (".a7": it was here before), no question for an audio device: the one without a device starts by itself.
    void Settings()
    {
        string folder = _home.Scratch.Below("home/.config/ardour7");
        System.IO.File.WriteAllText(Path.Combine(folder, ".a7"), "");
        System.IO.File.WriteAllText(Path.Combine(folder, "config"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <Ardour>
              <Config>
                <Option name="hide-dummy-backend" value="0"/>
                <Option name="try-autostart-engine" value="1"/>
              </Config>
              <Extra>
                <AudioMIDISetup>
                  <EngineStates>
                    <State backend="None (Dummy)" driver="Normal Speed" device="Silence" input-device="" output-device="" sample-rate="48000" buffer-size="1024" n-periods="0" input-latency="0" output-latency="0" input-channels="0" output-channels="0" active="1" use-buffered-io="0" midi-option="1 in, 1 out, Silence" lru="1"/>
                  </EngineStates>
                </AudioMIDISetup>
              </Extra>
            </Ardour>
            """);
    }

    /// <summary>Starts Ardour and waits for the editor's window.</summary>
    /// <param name="width">The editor's size, by which its window is known.</param>
    /// <returns>Where it lies on the screen.</returns>
    public (int X, int Y) Open(int width, int height) => StartCounter.Run("ardour", () =>
    {
        Close();
        var variables = new Dictionary<string, string?>(_home.Variables, StringComparer.Ordinal);
        foreach (var (key, value) in _screen.Variables) variables[key] = value;
        _ardour = Programs.Start("ardour", ["--no-announcements", "--no-splash", File], variables);
        _ardour.OutputDataReceived += (_, e) => Note(e.Data);
        _ardour.ErrorDataReceived += (_, e) => Note(e.Data);
        _ardour.BeginOutputReadLine();
        _ardour.BeginErrorReadLine();
        (int, int)? place = null;
        bool found = Poll.Until(() => (place = Find(width, height)) != null || _ardour.HasExited, s_patience);
        return found && place is { } at ? at : throw new HostDidNotStartException($"Ardour showed no editor of {_plugin}: {Log}");
    });

    void Note(string? line)
    {
        lock (_log) _log.AppendLine(line);
    }

    public bool IsRunning => _ardour is { HasExited: false };

    /// <summary>The deepest window of that size, by its place on the screen; null: there is none.</summary>
    public (int X, int Y)? Find(int width, int height)
    {
        Outcome tree = Programs.Run("xwininfo", ["-root", "-tree"], _screen.Variables);
        Match[] found = [.. Place().Matches(tree.Output).Where(m => m.Groups[1].Value == width.ToString(CultureInfo.InvariantCulture) && m.Groups[2].Value == height.ToString(CultureInfo.InvariantCulture))];
        return found.Length == 0 ? null : (int.Parse(found[^1].Groups[3].Value, CultureInfo.InvariantCulture), int.Parse(found[^1].Groups[4].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@" (\d+)x(\d+)\+-?\d+\+-?\d+  \+(-?\d+)\+(-?\d+)", RegexOptions.None, 1000)]
    private static partial Regex Place();

    /// <summary>The plug-in's window on top of the others.</summary>
    public void Raise() => Programs.Run("xdotool", ["search", "--name", ": " + _plugin, "windowraise"], _screen.Variables);

    /// <summary>A key over Ardour's own window.</summary>
    public void Key(string key) => _screen.Do("mousemove", "150", "600", "key", key);

    /// <summary>What the last save holds of a parameter, plain; null while there is no such value.</summary>
    public double? Saved(uint parameter)
    {
        try
        {
            XElement? port = Processor(Root).Element("vst3")?.Elements("Port").FirstOrDefault(p => (string?)p.Attribute("id") == parameter.ToString(CultureInfo.InvariantCulture));
            return port == null ? null : double.Parse(port.Attribute("value")!.Value, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is System.Xml.XmlException or IOException)
        {
            return null; // it is being written
        }
    }

    /// <summary>The plug-in's own state in the last save.</summary>
    public string SavedState => string.Join('\n', Processor(Root).Descendants("chunk").Select(c => Encoding.UTF8.GetString(Convert.FromBase64String(c.Value.Trim()))));

    public float[][] Export(int rate) => _home.Export(Folder, Name, rate);

    public void Close()
    {
        if (_ardour == null) return;
        if (!_ardour.HasExited) _ardour.Kill(entireProcessTree: true);
        _ardour.WaitForExit();
        _ardour.Dispose();
        _ardour = null;
    }

    public void Dispose()
    {
        Close();
        _home.Dispose();
    }
}
