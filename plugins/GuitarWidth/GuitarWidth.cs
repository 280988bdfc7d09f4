using TopDown.Dsp;
using TopDown.Dsp.Stereo;
using TopDown.Plugin;

namespace TopDown;

/// <summary>Guitars to the sides: input → low cut → imager → presence → output. The mono sum of the imager is what it was, at any width.</summary>
public sealed partial class GuitarWidth : IPlugin
{
    public static Page Page { get; } = new("Guitar Width", "7D1E4B5A0C6F4E0B9A3D5C1F20B6A132", "Fx|Spatial|Guitar")
    {
        Summary = "Guitars to the sides and out of the bass's way: low cut, width in three bands without any harm to mono, a touch of presence.",
    };

    static readonly Group Cut = Page.Section("Low cut");
    static readonly Toggle CutOn = Cut.Switch("lowcut_on", "Low cut on", true, "Leaves the low end to bass and kick.", "Cut on");
    static readonly Param CutHz = Cut.Hertz("lowcut_hz", "Low cut", 20, 400, 80, "Below 80 Hz a guitar has rumble and amp hum; the bass has its notes there.", "Low cut");
    static readonly Choice CutSlope = Cut.Choice("lowcut_slope", "Low cut slope", [12, 24], "{0} dB/oct", 12, "24 dB/oct where a bass needs all of the room.", "Slope", glides: true);

    static readonly Group Image = Page.Section("Imager");
    static readonly Toggle ImageOn = Image.Switch("image_on", "Imager on", true, "Width by mid and side: no delay, no phase trick, nothing that vanishes in mono.", "Imager");
    static readonly Param Width = Image.Percent("width_pct", "Width", 0, 200, 110, "100 % is untouched to the bit, 0 is mono. 90 to 110 % is all that a good recording needs: 110 lifts the sides by 0.8 dB.");
    static readonly Param WidthLow = Image.Percent("width_low_pct", "Low width", 0, 200, 100, "Multiplies the width below the low split: narrow lows keep a wide guitar firm.", "Low");
    static readonly Param WidthMid = Image.Percent("width_mid_pct", "Mid width", 0, 200, 100, "Multiplies the width between the splits, where a voice in the centre wants room.", "Mid");
    static readonly Param WidthHigh = Image.Percent("width_high_pct", "High width", 0, 200, 100, "Multiplies the width above the high split: air and pick noise spread without moving the chords.", "High");
    static readonly Param LowSplit = Image.Hertz("split_low_hz", "Low split", 80, 800, 250, "Where the low width hands over to the mid width.", "Split lo");
    static readonly Param HighSplit = Image.Hertz("split_high_hz", "High split", 1500, 12000, 4000, "Where the mid width hands over to the high width.", "Split hi");
    static readonly Toggle MonoOn = Image.Switch("mono_on", "Mono lows", false, "Makes the lowest octaves mono: for vinyl, clubs and down-tuned guitars.", "Mono");
    static readonly Param MonoBelow = Image.Hertz("mono_below_hz", "Mono below", 40, 400, 120, "The side fades out below this frequency, 12 dB/oct; needs Mono lows.", "Mono Hz");

    static readonly Group Bell = Page.Section("Presence");
    static readonly Toggle PresenceOn = Bell.Switch("presence_on", "Presence on", true, "A gentle bell for definition.", "Pres on");
    static readonly Param PresenceHz = Bell.Hertz("presence_hz", "Presence frequency", 1000, 8000, 3000, "3 kHz is where the pick is heard. Move it if the voice wants to be there.", "Pres Hz");
    static readonly Param PresenceDb = Bell.Decibels("presence_db", "Presence", -6, 6, 1, "+1 dB lets guitars be heard without being louder; below zero they step behind the voice.", "Presence");
    static readonly Param PresenceQ = Bell.Number("presence_q", "Presence Q", 0.3, 4, 0.8, "Low Q is wide and natural; high Q picks one spot.", "Pres Q");

    static readonly Reading Correlation = Page.Reading("correlation", "Correlation", min: -1, max: 1, unit: "", latest: true);
    static readonly Reading Stereo = Page.Reading("stereo_light", "Stereo light", labels: ["Working", "Needs stereo"]);
    static readonly Tap Out = Page.Tap("out");

