using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Dsp.Saturation;
using TopDown.Plugin;

namespace TopDown;

/// <summary>
/// Every feature of the model and every block of shared-dsp in one hidden plug-in: what tests and hosts try first. Input →
/// EQ → saturator → keyed compressor → two gains → echo → output.
/// </summary>
public sealed class KitchenSink : IPlugin
{
    public static Page Page { get; } = new("Kitchen Sink", "7D1E4B5A0C6F4E0B9A3D5C1F20B6AFF1", "Fx|Tools")
    {
        Summary = "Tests only.",
        Layouts = [Layout.Stereo, Layout.Mono, Layout.MonoToStereo],
        Keys = [Key.Optional("key", "Side-chain")],
        IsHidden = true,
        Remap = static (version, fields) =>
        {
            // Version 0 never shipped; the tests' oldest state has "bell_gain" for "bell_db".
            if (version == 0 && fields.Remove("bell_gain", out string? gain)) fields["bell_db"] = gain;
        },
    };

    public sealed class Trim(Group g)
    {
        public readonly Param Gain = g.Decibels("gain_db", "Gain", -24, 24, 0);
        public readonly Toggle On = g.Switch("on", "On", true);
    }

    static readonly Group Eq = Page.Section("EQ");
    static readonly Toggle EqOn = Eq.Switch("eq_on", "EQ", true);
    static readonly Param HpfHz = Eq.Hertz("hpf_hz", "High-pass", 10, 400, 10);
    static readonly Choice HpfSlope = Eq.Choice("hpf_slope", "High-pass slope", ["Off", "12 dB/oct", "24 dB/oct"], "Off", glides: true);
    static readonly Param LowHz = Eq.Hertz("low_hz", "Low shelf freq", 20, 2000, 100);
    static readonly Param LowDb = Eq.Decibels("low_db", "Low shelf", -18, 18, 0);
    static readonly Param BellHz = Eq.Hertz("bell_hz", "Bell freq", 20, 20000, 1000);
    static readonly Param BellDb = Eq.Decibels("bell_db", "Bell", -18, 18, 0);
    static readonly Param BellQ = Eq.Number("bell_q", "Bell Q", 0.1, 10, 1);
    static readonly Param HighHz = Eq.Hertz("high_hz", "High shelf freq", 500, 20000, 10000);
    static readonly Param HighDb = Eq.Decibels("high_db", "High shelf", -18, 18, 0);

    static readonly Group Sat = Page.Section("Saturator");
    static readonly Toggle SatOn = Sat.Switch("sat_on", "Saturator");
    static readonly Param Drive = Sat.Number("drive", "Drive", 0, 10, 2);
    static readonly Param Bias = Sat.Percent("bias_pct", "Bias", 0, 100, 0);
    static readonly Param SatMix = Sat.Percent("sat_mix_pct", "Saturator mix", 0, 100, 100);
    static readonly Toggle SatMatch = Sat.Switch("sat_match", "Saturator match");

    static readonly Group Comp = Page.Section("Compressor");
    static readonly Toggle CompOn = Comp.Switch("comp_on", "Compressor");
    static readonly Param Threshold = Comp.Decibels("threshold_db", "Threshold", -60, 0, -24);
    static readonly Choice Ratio = Comp.Choice("ratio", "Ratio", [1, 2, 4, double.PositiveInfinity], "{0}:1|∞:1", 4);
    static readonly Choice Release = Comp.Choice("release_ms", "Release", [50, 100, 500, Auto.Value], "{0} ms|Auto", 100);
    static readonly Param Attack = Comp.Milliseconds("attack_ms", "Attack", 0.1, 100, 10);
    static readonly Choice KeySource = Comp.Choice("key_source", "Key", ["Internal", "External"], "Internal");

    static readonly Trim[] Trims = Page.Repeat(["first", "second"], g => new Trim(g));

    static readonly Group Echo = Page.Section("Echo");
    static readonly Toggle EchoOn = Echo.Switch("echo_on", "Echo");
    static readonly Param Feedback = Echo.Percent("feedback_pct", "Feedback", 0, 90, 50);

    static readonly Oversampling Over = new(Page);
    static readonly Command Learn = Page.Command("learn", "Learn", leastSeconds: 5, mostSeconds: 15, "Sets the threshold 6 dB below the loud part's peaks.");

    static readonly Reading Reduction = Page.Reading("gr_db", "Gain reduction", role: HostRole.GainReduction);
    static readonly Ear Detector = Page.Ear("detector", "Detector", Threshold, Reduction);
    static readonly Tap Out = Page.Tap("out");

    public static Preset[] Presets { get; } =
    [
        Page.Start("Start", "Everything neutral."),
        Page.Preset("Warm", "Saturator and a low shelf.", SatOn.At(true), Drive.At(3), LowDb.At(2)),
        Page.Preset("Squashed", "The compressor without mercy.", CompOn.At(true), Ratio.At(double.PositiveInfinity), Threshold.At(-40)),
        Page.Preset("Hall", "Echoes.", EchoOn.At(true), Feedback.At(70)),
        Page.Preset("Loud", "Both gains up.", Trims[0].Gain.At(3), Trims[1].Gain.At(3)),
    ];

