using TopDown.Dsp;
using TopDown.Dsp.Limiting;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Bouncing;

/// <summary>What one run through gain and limiter gave.</summary>
/// <param name="GainDb">The gain into the limiter.</param>
/// <param name="Lufs">Integrated loudness behind it.</param>
/// <param name="RangeLu">Loudness range behind it.</param>
/// <param name="Reductions">The limiter's largest reduction in each <see cref="LimiterPass.Step"/> frames, dB ≥ 0.</param>
sealed record LimiterPassResult(double GainDb, double Lufs, double RangeLu, float[] Reductions)
{
    public double MaxReductionDb { get; } = Reductions.Length == 0 ? 0 : Reductions.Max();
}

/// <summary>One run of a float file through gain and true-peak limiter, the limiter's delay taken off. Streams; one thread a run.</summary>
static class LimiterPass
{
    /// <summary>Frames between two entries of the reductions.</summary>
    public const int Step = 128;

    const int Block = 64 * Step;

    /// <param name="file">Stereo or mono.</param>
    /// <param name="take">Takes the blocks that come out; null = only measured.</param>
    /// <param name="progress">Frames done so far.</param>
    public static LimiterPassResult Run(string file, double gainDb, double ceilingDb, Action<float[][], int>? take, Action<long>? progress, CancellationToken cancel)
    {
        using var reader = new WavReader(file);
        int channels = reader.Format.Channels;
        var spec = new Spec(reader.Format.Rate, channels, Block);
        var limiter = new Limiter();
        limiter.Prepare(spec);
        limiter.Set(new LimiterSettings { CeilingDb = ceilingDb });
        var loudness = new LoudnessMeter(withRange: true);
        loudness.Prepare(spec);
        var gain = new Ramp(Math.Pow(10, gainDb / 20));
        float[][] x = [.. Enumerable.Range(0, channels).Select(_ => new float[Block])];
        var reductions = new List<float>((int)(reader.Frames / Step) + 2);
        long skip = limiter.LatencyFrames, left = reader.Frames;
        while (left > 0)
        {
            cancel.ThrowIfCancellationRequested();
            int got = reader.Read(x, 0, Block);
            foreach (float[] channel in x) channel.AsSpan(got).Clear(); // behind the file's end: what is still in the limiter comes out
            Audio block = View(x, 0, Block);
            block.Scale(gain);
            for (int at = 0; at < Block; at += Step)
            {
                limiter.Process(block.Slice(at, Step));
                reductions.Add(limiter.ReductionDb);
            }
            int from = (int)Math.Min(skip, Block), frames = (int)Math.Min(left, Block - from);
            skip -= from;
            if (frames == 0) continue;
            loudness.Process(block.Slice(from, frames));
            if (from > 0)
                foreach (float[] channel in x) channel.AsSpan(from, frames).CopyTo(channel);
            take?.Invoke(x, frames);
            left -= frames;
            progress?.Invoke(reader.Frames - left);
        }
        // the first readings are of the silence that came out before the song
        int lead = (int)Math.Min(reductions.Count, (limiter.LatencyFrames + Step / 2) / Step);
        return new(gainDb, loudness.Integrated, loudness.Range, [.. reductions.Skip(lead).Take((int)((reader.Frames + Step - 1) / Step))]);
    }

    static Audio View(float[][] x, int at, int frames) => x.Length == 2 ? new(x[0].AsSpan(at, frames), x[1].AsSpan(at, frames)) : new(x[0].AsSpan(at, frames));
}
