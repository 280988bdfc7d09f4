namespace TopDown.Dsp;

/// <summary>
/// Loudness of a programme of any number of channels by ITU-R BS.1770-5, each with its weight: front 1, surround 1.41, LFE 0. Channels of
/// the same weight are measured in pairs. Of two channels with weight 1 it reads, bit for bit, what <see cref="LoudnessMeter"/> reads.
/// </summary>
public sealed class ProgrammeMeter() : LoudnessWindows(withRange: true)
{
    /// <summary>What BS.1770-5 table 3 counts a surround channel by (+1.5 dB).</summary>
    public const double Surround = 1.41;

    Pair[] _pairs = [];
    double _sampleRate = 48_000;

    // Right is −1 for a channel without a partner.
    sealed class Pair(int left, int right, double weight)
    {
        public readonly WeightedPower Power = new();
        public readonly int Left = left, Right = right;
        public readonly double Weight = weight;
        public double Sum;
    }

    /// <param name="sampleRate">Hz, 8,000 to 768,000.</param>
    /// <param name="weights">One a channel; 0 leaves it out.</param>
    public void Prepare(double sampleRate, ReadOnlySpan<double> weights)
    {
        _sampleRate = sampleRate;
        List<Pair> pairs = [];
        var waiting = new Dictionary<double, int>();
        for (int c = 0; c < weights.Length; c++)
        {
            if (weights[c] == 0) continue;
            if (waiting.Remove(weights[c], out int left)) pairs.Add(new(left, c, weights[c]));
            else waiting[weights[c]] = c;
        }
        foreach (var (weight, left) in waiting) pairs.Add(new(left, -1, weight));
        foreach (Pair pair in pairs) pair.Power.Prepare(sampleRate);
        _pairs = [.. pairs];
        Reset();
    }

    public void Reset()
    {
        foreach (Pair pair in _pairs)
        {
            pair.Power.Reset();
            pair.Sum = 0;
        }
        ResetWindows(_sampleRate);
    }

    /// <summary>Measures <paramref name="frames"/> frames of every channel's array.</summary>
    public void Process(float[][] x, int frames)
    {
        for (int done = 0; done < frames;)
        {
            int run = Room(frames - done);
            foreach (Pair p in _pairs)
                p.Sum = p.Power.Add(p.Sum, x[p.Left].AsSpan(done, run), p.Right < 0 ? default : x[p.Right].AsSpan(done, run));
            done += run;
            if (!Fills(run)) continue;
            double sum = 0;
            foreach (Pair p in _pairs)
            {
                sum += p.Weight * p.Sum;
                p.Sum = 0;
            }
            EndHop(sum);
        }
    }
}
