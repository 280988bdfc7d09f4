using TopDown.Dsp;
using TopDown.Plugin;

namespace TopDown.Ui.Tests.Displays;

/// <summary>A page with one of everything that displays show. It makes no sound.</summary>
sealed class Showcase : IPlugin
{
    public static Page Page { get; } = new("Showcase", "7D1E4B5A0C6F4E0B9A3D5C1F20B6AFF1", "Fx") { IsHidden = true };

    public static readonly Param Hz = Page.Section("Bell").Hertz("hz", "Bell", 80, 8000, 400, "Where."), Hz2 = Page.Section("Shelf").Hertz("hz2", "Air", 2000, 16000, 8000);
    public static readonly Param Db = Page.Decibels("db", "Gain", -12, 12, -3, "How much."), Db2 = Page.Decibels("db2", "Air gain", -12, 12, 2);
    public static readonly Param Q = Page.Section("Width").Number("q", "Q", 0.3, 6, 1);
    public static readonly Toggle On = Page.Switch("on", "On", true);
    public static readonly Param Threshold = Page.Decibels("threshold_db", "Threshold", -60, 0, -24, "Where it starts."), Knee = Page.Decibels("knee_db", "Knee", 0, 18, 6);

    public static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    public static readonly Reading Moved = Page.Reading("moved_db", "Moved", min: -12, max: 24, latest: true);
    public static readonly Reading Correlation = Page.Reading("correlation", "Correlation", min: -1, max: 1, unit: "", latest: true);
    public static readonly Ear Ear = Page.Ear("ear", "Ear", Threshold, Reduction);
    public static readonly Tap Out = Page.Tap("out"), Key = Page.Tap("key");

    public static Preset[] Presets { get; } = [Page.Start("One to two", "A goal.").Meets(1.5), Page.Preset("Three to four", "Another.", Threshold.At(-30)).Meets(3.5), Page.Preset("None", "No goal.")];

    public static PluginType Type { get; } = PluginType.Of<Showcase>();

    public void Prepare(in Spec spec, in Settings settings) { }
    public void Reset() { }
    public void Update(Values p) { }
    public void Process(in Io io, Values p) { }
    public bool AtRest(Values p) => true;
}
