using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// What a command heard while it was on: loudness in and out, the envelopes of the page's ears, the short-term loudness second by
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
    readonly int _ears;
    float[] _envelopes = [], _shortTerm = [];   // envelopes: peaks and powers, ear after ear, _steps apart
    Head _head;
    int _step = 32, _steps;
    long _frames;                               // heard so far
    uint _heard;                                // ears, in this call
    readonly float[] _peak;
    readonly double[] _power;

    // The part that travels as it is where processor and controller live in two processes.
    struct Head
    {
        public double Seconds, StepSeconds, InLufs, OutLufs;
        public int Steps, ShortTerm;
    }

    public Listened(Page page)
    {
        _bins = new int[page.Readings.Count * Bins];
        _ears = page.Ears.Count;
        (_peak, _power) = (new float[_ears], new double[_ears]);
    }

    /// <summary>Seconds heard.</summary>
    public double Seconds => _head.Seconds;

    /// <summary>Gated loudness of what came in, before the input trim, and of what went out, after the output trim.</summary>
    public double InLufs => _head.InLufs;
    public double OutLufs => _head.OutLufs;

    /// <summary>Peak of each control cell at an ear, dBFS; −120 for silence.</summary>
    public ReadOnlySpan<float> Peaks(Ear ear) => _envelopes.AsSpan(2 * ear.Index * _steps, _head.Steps);

    /// <summary>Power of each control cell at an ear, dB: 0 for a sine with peaks at full scale; −120 for silence.</summary>
    public ReadOnlySpan<float> Powers(Ear ear) => _envelopes.AsSpan((2 * ear.Index + 1) * _steps, _head.Steps);

    /// <summary>Seconds between two values of <see cref="Peaks"/>.</summary>
    public double StepSeconds => _head.StepSeconds;

    /// <summary>Short-term loudness of the input (3 s), a value a second; the first after 3 s.</summary>
    public ReadOnlySpan<float> ShortTerm => _shortTerm.AsSpan(0, _head.ShortTerm);

    /// <summary>UI thread. Room for <paramref name="seconds"/>; what comes after them is not heard.</summary>
    internal void Prepare(in Spec spec, double seconds)
    {
        _step = spec.Cell;
        _steps = (int)(seconds * spec.SampleRate / _step) + 1;
        _envelopes = new float[2 * _ears * _steps];
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
        Array.Clear(_peak);
        Array.Clear(_power);
        (_frames, _heard) = (0, 0);
    }

    internal bool IsFull => _head.Steps == _steps;

    internal void Add(int reading, double value) =>
        _bins[reading * Bins + (int)Math.Clamp((value - Lowest) * 10, 0, Bins - 1)]++;

    internal void In(Audio x)
    {
        long hops = _in.Hops;
        _in.Process(x);
        // 100 hops of 10 ms are a second; a call is far shorter.
        if (_in.Hops / 100 != hops / 100 && _in.Hops >= 300 && _head.ShortTerm < _shortTerm.Length) _shortTerm[_head.ShortTerm++] = (float)_in.ShortTerm;
    }

    /// <summary>What goes out: the call's frames are over.</summary>
    internal void Out(Audio x)
    {
        _out.Process(x);
        Advance(x.Length);
    }

    /// <summary>What an ear hears in the call that <see cref="Out"/> ends; an ear whose section rests hears nothing.</summary>
    /// <param name="level">Amplitude a frame instead of the sound's own; may be empty.</param>
    internal void Hear(int ear, Audio x, ReadOnlySpan<float> level)
    {
        int inStep = (int)(_frames % _step), step = _head.Steps;
        _heard |= 1u << ear;
        for (int at = 0; at < x.Length;)
        {
            int n = Math.Min(_step - inStep, x.Length - at);
            if (level.IsEmpty)
            {
                _peak[ear] = MathF.Max(_peak[ear], x.Slice(at, n).Peak());
                for (int c = 0; c < x.Channels; c++) _power[ear] += Sum(x[c].Slice(at, n)) / x.Channels;
            }
            else
            {
                _peak[ear] = MathF.Max(_peak[ear], Samples.Peak(level.Slice(at, n)));
                _power[ear] += Sum(level.Slice(at, n)) / 2; // as a sine of that peak
            }
            at += n;
            if ((inStep += n) < _step) continue;
            if (step < _steps)
            {
                _envelopes[2 * ear * _steps + step] = _peak[ear] > 1e-6f ? 20 * MathF.Log10(_peak[ear]) : Silence;
                double power = 2 * _power[ear] / _step;
                _envelopes[(2 * ear + 1) * _steps + step] = power > 1e-12 ? (float)(10 * Math.Log10(power)) : Silence;
            }
            step++;
            (inStep, _peak[ear], _power[ear]) = (0, 0, 0);
        }

        static double Sum(ReadOnlySpan<float> x)
        {
            double sum = 0;
            foreach (float v in x) sum += (double)v * v;
            return sum;
        }
    }

    void Advance(int frames)
    {
        _frames += frames;
        int from = _head.Steps, to = (int)Math.Min(_steps, _frames / _step);
        for (int ear = 0; ear < _ears; ear++)
            if ((_heard >> ear & 1) == 0)
                for (int kind = 0; kind < 2; kind++) _envelopes.AsSpan((2 * ear + kind) * _steps + from, to - from).Fill(Silence);
        _heard = 0;
        _head.Steps = to;
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
    /// The loud part, a flag for each value of <see cref="Peaks"/>: inside the 30 % of 3 s windows with the highest
    /// short-term loudness (all of it when less than 3 s were heard).
    /// </summary>
    public bool[] LoudPart()
    {
        bool[] loud = new bool[_head.Steps];
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
        [.. MemoryMarshal.AsBytes(new ReadOnlySpan<Head>(in _head)), .. MemoryMarshal.AsBytes(_bins.AsSpan()), .. Envelopes().SelectMany(static e => MemoryMarshal.AsBytes<float>(e).ToArray()), .. MemoryMarshal.AsBytes(ShortTerm)];

    IEnumerable<float[]> Envelopes() => Enumerable.Range(0, 2 * _ears).Select(e => _envelopes.AsSpan(e * _steps, _head.Steps).ToArray());

    /// <summary>Takes what <see cref="Save"/> gave; false, with nothing changed, when it is something else.</summary>
    public bool Load(ReadOnlySpan<byte> saved)
    {
        int head = Marshal.SizeOf<Head>(), bins = _bins.Length * sizeof(int);
        if (saved.Length < head + bins) return false;
        Head read = MemoryMarshal.Read<Head>(saved);
        if (read.Steps < 0 || read.ShortTerm < 0 || saved.Length != head + bins + sizeof(float) * (2L * _ears * read.Steps + read.ShortTerm)) return false;
        _head = read;
        saved.Slice(head, bins).CopyTo(MemoryMarshal.AsBytes(_bins.AsSpan()));
        ReadOnlySpan<float> rest = MemoryMarshal.Cast<byte, float>(saved[(head + bins)..]);
        _steps = read.Steps;
        _envelopes = rest[..(2 * _ears * read.Steps)].ToArray();
        _shortTerm = rest[(2 * _ears * read.Steps)..].ToArray();
        return true;
    }
}