    const double EchoSeconds = 0.05;

    public static int Latency(in Settings settings) => Over.Latency(settings);

    // At 90 % feedback an echo every 50 ms falls by 60 dB in 3.3 s.
    public static double TailSeconds(in Settings settings) => 3.5;

    readonly EqBank _eq = new(5);
    readonly Saturator _sat = new();
    readonly DelayLine _satDry = new();
    readonly Compressor _comp = new();
    readonly float[][] _echo = [[], []];
    int _echoAt;
    Spec _spec;

    public void Prepare(in Spec spec, in Settings settings)
    {
        _spec = spec;
        _eq.Prepare(spec);
        _sat.Prepare(spec, Over.Factor(settings), Over.Phase(settings));
        _satDry.Prepare(spec, _sat.LatencyFrames);
        _satDry.Set(_sat.LatencyFrames);
        _comp.Prepare(spec);
        for (int c = 0; c < 2; c++) _echo[c] = new float[Math.Max(1, spec.Samples(EchoSeconds))];
        Reset();
    }

    public void Reset()
    {
        _eq.Reset();
        _sat.Reset();
        _satDry.Reset();
        _comp.Reset();
        ClearEcho();
    }

    void ClearEcho()
    {
        foreach (float[] line in _echo) Array.Clear(line);
        _echoAt = 0;
    }

    public bool AtRest(Values p) => (!p[EqOn] || _eq.AtRest) && (!p[CompOn] || _comp.AtRest) && (!p[SatOn] || _sat.AtRest) && (!p[EchoOn] || (IsQuiet(_echo[0]) && IsQuiet(_echo[1])));

    static bool IsQuiet(ReadOnlySpan<float> line) => line.IndexOfAnyExceptInRange(-1e-9f, 1e-9f) < 0;

    public void Update(Values p)
    {
        double rate = _spec.SampleRate, q = MatchedDesign.ButterworthQ;
        double slope = p.Position(HpfSlope), first = Math.Min(slope, 1), second = Math.Max(slope - 1, 0);
        _eq.Set(0, MatchedDesign.HighPass(p[HpfHz], double.Lerp(q, MatchedDesign.Butterworth4Q1, second), rate).Faded(first));
        _eq.Set(1, MatchedDesign.HighPass(p[HpfHz], MatchedDesign.Butterworth4Q2, rate).Faded(second));
        _eq.Set(2, MatchedDesign.LowShelf(p[LowHz], p[LowDb], q, rate));
        _eq.Set(3, MatchedDesign.Bell(p[BellHz], p[BellDb], p[BellQ], rate));
        _eq.Set(4, MatchedDesign.HighShelf(p[HighHz], p[HighDb], q, rate));
        bool isAuto = double.IsNaN(p[Release]);
        _comp.Set(new(p[Threshold], p[Ratio], 0, p[Attack], isAuto ? 100 : p[Release], isAuto));
    }

    public void Process(in Io io, Values p)
    {
        Audio x = io.Main;

        var eq = io.Enter(EqOn);
        if (eq.Starts) _eq.Reset();
        if (eq.IsActive) _eq.Process(x);
        eq.Leave();

        var sat = io.Enter(SatOn, _satDry);
        if (sat.Starts) _sat.Reset();
        if (sat.IsActive) _sat.Process(x, p.Ramp(Drive), p.Ramp(Bias), p.Ramp(SatMix), p.Ramp(SatMatch));
        sat.Leave();

        var comp = io.Enter(CompOn);
        if (comp.Starts) _comp.Reset();
        if (comp.IsActive)
        {
            Audio key = p.Index(KeySource) == 1 ? io.Key(0) : x;
            io.Hear(Detector, key);
            _comp.Process(x, key, new Ramp(1), new Ramp(1));
            io.Read(Reduction, _comp.ReductionDb);
        }
        comp.Leave();

        foreach (Trim trim in Trims)
        {
            var gain = io.Enter(trim.On);
            if (gain.IsActive) x.Scale(p.Ramp(trim.Gain));
            gain.Leave();
        }

        var echo = io.Enter(EchoOn);
        if (echo.Starts) ClearEcho();
        if (echo.IsActive) Repeat(x, p.Ramp(Feedback), p.Ramp(EchoOn));
        echo.Leave();

        io.Tap(Out, x);
    }

    public void On(Command command, Listened heard, IPropose propose)
    {
        double loud = heard.Percentile(Page.InPeak, 90);
        if (command == Learn && double.IsFinite(loud)) propose.Set(Threshold, Math.Clamp(loud - 6, Threshold.Min, Threshold.Max));
    }

    // What goes into the line fades in with the switch: the first echo has no edge.
    void Repeat(Audio x, Ramp feedback, Ramp on)
    {
        for (int i = 0; i < x.Length; i++)
        {
            for (int c = 0; c < x.Channels; c++)
            {
                ref float line = ref _echo[c][_echoAt];
                float y = x[c][i] + feedback[i] * line;
                x[c][i] = y;
                line = y * on[i];
            }
            if (++_echoAt == _echo[0].Length) _echoAt = 0;
        }
    }
}
