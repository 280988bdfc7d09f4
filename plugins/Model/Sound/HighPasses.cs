using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>The two high-passes that pages share. In Update.</summary>
public static class HighPasses
{
    /// <summary>12 dB/oct, or 24 where the gliding choice <paramref name="slope"/> has its second label: two sections of a bank.</summary>
    public static void Set(EqBank bank, int first, Values p, Param hz, Choice slope)
    {
        double rate = p.Spec.SampleRate, steep = p.Position(slope);
        bank.Set(first, MatchedDesign.HighPass(p[hz], double.Lerp(MatchedDesign.ButterworthQ, MatchedDesign.Butterworth4Q1, steep), rate));
        bank.Set(first + 1, MatchedDesign.HighPass(p[hz], MatchedDesign.Butterworth4Q2, rate).Faded(steep));
    }

    /// <summary>Of a side-chain, 12 dB/oct: its lowest value is off.</summary>
    public static SvfCoefficients SideChain(Values p, Param hz) =>
        p[hz] <= hz.Min ? SvfCoefficients.Unity : MatchedDesign.HighPass(p[hz], MatchedDesign.ButterworthQ, p.Spec.SampleRate);
}
