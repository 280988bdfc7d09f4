using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>A report with something in every field, and with names that would break a careless page.</summary>
static class SampleReport
{
    public const string Nasty = "<script>alert('x')</script> \"Überlänge\" & ö'";
    public const string Bus = "Drums & <b>Bass</b>";
    public static readonly string Long = string.Concat(Enumerable.Repeat("Langer Name mit 200 Zeichen ", 8))[..200];

    static readonly LoudnessFigures s_figures = new() { IntegratedLufs = -14.03, RangeLu = 5.1, MaxMomentaryLufs = -9.2, MaxShortTermLufs = -11, TruePeakDbtp = -1.02, PlrDb = 13 };

    public static MixReport Make(int clips = 4, double seconds = 2)
    {
        float[] left = Tones.White(seconds, -20, 1), right = Tones.White(seconds, -22, 2);
        var spectrum = Tones.Feed(new SpectrumMeter(Tones.Rate), left, right);
        var stereo = Tones.Feed(new StereoField(), left, right);
        var vu = Tones.Feed(new VuHistory(Tones.Rate), left, right);
        var loudness = Tones.Feed(new LoudnessHistory(Tones.Rate), left, right);
        var reduction = new HistoryThinner(0.01);
        for (int i = 0; i < 100 * seconds; i++) reduction.Add(2 + 2 * Math.Sin(i / 9.0));
        Figure none = Figure.Missing("silence: it plays nothing");
        return new()
        {
            Program = new("TopDown", "0.1.0"),
            Song = new()
            {
                Name = Nasty, Folder = "songs/" + Nasty, RateHz = Tones.Rate, DurationS = seconds, Layout = "band", Reference = "ref.wav", Notes = ["notes.txt: no audio", Nasty],
                Markers = [new("Chorus", 1)],
                Tracks =
                [
                    new() { Name = Nasty, File = "a/" + Nasty + ".wav", Bus = Bus, Instrument = "Kick", ClipGainDb = -3, Why = "it says <kick>", Unclear = "perhaps a bass" },
                    new() { Name = Long, File = "b.wav", Right = "c.wav", Bus = Bus, Pan = -0.5, Inverted = true, HighPassHz = 80 },
                ],
                Buses = [new() { Name = Bus, Inserts = ["Drum Bus"], StageDb = -6.4, FaderDb = 6.4, SideChain = "Kick", Why = "punch" }, new() { Name = "Master", Inserts = ["MixBus Glue"] }],
            },
            Steps =
            [
                new() { Number = 1, Title = "Routing and gain staging", Findings = ["Peaks above −12 dBFS."], Changes = [new() { Where = Bus, What = "clip gain", From = "0 dB", To = "-6.4 dB", Why = "it peaked at -5.6 dBFS" }] },
                new() { Number = 4, Title = "Tracks", Done = false },
            ],
            GainStaging = [new() { Bus = Bus, PeakBeforeDbfs = -5.6, ClipGainDb = -6.4, PeakAfterDbfs = -12, LoudnessBeforeLufs = -18, LoudnessAfterLufs = -24.4, FaderDb = 6.4, Why = "above −12 dBFS" }, new() { Bus = "Keys", PeakBeforeDbfs = none, ClipGainDb = 0, PeakAfterDbfs = none }],
            Inserts =
            [
                new()
                {
                    Plugin = "Drum Bus", Bus = Bus, Preset = "Documented start", Why = "Punchy.", SideChain = "Kick", Learn = "Done", CrestChangeDb = -1.2, LoudnessChangeLu = 0.4, WidthChangeDb = none,
                    Settings = [new() { Id = "threshold_db", Title = "Threshold", Text = "-22 dB", Was = "-20 dB", Learned = true, Reason = "Above it the compressor works." }],
                    Ears = [new() { Id = "compressor", Title = "Gain reduction", GoalDb = 2, P50Db = 1.1, P90Db = 2.1, MaxDb = 4, Met = true }, new() { Id = "low", Title = "Low", GoalDb = 3, P50Db = 0, P90Db = 0.4, MaxDb = 1, Met = false }],
                    ThroughMix = new() { LoudnessChangeLu = 0.2, CrestChangeDb = -0.5, ReductionChangeDb = 0.1, Verdict = "The mix gets denser." }, PresetFile = "daw/presets/Drum Bus.vstpreset",
                },
            ],
            Loudness = new() { TargetLufs = -14, CeilingDbtp = -1, MaxLimitDb = 4, Reached = true, GainDb = 8.5, Before = s_figures with { IntegratedLufs = -23.5 }, PreMaster = s_figures, Final = s_figures, Reference = s_figures },
            Limiter = new() { P50Db = 0, P90Db = 0.2, P99Db = 1.1, MaxDb = 1.9, AboveOneDbPercent = 1.3 },
            Findings = [new() { Severity = Severity.Warning, Where = Nasty, Sentence = "Vocals mask keys at 350 Hz.", Remedy = "Carve <there>.", AtS = 1, AtHz = 350 }, new() { Severity = Severity.Info, Sentence = "Fine." }],
            Histories = [reduction.Trace(TraceKind.Reduction, "Gain reduction", "dB", Bus, "Drum Bus", "compressor"), reduction.Trace(TraceKind.Limiter, "Limiter"), vu.Trace("VU"), .. loudness.Traces()],
            Spectra = [spectrum.Report(Sound.Before, 3), spectrum.Report(Sound.After, 0), spectrum.Report(Sound.Reference, -2)],
            Stereo = [stereo.Report(Sound.Before, spectrum), stereo.Report(Sound.After, spectrum)],
            Masking = [new() { Masker = "Vocals", Masked = "Keys", AtHz = 350, FromHz = 280, ToHz = 450, TimePercent = 61, DepthDb = 4.2 }],
            Sharing = [new() { One = "Kick", Other = "Bass", FromHz = 60, ToHz = 90, TimePercent = 55 }],
            Translations = [new() { Name = "Phone", Source = "a measurement", Losses = ["The bass is gone."], Figures = [new() { Title = "Loudness", Unit = "LUFS", Value = -20 }], File = "translations/phone.wav" }],
            Comparison = new() { Order = MixOrder.BottomUp, Figures = [new() { Title = "Crest", Unit = "dB", This = 12, Other = none }], Sentences = ["Alike."], File = "bottom up.wav" },
            Stretch = new(0, seconds),
            Clips = [.. Enumerable.Range(0, clips).Select(i => new Clip
            {
                Id = $"c{i}", Kind = i == 0 ? ClipKind.After : ClipKind.BusBypassed, Title = i == 0 ? "After" : $"{i} {Nasty}", Caption = "Listen to <it>.", MatchDb = -2, Rate = Tones.Rate, File = i == 0 ? "pre view #1?.wav" : null,
                Samples = i == 3 ? [] : [left, right],
            })],
            Files = [new() { Name = "sub/" + Nasty + ".wav", What = "the mix", Bytes = 123_456, Sha256 = "00" }, new() { Name = "../../etc/javascript:alert(1)", What = "nothing" }],
        };
    }
}
