namespace TopDown.Dsp.Translation;

/// <summary>What a <see cref="CurveSection"/> is.</summary>
public enum SectionShape
{
    HighPass,
    LowPass,
    LowShelf,
    Bell,
}

/// <summary>One second-order part of a curve, as <see cref="MatchedDesign"/> takes it.</summary>
/// <param name="Hz">Of its middle or its edge.</param>
/// <param name="Q">Its quality.</param>
/// <param name="Db">Gain of a bell or a shelf.</param>
public readonly record struct CurveSection(SectionShape Shape, double Hz, double Q, double Db = 0)
{
    /// <summary>The section at a rate; at any rate the same curve as far as half of it.</summary>
    public SvfCoefficients At(double sampleRate) => Shape switch
    {
        SectionShape.HighPass => MatchedDesign.HighPass(Hz, Q, sampleRate),
        SectionShape.LowPass => MatchedDesign.LowPass(Hz, Q, sampleRate),
        SectionShape.LowShelf => MatchedDesign.LowShelf(Hz, Db, Q, sampleRate),
        _ => MatchedDesign.Bell(Hz, Db, Q, sampleRate),
    };
}
