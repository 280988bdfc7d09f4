namespace TopDown.Plugin;

/// <summary>
/// Readings on their way from the audio thread (one writer) to whoever looks: the block's maxima for host parameters, and
/// a ring of them for the editor. No locks: the ring's head is published last.
/// </summary>
public sealed class Meters
{
    const int Frames = 256; // blocks kept

    readonly float[] _rest, _block, _ring;
    readonly bool[] _keeps;
    readonly int _count;
    long _head;

    internal Meters(Page page)
    {
        _count = page.Readings.Count;
        _rest = [.. page.Readings.Select(r => (float)r.Rest)];
        _keeps = [.. page.Readings.Select(r => r.KeepsLatest)];
        _block = (float[])_rest.Clone();
        _ring = new float[Frames * _count];
    }

    internal void Begin()
    {
        for (int i = 0; i < _count; i++)
            if (!_keeps[i]) _block[i] = _rest[i];
    }

    internal void Reset() => _rest.CopyTo(_block, 0);

    internal void Write(int reading, float value)
    {
        if (_keeps[reading] || value > _block[reading]) _block[reading] = value;
    }

    internal void End()
    {
        if (_count == 0) return;
        _block.CopyTo(_ring, (int)(_head % Frames) * _count);
        Volatile.Write(ref _head, _head + 1);
    }

    /// <summary>Largest value of the last block. Audio thread.</summary>
    public float Block(int reading) => _block[reading];

    /// <summary>
    /// Largest value since <paramref name="cursor"/> (the latest, where that counts), which moves on; the value at rest when no
    /// block came. Any thread.
    /// </summary>
    public float Since(ref long cursor, int reading)
    {
        long head = Volatile.Read(ref _head);
        float largest = _rest[reading];
        if (_keeps[reading])
        {
            cursor = head;
            return head > 0 ? _ring[(int)((head - 1) % Frames) * _count + reading] : largest;
        }
        for (long i = Math.Max(cursor, head - Frames + 2); i < head; i++) largest = Math.Max(largest, _ring[(int)(i % Frames) * _count + reading]);
        cursor = head;
        return largest;
    }
}
