using TopDown.Dsp.Dynamics;
using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown;

/// <summary>The face: what the detector hears (the tilt), what it makes of it (the transfer curve), the needle, the scoop.</summary>
public sealed partial class DrumBus
{
    public static IFace Face => new Face(Lay);

    static void Lay(Sheet sheet)
    {
        var still = new Still<DrumBus>();

        sheet.Add(new EqDisplay(new(16, 104, 216, 180), (v, hz) => still.At(v)._side.MagnitudeDb(hz), [new(ScHpf, Name: "Detector")], rangeDb: 18, title: "DETECTOR HEARS"));
        sheet.Add(new Transfer(new(240, 104, 180, 180), (v, db) => OutDb(still.ValuesAt(v), v, db), Threshold, Heard));
        sheet.Add(new Needle(Reduction, new(428, 104, 208, 128), mostDb: 12, Detector));
        sheet.Add(new History(Reduction, new(428, 238, 208, 46), mostDb: 10, ear: Detector));
        sheet.Add(new EqDisplay(new(644, 104, 240, 180), (v, hz) => v[EqOn] ? still.At(v)._eq.MagnitudeDb(hz) : 0,
            [new(LowHz, LowDb, On: EqOn, Name: "Low"), new(ScoopHz, ScoopDb, ScoopQ, EqOn, "Scoop"), new(HighHz, HighDb, On: EqOn, Name: "High")], Out));

        sheet.Add(new Panel(new(16, 292, 440, 216), Comp.Title, CompOn));
        sheet.Knobs(50, 368, 61, KnobSize.Medium,
            (Threshold, "Threshold"), (Ratio, "Ratio"), (Attack, "Attack"), (Release, "Release"), (ReleaseVar, "Variable"), (Makeup, "Make-up"), (Mix, "Mix"));
        sheet.Add(new Selector(Knee, new(24, 416, 116, 42), "Knee"));
        sheet.Add(new Selector(Punch, new(24, 460, 116, 42), "Punch"));
        sheet.Add(new Selector(Sides, new(146, 416, 130, 42), "Topology"));
        sheet.Add(new Selector(Shape, new(146, 460, 130, 42), "Link shape"));
        sheet.Knobs(380, 458, 48, KnobSize.Small, (Link, "Link"), (ScHpf, "SC HPF"));
        sheet.Add(new Switch(AutoGain, new(282, 474, 72, 26), "Auto gain"));
        sheet.Add(new Selector(KeySource, new(282, 416, 72, 42), "Key"));

        sheet.Add(new Panel(new(464, 292, 244, 216), Eq.Title, EqOn));
        sheet.Knobs(508, 368, 78, KnobSize.Medium, (ScoopHz, "Scoop freq"), (ScoopDb, "Scoop"), (ScoopQ, "Q"));
        sheet.Knobs(495, 462, 60, KnobSize.Small, (LowHz, "Low freq"), (LowDb, "Low"), (HighHz, "High freq"), (HighDb, "High"));

        sheet.Add(new Panel(new(716, 292, 168, 216), Machine.Title, TapeOn));
        sheet.Knobs(745, 368, 55, KnobSize.Small, (Drive, "Drive"), (Bump, "Bump"), (Loss, "Loss"));
        sheet.Add(new Selector(Speed, new(724, 438, 96, 52), "Speed"));
        sheet.Add(new Knob(TapeMix, new(855, 462), KnobSize.Small, "Mix"));
    }

    /// <summary>The law as it stands, make-up and mix included: level in to level out, dB.</summary>
    static double OutDb(Values p, Shown v, double db)
    {
        if (!v[CompOn]) return db;
        double wet = Math.Pow(10, (MakeupDb(p) - new GainLaw(Law(p)).ReductionDb(db)) / 20), mix = p[Mix] / 100;
        return db + 20 * Math.Log10(mix * wet + 1 - mix);
    }
}
