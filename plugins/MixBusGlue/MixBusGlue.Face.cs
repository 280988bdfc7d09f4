using TopDown.Dsp.Dynamics;
using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: the needle that the threshold is set by, the curve over the mix, the tape.</summary>
public sealed partial class MixBusGlue
{
    public static IFace Face => new Face(Lay) { Step = 2 };

    static void Lay(Sheet sheet)
    {
        var still = new Still<MixBusGlue>();

        sheet.Add(new Needle(Reduction, new(16, 104, 260, 128), mostDb: 10, Detector));
        sheet.Add(new History(Reduction, new(16, 238, 260, 46), mostDb: 6, ear: Detector));
        sheet.Add(new EqDisplay(new(284, 104, 364, 180), (v, hz) => v[EqOn] ? still.At(v)._eq.MagnitudeDb(hz) : 0,
            [new(HpfHz, On: EqOn, Name: "High-pass"), new(AirHz, AirDb, On: EqOn, Name: "Air")], Out, rangeDb: 9));
        sheet.Add(new VuMeter(Out, new(656, 104, 228, 180)));

        sheet.Add(new Panel(new(16, 292, 152, 216), Eq.Title, EqOn));
        sheet.Knobs(54, 368, 76, KnobSize.Medium, (HpfHz, "High-pass"), (AirDb, "Air"));
        sheet.Add(new Selector(HpfSlope, new(24, 438, 78, 52), "Slope"));
        sheet.Add(new Knob(AirHz, new(132, 462), KnobSize.Small, "Air freq"));

        sheet.Add(new Panel(new(176, 292, 472, 216), Comp.Title, CompOn));
        sheet.Knobs(220, 368, 77, KnobSize.Medium, (Threshold, "Threshold"), (Ratio, "Ratio"), (Attack, "Attack"), (Release, "Release"), (Makeup, "Make-up"), (Mix, "Mix"));
        sheet.Knobs(214, 462, 68, KnobSize.Small, (Knee, "Knee"), (ScHpf, "SC high-pass"), (Link, "Link"), (Ceiling, "Ceiling"));
        sheet.Add(new Switch(CeilingLock, new(452, 442, 92, 24), "Ceiling lock"));
        sheet.Add(new Switch(AutoGain, new(452, 472, 92, 24), "Auto gain"));
        sheet.Add(new Selector(KeySource, new(552, 438, 88, 52), "Key"));

        sheet.Add(new Panel(new(656, 292, 228, 216), Machine.Title, TapeOn));
        sheet.Knobs(694, 368, 76, KnobSize.Medium, (Drive, "Drive"), (Bump, "Head bump"), (Loss, "Loss"));
        sheet.Add(new Selector(Speed, new(664, 438, 128, 52), "Speed"));
        sheet.Add(new Knob(TapeMix, new(846, 462), KnobSize.Small, "Mix"));
    }
}
