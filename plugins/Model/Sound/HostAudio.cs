namespace TopDown.Plugin;

/// <summary>
/// One block of a host's buffers, planar, 32 or 64 bit; input and output may be the same memory. Null channel pointers
/// read as silence.
/// </summary>
public unsafe struct HostAudio
{
    public void** In, Out;
    public int InChannels, OutChannels;
    public bool IsDouble;

    /// <summary>Side-chain buses in the page's order; at most <see cref="MaxKeys"/>.</summary>
    public void** Key0;
    public int Key0Channels;

    public const int MaxKeys = 1;

    /// <summary>Frames [at, at + n) of an input channel as float; silence where there is none.</summary>
    public readonly void Read(void** channels, int count, int channel, int at, Span<float> to)
    {
        void* source = channels == null || count == 0 ? null : channels[Math.Min(channel, count - 1)];
        if (source == null)
        {
            to.Clear();
        }
        else if (IsDouble)
        {
            var from = new ReadOnlySpan<double>((double*)source + at, to.Length);
            for (int i = 0; i < to.Length; i++) to[i] = (float)from[i];
        }
        else
        {
            new ReadOnlySpan<float>((float*)source + at, to.Length).CopyTo(to);
        }
    }

    /// <summary>The same in full precision, for the bypassed signal.</summary>
    public readonly void Read(void** channels, int count, int channel, int at, Span<double> to)
    {
        void* source = channels == null || count == 0 ? null : channels[Math.Min(channel, count - 1)];
        if (source == null)
        {
            to.Clear();
        }
        else if (IsDouble)
        {
            new ReadOnlySpan<double>((double*)source + at, to.Length).CopyTo(to);
        }
        else
        {
            var from = new ReadOnlySpan<float>((float*)source + at, to.Length);
            for (int i = 0; i < to.Length; i++) to[i] = from[i];
        }
    }

    public readonly void Write(int channel, int at, ReadOnlySpan<float> x)
    {
        if (channel >= OutChannels || Out[channel] == null) return;
        if (!IsDouble)
        {
            x.CopyTo(new Span<float>((float*)Out[channel] + at, x.Length));
            return;
        }
        var to = new Span<double>((double*)Out[channel] + at, x.Length);
        for (int i = 0; i < x.Length; i++) to[i] = x[i];
    }

    public readonly void Write(int channel, int at, ReadOnlySpan<double> x)
    {
        if (channel >= OutChannels || Out[channel] == null) return;
        if (IsDouble)
        {
            x.CopyTo(new Span<double>((double*)Out[channel] + at, x.Length));
            return;
        }
        var to = new Span<float>((float*)Out[channel] + at, x.Length);
        for (int i = 0; i < x.Length; i++) to[i] = (float)x[i];
    }
}
