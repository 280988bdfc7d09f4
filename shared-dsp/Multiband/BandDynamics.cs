using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Four bands of downward and upward compression, side by side in four lanes, and their sum: stereo-linked <see cref="BandHold"/> ×
/// <see cref="BandLaw"/> × one one-pole on the gain in dB whose speed depends on its direction (Giannoulis, Massberg, Reiss,
/// JAES 60(6), 2012) × gain, all for every sample. No latency.
/// </summary>
/// <remarks>
/// Values glide over one control cell, counted from the first frame after <see cref="Set"/> (times change at once); the first settings after
/// a Reset are taken at once. The same samples for any split into calls. A band that neither reduces nor lifts passes bit for bit.
/// </remarks>
public sealed class BandDynamics
{
    /// <summary>A gain this close to 0 dB, at a cell's end, is 0: what it was is inaudible, and the block comes to rest.</summary>
    const double RestDb = 1e-6;

    readonly BandSettings[] _set = new BandSettings[BandFrames.Bands];
    readonly double[] _attack = new double[BandFrames.Bands], _release = new double[BandFrames.Bands], _gain = new double[BandFrames.Bands];
    readonly BandHold _hold = new();
    BandLanes _lanes;
    Spec _spec = new(48_000, 2, 0);
    int _position;
    bool _isGliding, _fresh = true, _changed = true;
    Vector128<float> _least;

    public BandDynamics() => Array.Fill(_set, new BandSettings(0, 1, 0, 0));

    /// <summary>Reduction of a band at the last frame, dB; negative when the band is lifted. Gain, wet and ducking not counted.</summary>
    public double ReductionDb(int band) => -_gain[band];

    /// <summary>Largest reduction of a band in the last call, dB, ≥ 0.</summary>
    public double LargestReductionDb(int band) => -_least[band];

    /// <summary>Every gain is exactly 0 dB (at a cell's end, once it is below 1e-6 dB), nothing held, nothing on the move.</summary>
    public bool AtRest => !_isGliding && !_changed && _gain.AsSpan().IndexOfAnyExcept(0) < 0 && _hold.AtRest;

