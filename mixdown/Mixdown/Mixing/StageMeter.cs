using TopDown.Dsp;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>What a stage of the mix did: loudness, crest and width before and after, and what the insert's meters showed.</summary>
public sealed class StageMeter
{
    readonly LoudnessMeter _in = new(), _out = new();
    readonly double[] _mid = new double[2], _side = new double[2];
    readonly float[] _peak = new float[2];
    readonly List<double>[] _shown;
    readonly IInsert _insert;

    public StageMeter(IInsert insert, double sampleRate)
    {
        _insert = insert;
        _shown = [.. Ears.Select(_ => new List<double>())];
        var spec = new Spec(sampleRate, 2, IInsert.MaxFrames);
        _in.Prepare(spec);
        _out.Prepare(spec);
    }

    IReadOnlyList<Ear> Ears => _insert.Type.Page.Ears;

    /// <param name="counts">The block belongs to the loud part, where meters are read.</param>
    public void Add(Audio before, Audio after, bool counts)
    {
        _in.Process(before);
        _out.Process(after);
        Add(before, 0);
        Add(after, 1);
        if (!counts) return;
        for (int i = 0; i < _shown.Length; i++) _shown[i].Add(_insert.Of(Ears[i].Reduction));
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

    /// <summary>What an ear's meter stayed within for <paramref name="share"/> (0…1) of the loud part, dB.</summary>
    public double Reduction(Ear ear, double share)
    {
        double[] sorted = [.. _shown[ear.Index].Order()];
        return sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
    }

    static double Db(float amplitude) => 20 * Math.Log10(amplitude);
}
