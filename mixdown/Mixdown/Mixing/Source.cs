using System.Numerics;
using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// Tracks on their way to a bus: stereo as it is, mono by its pan with constant power (−3 dB a side in the centre), played in a
/// loop. In float: each addition rounds at −144 dB of the sum.
/// </summary>
/// <param name="tracks">One or two channels each, all of one length.</param>
public sealed class Source(IReadOnlyList<Source.Track> tracks)
{
    /// <param name="Pan">−1 left … 1 right, mono only.</param>
    public sealed record Track(string Name, float[][] Channels, double Pan)
    {
        /// <summary>What of it goes to each side, linear.</summary>
        internal float Left { get; } = Channels.Length == 2 ? 1 : (float)Math.Cos((Pan + 1) * Math.PI / 4);

        /// <inheritdoc cref="Left"/>
        internal float Right { get; } = Channels.Length == 2 ? 1 : (float)Math.Sin((Pan + 1) * Math.PI / 4);
    }

    public IReadOnlyList<Track> Tracks => tracks;

    /// <summary>Writes the sum of the frames from <paramref name="at"/> on, times <paramref name="gain"/>; past the end it begins anew.</summary>
    public void Sum(long at, Audio to, float gain)
    {
        to.Clear();
        foreach (Track track in tracks)
        {
            float[] first = track.Channels[0], second = track.Channels[^1];
            for (int done = 0; done < to.Length;)
            {
                int from = (int)((at + done) % first.Length), n = Math.Min(to.Length - done, first.Length - from);
                Add(first.AsSpan(from, n), gain * track.Left, to.Left.Slice(done, n));
                Add(second.AsSpan(from, n), gain * track.Right, to.Right.Slice(done, n));
                done += n;
            }
        }
    }

    /// <summary>to += gain·x.</summary>
    public static void Add(Audio x, float gain, Audio to)
    {
        Add(x.Left, gain, to.Left);
        Add(x.Right, gain, to.Right);
    }

    static void Add(ReadOnlySpan<float> x, float gain, Span<float> to)
    {
        ref float from = ref MemoryMarshal.GetReference(x), sum = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref sum, (nuint)i) + gain * Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        for (; i < x.Length; i++) to[i] += gain * x[i];
    }
}
