using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// What a command heard while it was on: loudness in and out, the detector's envelope, the short-term loudness second by
/// second, and for every reading a histogram in tenths of a dB. Written on the audio thread into memory that is there
/// already, read when the command goes off. One a plug-in: commands do not run side by side.
/// </summary>
public sealed class Listened
{
    const int Bins = 2400;          // of a reading: −120 … +120 dB
    const double Lowest = -120;
    const float Silence = -120;

    readonly int[] _bins;
    readonly LoudnessMeter _in = new(), _out = new();
    float[] _envelope = [], _shortTerm = [];
    Head _head;
    int _step = 32, _inStep;
    float _peak;

    // The part that travels as it is where processor and controller live in two processes.
    struct Head
    {
        public double Seconds, StepSeconds, InLufs, OutLufs;
        public int Envelope, ShortTerm;
    }

    public Listened(Page page) => _bins = new int[page.Readings.Count * Bins];

    /// <summary>Seconds heard.</summary>
    public double Seconds => _head.Seconds;

    /// <summary>Gated loudness of what came in, before the input trim, and of what went out, after the output trim.</summary>
    public double InLufs => _head.InLufs;
    public double OutLufs => _head.OutLufs;

    /// <summary>Peak of each control cell at the page's detector, dBFS; −120 for silence.</summary>
    public ReadOnlySpan<float> Envelope => _envelope.AsSpan(0, _head.Envelope);

    /// <summary>Seconds between two values of <see cref="Envelope"/>.</summary>
    public double StepSeconds => _head.StepSeconds;

    /// <summary>Short-term loudness of the input (3 s), a value a second; the first after 3 s.</summary>
    public ReadOnlySpan<float> ShortTerm => _shortTerm.AsSpan(0, _head.ShortTerm);

    /// <summary>UI thread. Room for <paramref name="seconds"/>; what comes after them is not heard.</summary>
    internal void Prepare(in Spec spec, double seconds)
    {
        _step = spec.Cell;
        _envelope = new float[(int)(seconds * spec.SampleRate / _step) + 1];
        _shortTerm = new float[(int)seconds + 1];
        _in.Prepare(spec);
        _out.Prepare(spec);
        _head.StepSeconds = _step / spec.SampleRate;
        Clear();
    }

    internal void Clear()
    {
        Array.Clear(_bins);
        _in.Reset();
        _out.Reset();
        _head = new() { StepSeconds = _head.StepSeconds, InLufs = double.NegativeInfinity, OutLufs = double.NegativeInfinity };
        (_inStep, _peak) = (0, 0);
    }

    internal bool IsFull => _head.Envelope == _envelope.Length;

    internal void Add(int reading, double value) =>
        _bins[reading * Bins + (int)Math.Clamp((value - Lowest) * 10, 0, Bins - 1)]++;

    internal void In(Audio x)
    {
        long hops = _in.Hops;
        _in.Process(x);
        // 100 hops of 10 ms are a second; a call is far shorter.
        if (_in.Hops / 100 != hops / 100 && _in.Hops >= 300 && _head.ShortTerm < _shortTerm.Length) _shortTerm[_head.ShortTerm++] = (float)_in.ShortTerm;
    }

    internal void Out(Audio x) => _out.Process(x);

    internal void Hear(Audio key)
    {
        for (int at = 0; at < key.Length;)
        {
            int n = Math.Min(_step - _inStep, key.Length - at);
            _peak = MathF.Max(_peak, key.Slice(at, n).Peak());
            at += n;
            if ((_inStep += n) < _step) continue;
            if (_head.Envelope < _envelope.Length) _envelope[_head.Envelope++] = _peak > 1e-6f ? 20 * MathF.Log10(_peak) : Silence;
            (_inStep, _peak) = (0, 0);
        }
    }

    internal void AddTime(double seconds)
    {
        _head.Seconds += seconds;
        _head.InLufs = _in.Integrated;
        _head.OutLufs = _out.Integrated;
    }

    /// <summary>The value (dB) that <paramref name="percent"/> % of the entries do not exceed; NaN when nothing was heard.</summary>
    public double Percentile(Reading reading, double percent)
    {
        var bins = _bins.AsSpan(reading.Index * Bins, Bins);
        long total = 0;
        foreach (int b in bins) total += b;
        if (total == 0) return double.NaN;
        long want = (long)Math.Ceiling(total * percent / 100), seen = 0;
        for (int i = 0; i < Bins; i++)
            if ((seen += bins[i]) >= want) return Lowest + (i + 0.5) / 10;
        return double.NaN;
    }

    /// <summary>
    /// The loud part, a flag for each value of <see cref="Envelope"/>: inside the 30 % of 3 s windows with the highest
    /// short-term loudness (all of it when less than 3 s were heard).
    /// </summary>
    public bool[] LoudPart()
    {
        bool[] loud = new bool[_head.Envelope];
        if (_head.ShortTerm == 0)
        {
            Array.Fill(loud, true);
            return loud;
        }
        float[] sorted = ShortTerm.ToArray();
        Array.Sort(sorted);
        float least = sorted[^Math.Max(1, (int)Math.Round(0.3 * sorted.Length))];
        for (int w = 0; w < _head.ShortTerm; w++)
        {
            if (_shortTerm[w] < least) continue;
            int from = (int)(w / _head.StepSeconds), to = Math.Min(loud.Length, (int)((w + 3) / _head.StepSeconds));
            if (from < to) loud.AsSpan(from, to - from).Fill(true);
        }
        return loud;
    }

    /// <summary>For a controller in another process.</summary>
    public byte[] Save() =>
        [.. MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(in _head)), .. MemoryMarshal.AsBytes(_bins.AsSpan()), .. MemoryMarshal.AsBytes(Envelope), .. MemoryMarshal.AsBytes(ShortTerm)];

    /// <summary>Takes what <see cref="Save"/> gave; false, with nothing changed, when it is something else.</summary>
    public bool Load(ReadOnlySpan<byte> saved)
    {
        int head = Marshal.SizeOf<Head>(), bins = _bins.Length * sizeof(int);
        if (saved.Length < head + bins) return false;
        Head read = MemoryMarshal.Read<Head>(saved);
        if (read.Envelope < 0 || read.ShortTerm < 0 || saved.Length != head + bins + sizeof(float) * ((long)read.Envelope + read.ShortTerm)) return false;
        _head = read;
        saved.Slice(head, bins).CopyTo(MemoryMarshal.AsBytes(_bins.AsSpan()));
        _envelope = MemoryMarshal.Cast<byte, float>(saved.Slice(head + bins, read.Envelope * sizeof(float))).ToArray();
        _shortTerm = MemoryMarshal.Cast<byte, float>(saved[(head + bins + read.Envelope * sizeof(float))..]).ToArray();
        return true;
    }
}
