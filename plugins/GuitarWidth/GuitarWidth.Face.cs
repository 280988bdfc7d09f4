using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: the stereo picture, and whether it survives mono.</summary>
public sealed partial class GuitarWidth
{
    public static IFace Face => new Face(Lay);

    static void Lay(Sheet sheet)
    {
        var still = new Still<GuitarWidth>();

        sheet.Add(new Vectorscope(Out, new(16, 104, 320, 320)));
        sheet.Add(new CorrelationBar(Correlation, new(16, 432, 320, 44)));
        sheet.Add(new Light(Stereo, new(16, 482, 320, 26), "needs stereo: a mono track passes as it is", 0.5f, isWarning: true));

        sheet.Add(new EqDisplay(new(344, 104, 540, 166), (v, hz) => ToneDb(still.At(v), v, hz),
            [new(CutHz, On: CutOn, Name: "Low cut"), new(PresenceHz, PresenceDb, PresenceQ, PresenceOn, "Presence"), new(LowSplit, On: ImageOn, Name: "Low split"), new(HighSplit, On: ImageOn, Name: "High split")], Out, rangeDb: 9));

        sheet.Add(new Panel(new(344, 278, 116, 230), Cut.Title, CutOn));
        sheet.Add(new Knob(CutHz, new(402, 356), KnobSize.Medium, "Frequency"));
        sheet.Add(new Selector(CutSlope, new(352, 438, 100, 52), "Slope"));

        sheet.Add(new Panel(new(468, 278, 292, 230), Image.Title, ImageOn));
        sheet.Add(new Knob(Width, new(522, 366), KnobSize.Large, "Width"));
        sheet.Knobs(608, 366, 58, KnobSize.Small, (WidthLow, "Low"), (WidthMid, "Mid"), (WidthHigh, "High"));
        sheet.Knobs(502, 462, 60, KnobSize.Small, (LowSplit, "Low split"), (HighSplit, "High split"));
        sheet.Add(new Switch(MonoOn, new(596, 450, 92, 24), "Mono lows"));
        sheet.Add(new Knob(MonoBelow, new(724, 462), KnobSize.Small, "below"));

        sheet.Add(new Panel(new(768, 278, 116, 230), Bell.Title, PresenceOn));
        sheet.Add(new Knob(PresenceDb, new(826, 356), KnobSize.Medium, "Gain"));
        sheet.Knobs(798, 462, 56, KnobSize.Small, (PresenceHz, "Freq"), (PresenceQ, "Q"));
    }

    static double ToneDb(GuitarWidth chain, Shown v, double hz) =>
        (v[CutOn] ? chain._cut.MagnitudeDb(hz) : 0) + (v[PresenceOn] ? chain._presence.MagnitudeDb(hz) : 0);
}