    public static Preset[] Presets { get; } =
    [
        Page.Start("Documented start", "Low cut at 80 Hz, 110 % width, +1 dB at 3 kHz: guitars move a little to the sides, leave the bass alone and stay readable."),
        Page.Preset("Subtle 90", "Guitars that were recorded too wide: 90 % brings them 0.9 dB closer, so that they belong to the band again.",
            Width.At(90)),
        Page.Preset("Double-tracked wall", "Two hard-panned takes: wide mids and highs, lows held together so that palm mutes hit as one. A steeper cut at 100 Hz leaves the weight to the bass.",
            CutHz.At(100), CutSlope.At(24), Width.At(125), WidthLow.At(60), WidthHigh.At(105), MonoOn.At(true), MonoBelow.At(150), PresenceDb.At(1.5)),
        Page.Preset("Acoustic air", "A stereo pair before an acoustic: the body stays in the centre, only the strings' air opens. No presence bell on a good microphone, but half a dB at 5 kHz.",
            CutHz.At(70), Width.At(100), WidthLow.At(80), WidthHigh.At(140), HighSplit.At(5000), PresenceHz.At(5000), PresenceDb.At(0.5), PresenceQ.At(0.6)),
        Page.Preset("Clean chorus", "Chorus and delay make the sides already: 105 % in the middle, highs slightly narrower so that the modulation does not pull the ear away from the voice.",
            CutHz.At(100), Width.At(105), WidthHigh.At(85), PresenceHz.At(3500), PresenceDb.At(0.5)),
        Page.Preset("Electronic plucks", "Plucks and processed guitars around a mono bass and kick: everything below 200 Hz in the centre, highs far out.",
            CutHz.At(150), CutSlope.At(24), Width.At(130), WidthLow.At(50), WidthHigh.At(120), LowSplit.At(350), MonoOn.At(true), MonoBelow.At(200), PresenceHz.At(4000)),
        Page.Preset("Orchestral plucked", "Harp, classical guitar, pizzicato: the hall decides the width, so lows and mids stay and the highs open by 15 %. Cut at 40 Hz for footsteps only.",
            CutHz.At(40), Width.At(100), WidthHigh.At(115), PresenceHz.At(2500), PresenceDb.At(0.5), PresenceQ.At(0.5)),
        Page.Preset("Behind the voice", "Busy verses: the mids step aside to 120 % and 1.5 dB down at 2.5 kHz, so that the words own the centre.",
            Width.At(105), WidthMid.At(115), PresenceHz.At(2500), PresenceDb.At(-1.5), PresenceQ.At(0.7)),
    ];

    /// <summary>A 24 dB/oct low cut at 20 Hz falls by 60 dB in 0.15 s.</summary>
    public static double TailSeconds(in Settings settings) => 0.2;

    readonly EqBank _cut = new(2), _presence = new(1);
    readonly Imager _imager = new();
    readonly CorrelationMeter _correlation = new();

    public void Prepare(in Spec spec, in Settings settings)
    {
        _cut.Prepare(spec);
        _imager.Prepare(spec);
        _presence.Prepare(spec);
        _correlation.Prepare(spec);
        Reset();
    }

    public void Reset()
    {
        _cut.Reset();
        _imager.Reset();
        _presence.Reset();
        _correlation.Reset();
    }

    public bool AtRest(Values p) => (!p[CutOn] || _cut.AtRest) && (!p[ImageOn] || _imager.AtRest) && (!p[PresenceOn] || _presence.AtRest);

    public void Update(Values p)
    {
        HighPasses.Set(_cut, 0, p, CutHz, CutSlope);
        _imager.Set(new(p[Width], p[WidthLow], p[WidthMid], p[WidthHigh], p[LowSplit], p[HighSplit], p[MonoBelow], p.Position(MonoOn)));
        _presence.Set(0, MatchedDesign.Bell(p[PresenceHz], p[PresenceDb], p[PresenceQ], p.Spec.SampleRate));
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var cut = io.Enter(CutOn);
        if (cut.Starts) _cut.Reset();
        if (cut.IsActive) _cut.Process(x);
        cut.Leave();

        var image = io.Enter(ImageOn);
        if (image.Starts) _imager.Reset();
        if (image.IsActive) _imager.Process(x);
        image.Leave();

        var presence = io.Enter(PresenceOn);
        if (presence.Starts) _presence.Reset();
        if (presence.IsActive) _presence.Process(x);
        presence.Leave();

        _correlation.Process(x);
        io.Read(Correlation, x.Channels == 2 ? _correlation.Value : 1);
        io.Read(Stereo, x.Channels == 2 ? 0 : 1);
        io.Tap(Out, x);
    }
}