    /// <summary>Allocates; resets. The settings hold.</summary>
    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _hold.Prepare(spec);
        for (int b = 0; b < BandFrames.Bands; b++) SetTimes(b);
        Reset();
    }

    /// <summary>As after Prepare: no gain, nothing held; the settings are taken at once.</summary>
    public void Reset()
    {
        _hold.Reset();
        Array.Clear(_gain);
        _least = default;
        (_isGliding, _fresh, _changed) = (false, true, true);
    }

    /// <summary>Once a control cell at most. Does not allocate.</summary>
    public void Set(int band, in BandSettings settings)
    {
        if (_set[band] == settings) return;
        bool hasTimes = settings.AttackMs != _set[band].AttackMs || settings.ReleaseMs != _set[band].ReleaseMs;
        _set[band] = settings;
        _changed = true;
        if (hasTimes) SetTimes(band);
    }

    /// <summary>The lowest frequency of a band, Hz: what the detector's hold is made for. Once a control cell at most.</summary>
    public void SetLowest(int band, double hz)
    {
        double was = _hold.HoldFrames(band);
        _hold.Set(band, hz);
        if (_hold.HoldFrames(band) != was) SetTimes(band);
    }

    /// <summary>Whether a band's detector weighs power (a sine reads the same either way) instead of peaks. Before Prepare or at rest.</summary>
    public void WeighPower(int band, bool byPower = true) => _hold.WeighPower(band, byPower);

    // The detector holds a peak before the release begins: the printed time is both together.
    void SetTimes(int band)
    {
        double perMs = _spec.SampleRate / 1000;
        _attack[band] = -DoubleMath.ExpM1(-1 / Math.Max(1e-3, _set[band].AttackMs * perMs));
        _release[band] = -DoubleMath.ExpM1(-1 / Math.Max(1, _set[band].ReleaseMs * perMs - _hold.HoldFrames(band)));
    }

    /// <summary>Bands in, their sum out.</summary>
    /// <param name="bands">As <see cref="Crossover4"/> made them; not changed.</param>
    /// <param name="duck">A linear gain a frame for the bands that follow it; empty for none.</param>
    /// <param name="x">0 frames or more.</param>
    public void Process(BandFrames bands, ReadOnlySpan<float> duck, Audio x)
    {
        _least = default;
        if (x.Length == 0) return;
        if (_changed) Begin();
        for (int at = 0; at < x.Length;)
        {
            int frames = Math.Min(x.Length - at, _hold.Left);
            if (_isGliding) frames = Math.Min(frames, _spec.Cell - _position);
            if (Vector256.IsHardwareAccelerated) Run<Vector256<double>, Wide4>(bands, duck, x, at, at + frames);
            else Run<Narrow4.Pair, Narrow4>(bands, duck, x, at, at + frames);
            at += frames;
            if (_isGliding && (_position += frames) == _spec.Cell) Arrive();
            if (_hold.Advance(frames)) Settle();
        }
    }

    void Begin()
    {
        _changed = false;
        if (_fresh)
        {
            _fresh = false;
            Arrive();
            return;
        }
        _lanes.Aim(_set, _isGliding ? _position : 0, _spec.Cell);
        (_position, _isGliding) = (0, true);
    }

    void Arrive()
    {
        _lanes.Arrive(_set);
        (_position, _isGliding) = (0, false);
    }

    void Settle()
    {
        foreach (ref double db in _gain.AsSpan())
            if (Math.Abs(db) < RestDb) db = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Run<V, O>(BandFrames bands, ReadOnlySpan<float> duck, Audio x, int from, int to) where V : struct where O : struct, IFour<V>
    {
        ref float left = ref bands.LeftAt, right = ref bands.RightAt;
        ref float outLeft = ref MemoryMarshal.GetReference(x.Left), outRight = ref MemoryMarshal.GetReference(x.Channels == 2 ? x.Right : x.Left);
        V attack = O.Load(_attack, 0), release = O.Load(_release, 0), one = O.Of(1);
        V keepAttack = O.Subtract(one, attack), keepRelease = O.Subtract(one, release), gain = O.Load(_gain, 0);
        BandLanes lanes = _lanes;
        Vector128<float> newest = _hold.Newest, held = _hold.Held, squares = _hold.Squares, crest = _hold.CrestDb, least = _least, unit = Vector128.Create(1f);
        for (int i = from; i < to; i++)
        {
            Vector128<float> l = Vector128.LoadUnsafe(ref left, (nuint)(BandFrames.Bands * i)), r = Vector128.LoadUnsafe(ref right, (nuint)(BandFrames.Bands * i));
            Vector128<float> louder = BandHold.Rectify(l, r);
            newest = Vector128.MaxNative(newest, louder);
            squares = Lanes4.MultiplyAdd(louder, louder, squares);
            Vector128<float> position = Vector128.Create((float)(_position + i - from));
            Vector128<float> levelDb = FastMath.ToDb<Vector128<float>, Lanes4>(Vector128.MaxNative(newest, held)) + crest;
            V target = O.Widen(lanes.Law(levelDb, position));

            // Both roads are computed and one is taken: no branch to mispredict, and only the gain is on the critical path.
            V falling = O.MultiplyAdd(gain, keepAttack, O.Multiply(target, attack));
            V rising = O.MultiplyAdd(gain, keepRelease, O.Multiply(target, release));
            gain = O.WhereLess(target, gain, falling, rising);

            Vector128<float> db = O.Narrow(gain);
            least = Vector128.MinNative(least, db);
            Vector128<float> wet = FastMath.FromDb<Vector128<float>, Lanes4>(db + lanes.Gain.At(position));
            Vector128<float> g = Lanes4.MultiplyAdd(lanes.Wet.At(position), wet - unit, unit) * lanes.Level.At(position);
            if (!duck.IsEmpty) g *= Lanes4.MultiplyAdd(lanes.Duck.At(position), Vector128.Create(duck[i]) - unit, unit);

            Vector128<float> sum = BandFrames.Sum(l * g, r * g);
            Unsafe.Add(ref outRight, i) = sum[1];
            Unsafe.Add(ref outLeft, i) = sum[0];
        }
        O.Store(gain, _gain, 0);
        (_hold.Newest, _hold.Squares, _least) = (newest, squares, least);
    }
}
