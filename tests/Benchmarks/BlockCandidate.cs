using TopDown.Dsp;

namespace TopDown.Benchmarks;

/// <summary>A block of ours, called as the plug-ins call it: in place, on memory of the caller.</summary>
sealed class BlockCandidate(string name, Stage stage, string flavour, string oversampling, BlockCandidate.Render render, Func<double>? shown = null)
    : Candidate(name, stage, flavour, oversampling)
{
    /// <summary>One block in place.</summary>
    public delegate void Render(Audio x);

    readonly float[] _left = new float[Signal.Frames], _right = new float[Signal.Frames];

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        left.CopyTo(_left);
        right.CopyTo(_right);
    }

    public override void Run() => render(new(_left, _right));

    protected override ReadOnlySpan<float> Output => Stage == Stage.Loudness ? default : _left;

    public override double LevelDb => shown?.Invoke() ?? Level(_left, _right);
}
