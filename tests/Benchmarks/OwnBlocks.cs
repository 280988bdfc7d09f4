using System.Runtime.Intrinsics.X86;
using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;

namespace TopDown.Benchmarks;

/// <summary>
/// The blocks that the plug-ins run, by the public calls that the plug-ins use and with the settings that the peers get as well: EQ eight
/// bells; compressor −24 dBFS, 2:1, 6 dB knee, 10 ms, 100 ms or Auto, linked, side-chain high-pass 60 Hz on.
/// </summary>
static class OwnBlocks
{
    /// <summary>What the just-in-time compiler makes of the blocks in this process.</summary>
    public static string Flavour => Avx2.IsSupported ? "jit-avx2" : "jit-compat";

    static readonly Spec s_spec = new(Signal.SampleRate, 2, Signal.Frames);

    public static IEnumerable<Candidate> All() =>
    [
        Equaliser(8),
        Equaliser(3),
        Compressor("Bus compressor", isAuto: false),
        Compressor("Bus compressor, Auto release", isAuto: true),
        Tape(),
        Saturator(),
        .. Enum.GetValues<Colour>().Select(Coloured),
        Oversampler(Phase.Minimum),
        Oversampler(Phase.Linear),
        Loudness(),
        .. DynamicBlocks.All(s_spec),
    ];

    static BlockCandidate Equaliser(int bells)
    {
        var bank = new EqBank(bells);
        bank.Prepare(s_spec);
        for (int i = 0; i < bank.Sections; i++)
            bank.Set(i, MatchedDesign.Bell(Matched.BellHz[i], Matched.BellDb(i), Matched.BellQ, Signal.SampleRate));
        return new($"EQ, {bells} bells", bells == Matched.BellHz.Length ? Stage.Equaliser : Stage.SmallEqualiser, Flavour, "", bank.Process);
    }

    static BlockCandidate Compressor(string name, bool isAuto)
    {
        EqBank side = new(1);
        Compressor compressor = new();
        float[] left = new float[Signal.Frames], right = new float[Signal.Frames];
        side.Prepare(s_spec);
        compressor.Prepare(s_spec);
        side.Set(0, MatchedDesign.HighPass(Matched.SideHz, MatchedDesign.ButterworthQ, Signal.SampleRate));
        compressor.Set(new(Matched.ThresholdDb, Matched.Ratio, Matched.KneeDb, Matched.AttackMs, Matched.ReleaseMs, isAuto));
        Ramp makeup = new(1.2), wet = new(1);
        return new(name, Stage.Compressor, Flavour, "", Render, () => compressor.ReductionDb > 0.1 ? -compressor.ReductionDb : double.NaN);

        void Render(Audio x)
        {
            Audio key = new(left, right);
            x.CopyTo(key);
            side.Process(key);
            compressor.Process(x, key, makeup, wet);
        }
    }

    static BlockCandidate Tape()
    {
        var tape = new Tape();
        tape.Prepare(s_spec, 2, Phase.Minimum);
        tape.Set(TapeSpeed.Ips15, 100, 100);
        return new("Tape", Stage.Tape, Flavour, "2x", x => tape.Process(x, 0, 1));
    }

    static BlockCandidate Saturator()
    {
        var saturator = new Saturator();
        saturator.Prepare(s_spec, 2, Phase.Minimum);
        return new("Saturator", Stage.Saturator, Flavour, "2x", x => saturator.Process(x, 5, 0.3, 1, 1));
    }

    static BlockCandidate Coloured(Colour colour)
    {
        var saturator = new ColourSaturator();
        saturator.Prepare(s_spec, 2, Phase.Minimum);
        saturator.Set(colour, 20, 100);
        return new($"Colour saturator, {colour}", Stage.Saturator, Flavour, "2x", x => saturator.Process(x, 2, 1));
    }

    static BlockCandidate Oversampler(Phase phase)
    {
        var over = new Oversampler();
        over.Prepare(s_spec, 2, phase);
        return new($"Oversampler, {(phase == Phase.Linear ? "linear" : "minimum")} phase", Stage.Oversampler, Flavour, "2x", Render);

        void Render(Audio x)
        {
            over.Up(x);
            over.Down(x);
        }
    }

    static BlockCandidate Loudness()
    {
        var meter = new LoudnessMeter();
        meter.Prepare(s_spec);
        return new("Loudness M+S+I, sample peak", Stage.Loudness, Flavour, "", meter.Process, () => meter.Hops < 40 ? 0 : meter.Integrated);
    }
}
