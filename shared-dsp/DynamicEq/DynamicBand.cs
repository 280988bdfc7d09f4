using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.DynamicEq;

/// <summary>
/// A bell that moves between nothing and its full gain: y = x + a·(bell(x) − x), a solved such that the gain at
/// the centre moves in dB. Static, or moved by the level of the band itself or of a voice in the key, mono or stereo.
/// </summary>
/// <remarks>
/// Guarantees: where a is 0 the output is the input bit for bit, where it is 1 the output is the bell's bit for bit; both are arrived at.
/// Levels, law and times as in <see cref="BandAction"/>. hz, db and Q glide over a control cell; mode, threshold and release
/// work through attack and release. No latency; the same samples for every split into calls.
/// </remarks>
public sealed class DynamicBand
{
    const int Tile = 256;

    readonly EqBank _bell = new(1), _ear = new(2);
    readonly BandAction _action = new();
    readonly AudioBuffer _wet = new(Tile);

    Spec _spec = new(48_000, 2, 0);
    DynamicBandSettings _settings = new(1000, 0, 1);
    bool _fresh = true;
    int _step = 16, _position;
    float _peak;                // of the running step so far
    float _from, _to;           // a at its beginning and its end
    double _octaves, _whole;    // the range as a power of two, and the gain less 1
    double _most;

    /// <summary>Gain at the centre, dB, with the range's sign: its farthest from 0 in the last call.</summary>
    public double GainDb { get; private set; }

    /// <summary>Nothing moves or rings: Reset, or skipping silence, changes nothing audible.</summary>
    public bool AtRest => _bell.AtRest && _action.IsStill && _from == _to && _to == _action.Share
        && (_settings.Mode == BandMode.Static ? _to == 1 : _to == 0 && _peak < 1e-6f && _ear.AtRest);

