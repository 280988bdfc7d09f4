using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>What a stage of the mix did: loudness, crest and width before and after.</summary>
public sealed class StageMeter
{
    readonly LoudnessMeter _in = new(), _out = new();
    readonly double[] _mid = new double[2], _side = new double[2];
    readonly float[] _peak = new float[2];

    public StageMeter(double sampleRate)
    {
        var spec = new Spec(sampleRate, 2, MixChunk.MaxFrames);
        _in.Prepare(spec);
        _out.Prepare(spec);
    }

    public void Add(Audio before, Audio after)
    {
        _in.Process(before);
        _out.Process(after);
        Add(before, 0);
        Add(after, 1);
    }

    void Add(Audio x, int place)
    {
        _peak[place] = MathF.Max(_peak[place], x.Peak());
        for (int i = 0; i < x.Length; i++)
        {
            double mid = (x.Left[i] + x.Right[i]) / 2.0, side = (x.Left[i] - x.Right[i]) / 2.0;
            _mid[place] += mid * mid;
            _side[place] += side * side;
        }
    }

    public double InLufs => _in.Integrated;
    public double OutLufs => _out.Integrated;
    public double InPeakDb => Db(_peak[0]);
    public double OutPeakDb => Db(_peak[1]);

    /// <summary>Peak over loudness after less before, dB: below 0 the stage made it denser.</summary>
    public double CrestChangeDb => OutPeakDb - OutLufs - (InPeakDb - InLufs);

    /// <summary>Side over middle after less before, dB; NaN where there is no side.</summary>
    public double WidthChangeDb => 10 * Math.Log10(_side[1] / _mid[1] / (_side[0] / _mid[0]));

    static double Db(float amplitude) => 20 * Math.Log10(amplitude);
}
