using System.Diagnostics;

namespace TopDown.Benchmarks;

/// <summary>
/// One thing whose cost is measured: a block of ours, a plug-in of ours, a peer. <see cref="Load"/> and <see cref="LevelDb"/> are not timed,
/// <see cref="Run"/> is. One thread.
/// </summary>
public abstract class Candidate(string name, Stage stage, string flavour, string oversampling = "") : IDisposable
{
    readonly List<int> _ticks = new(1 << 16);

    public string Name { get; } = name;

    public Stage Stage { get; } = stage;

    /// <summary>jit-avx2, jit-compat, avx2, compat, managed or peer.</summary>
    public string Flavour { get; } = flavour;

    /// <summary>"2x" and the like; empty where nothing is oversampled.</summary>
    public string Oversampling { get; } = oversampling;

    public bool IsPeer => Flavour == "peer";

    /// <summary>Hands over the next block's input.</summary>
    public abstract void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right);

    /// <summary>Renders <see cref="Signal.Frames"/> frames.</summary>
    public abstract void Run();

    /// <summary>dBFS RMS of the last block's output, or what a meter shows: proof that work was done and its result used.</summary>
    public abstract double LevelDb { get; }

    /// <summary>The left channel of the last block's output; empty for a meter, which has none.</summary>
    protected abstract ReadOnlySpan<float> Output { get; }

    /// <summary>Runs blocks of the signal; the times count only when <paramref name="isTimed"/>.</summary>
    /// <exception cref="InvalidOperationException">The output is silent, not finite or the bare input: the figure would be of no work.</exception>
    public void Turn(Signal signal, long firstBlock, int blocks, bool isTimed)
    {
        for (long b = firstBlock; b < firstBlock + blocks; b++)
        {
            Load(signal.LeftOf(b), signal.RightOf(b));
            long start = Stopwatch.GetTimestamp();
            Run();
            long end = Stopwatch.GetTimestamp();
            if (isTimed) _ticks.Add((int)(end - start));
        }
        if (LevelDb is var level && !(level is > -60 and < 40))
            throw new InvalidOperationException(FormattableString.Invariant($"{Name} ({Flavour}) gives {level:F1} dB for noise at -18 dBFS: it does not do its work."));
        if (!Output.IsEmpty && Output.SequenceEqual(signal.LeftOf(firstBlock + blocks - 1)))
            throw new InvalidOperationException($"{Name} ({Flavour}) gives back what it gets: it does not do its work.");
    }

    /// <summary>ns a stereo frame.</summary>
    public virtual Cost Cost() => Benchmarks.Cost.Of(_ticks);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>dBFS RMS of two channels.</summary>
    protected static double Level(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        foreach (float x in left) sum += (double)x * x;
        foreach (float x in right) sum += (double)x * x;
        return 10 * Math.Log10(sum / (left.Length + right.Length));
    }
}

/// <summary>ns a stereo frame: the 10th percentile of the blocks' times, which other processes hardly reach, and the median.</summary>
public readonly record struct Cost(double P10, double Median, int Blocks)
{
    public static Cost Of(List<int> ticks)
    {
        if (ticks.Count == 0) return new(double.NaN, double.NaN, 0);
        int[] sorted = [.. ticks.Order()];
        double unit = 1e9 / Stopwatch.Frequency / Signal.Frames;
        return new(sorted[sorted.Length / 10] * unit, sorted[sorted.Length / 2] * unit, sorted.Length);
    }
}