    /// <summary>Allocates; resets. Settings stay.</summary>
    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _step = spec.Cell / 2;
        _bell.Prepare(spec);
        _ear.Prepare(spec);
        _action.Prepare(_step / spec.SampleRate);
        Take();
        Reset();
    }

    /// <summary>As after Prepare: a static band stands at its full gain, any other at none.</summary>
    public void Reset()
    {
        _bell.Reset();
        _ear.Reset();
        (_fresh, _position, _peak, GainDb) = (true, 0, 0, 0);
        Jump();
    }

    void Jump()
    {
        int whole = _settings.Mode == BandMode.Static ? 1 : 0;
        _action.Reset(whole);
        _from = _to = whole;
    }

    /// <summary>Once a control cell at most; equal settings are a no-op. A few hundred nanoseconds, no allocation.</summary>
    public void Set(in DynamicBandSettings settings)
    {
        if (settings == _settings) return;
        _settings = settings;
        Take();
    }

    void Take()
    {
        ref readonly DynamicBandSettings s = ref _settings;
        double rate = _spec.SampleRate;
        _bell.Set(0, MatchedDesign.Bell(s.Hz, s.Db, s.Q, rate));
        if (s.Mode == BandMode.Self)
        {
            // Where the bell has half its dB a band-pass of equal Q is 3 dB down.
            _ear.Set(0, new(Math.Tan(Math.PI * Math.Clamp(s.Hz / rate, 1e-6, 0.45)), 1 / s.Q, 0, 1 / s.Q, 0));
            _ear.Set(1, SvfCoefficients.Unity);
        }
        else if (s.Mode == BandMode.Voice)
        {
            _ear.Set(0, MatchedDesign.HighPass(s.KeyHighPassHz, MatchedDesign.ButterworthQ, rate));
            _ear.Set(1, MatchedDesign.LowPass(DynamicBandSettings.VoiceHighHz, MatchedDesign.ButterworthQ, rate));
        }
        _action.Set(s.ThresholdDb, s.SpanDb, s.ReleaseMs);
        _octaves = s.Db * FastMath.OctavesPerDb;
        _whole = FastMath.Exp2((float)_octaves) - 1;
        if (_fresh) Jump();
    }

    /// <summary>
    /// Limits the key to what the detector listens to, in place: the band itself or a voice's range. Not used in
    /// <see cref="BandMode.Static"/>.
    /// </summary>
    public void Listen(Audio key) => _ear.Process(key);

    /// <param name="x">Filtered in place.</param>
    /// <param name="heard">The key after <see cref="Listen"/>, as long as <paramref name="x"/>, mono or stereo; not read while static.</param>
    public void Process(Audio x, Audio heard)
    {
        bool isStatic = _settings.Mode == BandMode.Static;
        if (!isStatic && heard.Length != x.Length) throw new ArgumentException("The key is not as long as the audio.", nameof(heard));
        if (x.Length == 0) return;
        _fresh = false;
        _most = _action.Share;
        for (int at = 0; at < x.Length; at += Tile)
        {
            int frames = Math.Min(Tile, x.Length - at);
            Audio part = x.Slice(at, frames);
            if (!isStatic) Render(part, heard.Slice(at, frames));
            else if (_action.Share == 1 && _from == 1 && _to == 1) Stand(part);
            else Render(part, default);
        }
        GainDb = _most * _settings.Db;
    }

    /// <summary>The whole bell and nothing on the move.</summary>
    void Stand(Audio x)
    {
        _position = (_position + x.Length) % _step;
        _bell.Process(x);
    }

    void Render(Audio x, Audio heard)
    {
        Audio bell = _wet.Like(x);
        x.CopyTo(bell);
        _bell.Process(bell);
        for (int at = 0; at < x.Length;)
        {
            int n = Math.Min(_step - _position, x.Length - at);
            if (heard.Length > 0) _peak = Lanes1.Max(Loudest(heard, at, n), _peak); // a NaN is not heard
            if (_from == 1 && _to == 1) bell.Slice(at, n).CopyTo(x.Slice(at, n));
            else if (_from != 0 || _to != 0) Blend(x, bell, at, n);
            at += n;
            _position += n;
            if (_position == _step) Step(heard.Length > 0 ? _action.Step(_peak) : _action.StepToFull());
        }
    }

    /// <summary>Largest amplitude of a few frames, all channels.</summary>
    static float Loudest(Audio x, int at, int frames)
    {
        ref float left = ref MemoryMarshal.GetReference(x.Left[at..]), right = ref x.Channels == 2 ? ref MemoryMarshal.GetReference(x.Right[at..]) : ref left;
        Vector128<float> most = default;
        int i = 0;
        for (; i <= frames - 4; i += 4)
            most = Vector128.MaxNative(most, Vector128.MaxNative(Vector128.Abs(Vector128.LoadUnsafe(ref left, (nuint)i)), Vector128.Abs(Vector128.LoadUnsafe(ref right, (nuint)i))));
        float peak = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (; i < frames; i++) peak = Math.Max(peak, Math.Max(MathF.Abs(Unsafe.Add(ref left, i)), MathF.Abs(Unsafe.Add(ref right, i))));
        return peak;
    }

    /// <summary>A step is over: the next one leads to the share that its level asks for.</summary>
    void Step(double share)
    {
        // 1 + a·(g − 1) is g to the power of the share: exactly 0 and 1 at its ends.
        double to = share is 0 or 1 || Math.Abs(_whole) < 1e-4 ? share : (FastMath.Exp2((float)(share * _octaves)) - 1) / _whole;
        (_from, _to, _position, _peak) = (_to, (float)to, 0, 0);
        _most = Math.Max(_most, share);
    }

    /// <summary>Frames of one step or less.</summary>
    void Blend(Audio x, Audio bell, int at, int frames)
    {
        for (int c = 0; c < x.Channels; c++)
        {
            ref float to = ref MemoryMarshal.GetReference(x[c][at..]);
            ref float wet = ref MemoryMarshal.GetReference(bell[c][at..]);
            int i = 0;
            if (Vector256.IsHardwareAccelerated) i = Blend<Vector256<float>, Lanes8>(ref to, ref wet, i, frames);
            i = Blend<Vector128<float>, Lanes4>(ref to, ref wet, i, frames);
            Blend<float, Lanes1>(ref to, ref wet, i, frames);
        }
    }

    int Blend<V, O>(ref float x, ref float bell, int i, int frames) where V : struct where O : struct, ILanes<V>
    {
        V from = O.Of(_from), step = O.Of((_to - _from) / _step);
        for (; i <= frames - O.Count; i += O.Count)
        {
            V dry = O.Load(ref x, i), amount = O.MultiplyAdd(step, O.From(_position + i + 1), from);
            O.Store(O.MultiplyAdd(amount, O.Subtract(O.Load(ref bell, i), dry), dry), ref x, i);
        }
        return i;
    }
}
