namespace TopDown.Benchmarks;

/// <summary>What a candidate is for. Only candidates of one stage are compared.</summary>
public enum Stage
{
    Equaliser,

    /// <summary>Fewer bells than the peers have: printed, not compared.</summary>
    SmallEqualiser,
    Compressor,
    Tape,
    Saturator,
    Loudness,
    Oversampler,
    DeEsser,
    Levelling,
    Stereo,
    DynamicEq,
    Crossover,
    Multiband,
    Limiter,
    WholePlugin,
}

/// <summary>The least that a stage can cost, where it is known.</summary>
public static class Floors
{
    /// <summary>
    /// ns a stereo frame, null where no floor is known. Measured in C# with AVX2 and FMA on a Zen 4 server core at about 3.5 GHz, so
    /// that a ratio below 1 on a faster machine is no error. Equaliser: four stereo sections skewed over eight float lanes,
    /// the shortest recursive form found, took 2.68; eight bells are two of them. Compressor: two branchless
    /// attack/release one-poles, the recursion that no vector shortens, at 2.0 to 2.5 each, with detector, law and gain in vectors.
    /// </summary>
    public static double? Of(Stage stage) => stage switch
    {
        Stage.Equaliser => 5.4,
        Stage.Compressor => 5,
        _ => null,
    };
}
