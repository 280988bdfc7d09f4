using System.Globalization;
using System.Xml.Linq;

namespace TopDown.Mixdown.HandingOver.Ardour;

enum StripKind
{
    Track,
    Bus,
    Master,
}

/// <summary>One mixer strip of the session: polarity → trim → what stands before the fader → fader → panner → outputs.</summary>
sealed class ArdourStrip(string name, StripKind kind, int channels)
{
    public string Name => name;
    public long Id { get; init; }

    /// <summary>Of a track.</summary>
    public long Playlist { get; init; }

    public bool IsInverted { get; init; }

    /// <summary>Linear.</summary>
    public double Trim { get; init; } = 1;

    /// <summary>Linear.</summary>
    public double Fader { get; init; } = 1;

    /// <summary>0 left … 1 right.</summary>
    public double Azimuth { get; init; } = 0.5;

    /// <summary>Sends and plug-ins, first to last.</summary>
    public List<XElement> BeforeFader { get; } = [];

    /// <summary>Playing automation of the strip's own controls; null = none.</summary>
    public XElement? TrimLane { get; set; }
    public XElement? FaderLane { get; set; }
    public XElement? PanLane { get; set; }
    public XElement? MuteLane { get; set; }

    public string In => name + "/audio_in";
    public string Out => name + "/audio_out";

    /// <param name="order">Place in the mixer.</param>
    public XElement ToXml(Ids ids, Wiring wires, int order)
    {
        var route = new XElement("Route", At("version", ArdourSession.Version), At("id", Id), At("name", name), At("default-type", "audio"), At("strict-io", kind == StripKind.Master),
            At("active", true), At("denormal-protection", false), At("meter-point", "MeterPostFader"), At("disk-io-point", "DiskIOPreFader"), At("meter-type", "MeterPeak"));
        if (kind == StripKind.Track) route.Add(At("audio-playlist", Playlist), At("saved-meter-point", "MeterPostFader"), At("alignment-choice", "Automatic"), At("mode", "Normal"));
        string flag = kind switch { StripKind.Track => "AudioTrack", StripKind.Bus => "AudioBus", _ => "MasterOut" };
        route.Add(new XElement("PresentationInfo", At("order", order), At("flags", flag + ",OrderSet"), At("color", 0)),
            wires.Io(ids, name, "Input", In, channels), wires.Io(ids, name, "Output", Out, 2),
            new XElement("MuteMaster", At("mute-point", "PostFader,Listen,Main"), At("muted", false)),
            Control(ids, "mute", "Toggle,RealTime", 0),
            new XElement("Controllable", At("name", "phase"), At("id", ids.Next()), At("flags", "Toggle"), At("value", IsInverted), At("phase-invert", new string(IsInverted ? '1' : '0', channels))),
            new XElement("Automation", MuteLane),
            new XElement("Pannable", Control(ids, "pan-azimuth", "", Azimuth), new XElement("Automation", PanLane)));
        if (kind == StripKind.Track) route.Add(Processor(ids, "recorder:" + name, "diskwriter", At("record-safe", false)), Processor(ids, "player:" + name, "diskreader"));
        route.Add(Processor(ids, "Polarity", "polarity"),
            Processor(ids, "Amp", "trim", new XElement("Automation", TrimLane), Control(ids, "trimcontrol", "GainLike", Trim)),
            BeforeFader,
            Processor(ids, "Amp", "amp", new XElement("Automation", FaderLane), Control(ids, "gaincontrol", "GainLike", Fader)),
            Processor(ids, "meter-" + name, "meter"),
            Processor(ids, name, "main-outs", At("own-input", true), At("own-output", false), At("output", name), At("role", "Main"), Panner()));
        return route;
    }

    /// <summary>A processor's element with what all have.</summary>
    public static XElement Processor(Ids ids, string name, string type, params object?[] more) => new("Processor",
        At("id", ids.Next()), At("name", name), At("active", true), At("user-latency", 0), At("use-user-latency", false), At("type", type), more);

    public static XElement Control(Ids ids, string name, string flags, double value) =>
        new("Controllable", At("name", name), At("id", ids.Next()), At("flags", flags), At("value", ArdourTime.Number(value)));

    /// <summary>Switches are 1 and 0.</summary>
    public static XAttribute At(string name, object value) => new(name, value is bool b ? (b ? "1" : "0") : Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>The panner of two channels must be named: by itself Ardour takes one whose centre is not exactly 1.</summary>
    public static XElement BalancePanner => new("PannerShell", At("bypassed", false), At("user-panner", ArdourPan.Balance), At("linked-to-route", true),
        new XElement("Panner", At("uri", ArdourPan.Balance), At("type", "Stereo Balance")));

    XElement Panner() => channels == 2 ? BalancePanner : new("PannerShell", At("bypassed", false), At("user-panner", ""), At("linked-to-route", true));
}
