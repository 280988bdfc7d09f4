namespace TopDown.Plugin;

/// <summary>The latest stereo samples of a tap. One writer (audio thread), one reader (editor). Written only while listened to.</summary>
public sealed class TapRing
{
    const int Frames = 1 << 14;

    readonly float[] _left = new float[Frames], _right = new float[Frames];
    long _head;

    /// <summary>Set by the reader.</summary>
    public bool IsListened { get; set; }

    internal void Write(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (!IsListened) return;
        for (int done = 0; done < left.Length;)
        {
            int at = (int)(_head % Frames), n = Math.Min(left.Length - done, Frames - at);
            left.Slice(done, n).CopyTo(_left.AsSpan(at));
            right.Slice(done, n).CopyTo(_right.AsSpan(at));
            done += n;
            Volatile.Write(ref _head, _head + n);
        }
    }

    /// <summary>Frames so far.</summary>
    public long Written => Volatile.Read(ref _head);

    /// <summary>Copies the newest frames; false if fewer have come.</summary>
    public bool Latest(Span<float> left, Span<float> right)
    {
        long head = Volatile.Read(ref _head);
        if (head < left.Length || left.Length > Frames / 2) return false;
        for (int i = 0; i < left.Length; i++)
        {
            int at = (int)((head - left.Length + i) % Frames);
            (left[i], right[i]) = (_left[at], _right[at]);
        }
        return true;
    }
}
