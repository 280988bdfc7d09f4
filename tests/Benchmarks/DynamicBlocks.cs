using TopDown.Dsp;
using TopDown.Dsp.Dynamics;
using TopDown.Dsp.DynamicEq;
using TopDown.Dsp.Limiting;
using TopDown.Dsp.Multiband;
using TopDown.Dsp.Stereo;

namespace TopDown.Benchmarks;

/// <summary>
/// The blocks of the bus plug-ins, called as those call them: the RMS compressor with tilt and side-chain high-pass, de-esser, opto, imager,
/// dynamic band, crossover, limiter. All of them work: the signal's bursts cross every threshold.
/// </summary>
static class DynamicBlocks
{
    public static IEnumerable<Candidate> All(Spec spec) =>
    [
        Rms(spec, Topology.FeedForward),
        Rms(spec, Topology.Feedback),
        Sibilance(spec, 0),
        Sibilance(spec, 1),
        Levelling(spec),
        Image(spec),
        Band(spec),
        Crossover(spec),
        Limiting(spec),
    ];

    static BlockCandidate Rms(Spec spec, Topology topology)
    {
        EqBank side = new(1 + DetectorTilt.Sections);
        Compressor compressor = new();
        float[] left = new float[Signal.Frames], right = new float[Signal.Frames];
        side.Prepare(spec);
        compressor.Prepare(spec);
        side.Set(0, MatchedDesign.HighPass(Matched.SideHz, MatchedDesign.ButterworthQ, Signal.SampleRate));
        DetectorTilt.Set(side, 1, 2, Signal.SampleRate);
        compressor.Set(new(Matched.ThresholdDb, 3, Matched.KneeDb, Matched.AttackMs, Matched.ReleaseMs) { Detector = Detector.Rms, Topology = topology });
        Ramp makeup = new(1.2), wet = new(1);
        return new($"RMS compressor, tilt, {(topology == Topology.Feedback ? "feedback" : "feed-forward")}", Stage.Compressor, OwnBlocks.Flavour, "", Render, () => compressor.ReductionDb > 0.1 ? -compressor.ReductionDb : double.NaN);

        void Render(Audio x)
        {
            Audio key = new(left, right);
            x.CopyTo(key);
            side.Process(key);
            compressor.Process(x, key, makeup, wet);
        }
    }

    static BlockCandidate Sibilance(Spec spec, double split)
    {
        DeEsser block = new();
        block.Set(new(6000, -20, 6));
        block.Prepare(spec);
        float most = 0; // it lets go between the signal's bursts
        return new($"De-esser, {(split > 0 ? "split" : "wide")}", Stage.DeEsser, OwnBlocks.Flavour, "",
            x =>
            {
                block.Process(x, new Ramp(split));
                most = Math.Max(most, block.ReductionDb);
            }, () => most > 0.1 ? -most : double.NaN);
    }

    static BlockCandidate Levelling(Spec spec)
    {
        Opto block = new();
        EqBank side = new(2);
        float[] left = new float[Signal.Frames], right = new float[Signal.Frames];
        block.Set(new(Matched.ThresholdDb, 0));
        block.Prepare(spec);
        side.Prepare(spec);
        side.Set(0, MatchedDesign.HighPass(Matched.SideHz, MatchedDesign.ButterworthQ, Signal.SampleRate));
        side.Set(1, Opto.Emphasis(50, Signal.SampleRate));
        return new("Opto, emphasis", Stage.Levelling, OwnBlocks.Flavour, "", Render, () => block.ReductionDb > 0.1 ? -block.ReductionDb : double.NaN);

        void Render(Audio x)
        {
            Audio key = new(left, right);
            x.CopyTo(key);
            side.Process(key);
            block.Process(x, key, new Ramp(1.2), new Ramp(1));
        }
    }

    static BlockCandidate Image(Spec spec)
    {
        Imager block = new();
        block.Set(new(110, 80, 100, 120, MonoAmount: 1));
        block.Prepare(spec);
        return new("Imager, three bands, mono lows", Stage.Stereo, OwnBlocks.Flavour, "", block.Process);
    }

    static BlockCandidate Band(Spec spec)
    {
        DynamicBand block = new();
        block.Set(new(400, -6, 1, BandMode.Self, -30));
        block.Prepare(spec);
        float[] left = new float[Signal.Frames], right = new float[Signal.Frames];
        return new("Dynamic EQ band, own key", Stage.DynamicEq, OwnBlocks.Flavour, "", Render);

        void Render(Audio x)
        {
            Audio key = new(left, right);
            x.CopyTo(key);
            block.Listen(key);
            block.Process(x, key);
        }
    }

    static BlockCandidate Limiting(Spec spec)
    {
        Limiter block = new();
        block.Set(new(Matched.LimitDb));
        block.Prepare(spec);
        return new("True-peak limiter", Stage.Limiter, OwnBlocks.Flavour, "8x detector", block.Process, () => block.ReductionDb > 0.1 ? -block.ReductionDb : double.NaN);
    }

    static BlockCandidate Crossover(Spec spec)
    {
        Crossover4 block = new();
        block.Prepare(spec);
        block.Set(100, 632, 3984);
        BandFrames bands = new(Signal.Frames);
        float[] left = new float[Signal.Frames], right = new float[Signal.Frames];
        return new("Crossover, four bands, LR4", Stage.Crossover, OwnBlocks.Flavour, "", Render);

        // The sum of the bands goes out: the signal as it was, through the crossover's all-pass.
        void Render(Audio x)
        {
            block.Process(x, bands);
            x.Clear();
            Audio band = new(left, right);
            for (int b = 0; b < BandFrames.Bands; b++)
            {
                bands.CopyTo(b, band);
                for (int c = 0; c < 2; c++)
                    for (int i = 0; i < x.Length; i++) x[c][i] += band[c][i];
            }
        }
    }
}
