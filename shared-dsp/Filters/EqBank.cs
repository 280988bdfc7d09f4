using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp;

/// <summary>
/// Sections in series on one or two channels. A new setting is reached in a straight line over one control cell, per sample,
/// counted from the first frame rendered after <see cref="Set"/>; the first setting after <see cref="Reset"/> is taken
/// at once. A section set to unity is not computed: a bank of unity sections leaves its input untouched, bit for bit. A section that
/// leaves unity begins with empty integrators. The same samples for every split into calls.
/// </summary>
public sealed class EqBank
{
    readonly SvfCoefficients[] _set;
    readonly Section[] _now;
    readonly float[] _states;      // per section: s1 left, s1 right, s2 left, s2 right
    readonly bool[] _live;
    readonly int[] _order;
    readonly LaneBlock _lanes;
    double _sampleRate = 48_000;
    int _cell = 32, _active, _gliding;
    bool _fresh = true, _changed = true;

    /// <param name="sections">1 or more; cost counts those that are not unity.</param>
    public EqBank(int sections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sections, 1);
        _set = new SvfCoefficients[sections];
        _now = new Section[sections];
        _states = new float[4 * sections];
        _live = new bool[sections];
        _order = new int[sections];
        _lanes = new(sections);
        Array.Fill(_set, SvfCoefficients.Unity);
        Reset();
    }

    public int Sections => _set.Length;

    /// <summary>Takes the rate and the cell's length; resets. Settings stay: set them anew if they depend on the rate.</summary>
    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        _cell = spec.Cell;
        Reset();
    }

    /// <summary>Empties the integrators; the settings hold and are taken at once.</summary>
    public void Reset()
    {
        Array.Clear(_states);
        Array.Clear(_live);
        _active = _gliding = 0;
        _fresh = _changed = true;
    }

    /// <summary>Nothing gliding and every integrator below −180 dBFS: Reset or skipping silence changes nothing audible.</summary>
    public bool AtRest
    {
        get
        {
            if (_gliding > 0) return false;
            Unpack();
            return _states.AsSpan().IndexOfAnyExceptInRange(-1e-9f, 1e-9f) < 0;
        }
    }

    /// <summary>Sets a section, once a control cell at most; <see cref="SvfCoefficients.Unity"/> switches it off.</summary>
    public void Set(int section, in SvfCoefficients coefficients)
    {
        if (_set[section] == coefficients) return;
        _set[section] = coefficients;
        _changed = true;
    }

    public SvfCoefficients this[int section] => _set[section];

    /// <summary>Gain in dB at <paramref name="hz"/> of the whole bank as set (not of a glide under way).</summary>
    public double MagnitudeDb(double hz)
    {
        double power = 1;
        foreach (ref readonly var c in _set.AsSpan())
            if (!c.IsUnity) power *= c.Power(hz, _sampleRate);
        return 10 * Math.Log10(power);
    }

    /// <summary>Filters in place, 0 frames or more.</summary>
    public void Process(Audio x)
    {
        if (x.Length == 0) return;
        if (_changed) Begin();
        if (_active == 0) return;
        Span<float> left = x.Left, right = x.Channels == 2 ? x.Right : x.Left;
        if (_gliding > 0)
        {
            int frames = Math.Min(_gliding, left.Length);
            for (int s = 0; s < _active; s += 2) Pair128.Glide(_lanes, 2 * s, left[..frames], right[..frames]);
            _gliding -= frames;
            if (_gliding > 0) return;
            Settle();
            left = left[frames..];
            right = right[frames..];
        }
        Steady(left, right);
    }

    void Steady(Span<float> left, Span<float> right)
    {
        int s = 0;
        if (Avx2.IsSupported)
        {
            for (; _active - s > 4; s += 8) Skewed256.Eight(_lanes, 2 * s, left, right);
            for (; _active - s > 2; s += 4) Skewed256.Four(_lanes, 2 * s, left, right);
        }
        for (; s < _active; s += 2) Pair128.Process(_lanes, 2 * s, left, right);
    }

    // Every section heads for its setting; those that were off join with empty integrators, passing their input.
    void Begin()
    {
        _changed = false;
        Unpack();
        if (_fresh)
        {
            _fresh = false;
            Settle();
            return;
        }
        for (int i = 0; i < _set.Length; i++)
        {
            if (_live[i] || _set[i].IsUnity) continue;
            _live[i] = true;
            _now[i] = new Section(_set[i]).Through();
            _states.AsSpan(4 * i, 4).Clear();
        }
        _gliding = _cell;
        Pack(1f / _cell);
    }

    // Takes the settings as they are; sections at unity leave.
    void Settle()
    {
        Unpack();
        for (int i = 0; i < _set.Length; i++)
        {
            _live[i] = !_set[i].IsUnity;
            if (_live[i]) _now[i] = new(_set[i]);
            else _states.AsSpan(4 * i, 4).Clear(); // what has left holds nothing: the bank can come to rest
        }
        _gliding = 0;
        Pack(0);
    }

    void Unpack()
    {
        for (int n = 0; n < _active; n++) _lanes.Get(n, out _now[_order[n]], _states.AsSpan(4 * _order[n], 4));
    }

    void Pack(float rate)
    {
        _lanes.Clear();
        _active = 0;
        for (int i = 0; i < _set.Length; i++)
        {
            if (!_live[i]) continue;
            Section target = _set[i].IsUnity ? _now[i].Through() : new(_set[i]);
            _lanes.Put(_active, _now[i], rate == 0 ? default : Section.Step(_now[i], target, rate), _states.AsSpan(4 * i, 4));
            _order[_active++] = i;
        }
    }
}
