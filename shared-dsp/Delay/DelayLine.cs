namespace TopDown.Dsp;

/// <summary>
/// A delay of whole samples: the dry path beside a stage that has latency. Bit-exact, in place, the same for every split. The
/// line is filled at every delay, 0 included, so a new delay reads real past input at once (with a jump: change it where
/// latency may change, not while audio must be smooth).
/// </summary>
public sealed class DelayLine
{
    const int MinRun = 256;

    float[] _line = [];
    int _mask, _write, _delay, _max, _stride;

    /// <summary>Allocates for 0…<paramref name="maxDelay"/> samples; resets.</summary>
    public void Prepare(in Spec spec, int maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDelay);
        int length = 1;
        while (length < maxDelay + MinRun) length *= 2;
        _line = new float[length * spec.Channels];
        _stride = length;
        _mask = length - 1;
        _max = maxDelay;
        _delay = Math.Min(_delay, maxDelay);
        Reset();
    }

    /// <summary>Fills the line with silence.</summary>
    public void Reset()
    {
        Array.Clear(_line);
        _write = 0;
    }

    /// <summary>Samples of delay, clamped to 0…maxDelay.</summary>
    public void Set(int samples) => _delay = Math.Clamp(samples, 0, _max);

    public int Samples => _delay;

    /// <summary>Delays in place. Not more channels than prepared for.</summary>
    public void Process(Audio x)
    {
        for (int c = 0; c < x.Channels; c++) Process(x[c], _line.AsSpan(c * _stride, _stride));
        _write = (_write + x.Length) & _mask;
    }

    // Runs between the line's ends, none so long that it would overwrite what it has yet to read.
    void Process(Span<float> x, Span<float> line)
    {
        int write = _write;
        while (!x.IsEmpty)
        {
            int read = (write - _delay) & _mask, room = _stride - Math.Max(write, read);
            int run = Math.Min(x.Length, Math.Min(room, _stride - _delay));
            x[..run].CopyTo(line[write..]);
            line.Slice(read, run).CopyTo(x);
            x = x[run..];
            write = (write + run) & _mask;
        }
    }
}
