using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: three stages side by side, each with what it takes away or adds.</summary>
public sealed partial class VocalBus
{
    public static IFace Face => new Face(Lay);

    static void Lay(Sheet sheet)
    {
        var still = new Still<VocalBus>();

        sheet.Add(new Panel(new(16, 104, 284, 284), Ess.Title, EssOn));
        sheet.Add(new DetectionView(Hissed, EssThreshold, EssReduction, new(24, 132, 268, 98), "SIBILANCE", isRelative: true));
        sheet.Add(new StageMeter(EssReduction, new(24, 232, 268, 24), mostDb: 12));
        sheet.Knobs(62, 300, 96, KnobSize.Medium, (EssThreshold, "Threshold"), (EssRange, "Range"), (EssHz, "Frequency"));
        sheet.Add(new Selector(EssMode, new(24, 346, 268, 40), "Mode"));

        sheet.Add(new Panel(new(16, 396, 284, 112), Cut.Title, HpfOn));
        sheet.Add(new Knob(HpfHz, new(60, 468), KnobSize.Small, "Frequency"));
        sheet.Add(new Selector(HpfSlope, new(112, 442, 176, 52), "Slope"));

        sheet.Add(new Panel(new(308, 104, 284, 404), Level.Title, OptoOn));
        sheet.Add(new Needle(Reduction, new(316, 132, 268, 116), mostDb: 12, Voice, title: "LEVELLED BY"));
        sheet.Add(new History(Reduction, new(316, 254, 268, 40), mostDb: 10, ear: Voice));
        sheet.Add(new StageMeter(Reduction, new(316, 300, 268, 24), mostDb: 12));
        sheet.Knobs(360, 372, 90, KnobSize.Medium, (Threshold, "Threshold"), (Makeup, "Make-up"), (Mix, "Mix"));
        sheet.Add(new Selector(Mode, new(316, 442, 120, 52), "Mode"));
        sheet.Knobs(478, 466, 70, KnobSize.Small, (Emphasis, "HF emphasis"), (ScHpf, "SC HPF"));

        sheet.Add(new Panel(new(600, 104, 284, 404), Sat.Title, SatOn));
        sheet.Add(new EqDisplay(new(608, 132, 268, 162), (v, hz) => v[HpfOn] ? still.At(v)._eq.MagnitudeDb(hz) : 0, [new(HpfHz, On: HpfOn, Name: "High-pass"), new(EssHz, On: EssOn, Name: "Sibilance"), new(LowCut, On: SatOn, Name: "Saturation from")],
            Out, behind: Sung, behindName: "before saturation", spectrumName: "after"));
        sheet.Add(new AddedMeter(Sung, Out, new(608, 300, 268, 24), aboveHz: 2000));
        sheet.Knobs(644, 372, 68, KnobSize.Medium, (Drive, "Drive"), (Tone, "Tone"), (LowCut, "Low cut"), (SatMix, "Mix"));
        sheet.Add(new Selector(Character, new(608, 442, 268, 52), "Character"));
    }
}
