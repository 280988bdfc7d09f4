using System.Runtime.Intrinsics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Four bands by Linkwitz–Riley filters of 24 dB/oct (S. Linkwitz, "Active Crossover Networks for Noncoincident Drivers", JAES 24(1),
/// 1976), as a tree: split in the middle, then each half once more, after the all-pass that the other half's split amounts to.
/// The bands' sum is the input through three second-order all-passes, one at each frequency: flat at every setting.
/// </summary>
/// <remarks>
/// The upper side of a split is its all-pass minus its low-pass, so the sum is flat by construction and not by the match of two filters.
/// State-variable filters with double state. A new setting is reached in a straight line of the coefficients over one control
/// cell, counted from the first frame after <see cref="Set"/>; the first after a Reset is taken at once. The same samples for any split into calls.
/// </remarks>
public sealed class Crossover4
{
    /// <summary>Two neighbours are at least this ratio apart: a third of an octave.</summary>
    public const double LeastRatio = 1.26;

    /// <summary>No frequency lies above this share of the sample rate.</summary>
    public const double Highest = 0.4;

    readonly CrossoverState _state = new();
    readonly double[] _hz = [150, 700, 3000];
    double _sampleRate = 48_000;
    int _cell = 32, _gliding;
    bool _fresh = true, _changed = true;

    /// <summary>The three frequencies in use, Hz: as set, but in order, apart and below 0.4 of the sample rate.</summary>
    public (double Low, double Mid, double High) Hz => InOrder(_hz[0], _hz[1], _hz[2], _sampleRate);

    /// <summary>Nothing gliding and every integrator below −180 dBFS: Reset or skipping silence changes nothing audible.</summary>
    public bool AtRest => _gliding == 0 && !_changed && _state.IsQuiet;

    /// <summary>Takes the rate and the cell's length; resets. The frequencies stay.</summary>
    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        _cell = spec.Cell;
        Reset();
    }

    /// <summary>Empties the integrators; the frequencies hold and are taken at once.</summary>
    public void Reset()
    {
        _state.Clear();
        _gliding = 0;
        _fresh = _changed = true;
    }

    /// <summary>Three crossover frequencies in Hz, once a control cell at most; see <see cref="Hz"/> for what becomes of them.</summary>
    public void Set(double lowHz, double midHz, double highHz)
    {
        if (lowHz == _hz[0] && midHz == _hz[1] && highHz == _hz[2]) return;
        (_hz[0], _hz[1], _hz[2]) = (lowHz, midHz, highHz);
        _changed = true;
    }

    /// <summary>Divides 0 frames or more into bands; <paramref name="x"/> stays as it is.</summary>
    /// <param name="bands">Room for as many frames; filled from its start.</param>
    public void Process(Audio x, BandFrames bands)
    {
        if (x.Length == 0) return;
        if (x.Length > bands.MaxFrames) throw new ArgumentException("More frames than the bands have room for.", nameof(bands));
        if (_changed) Begin();
        int done = 0;
        if (_gliding > 0)
        {
            done = Math.Min(_gliding, x.Length);
            Run(x, bands, 0, done, isGliding: true);
            _gliding -= done;
            if (_gliding == 0) _state.Arrive();
        }
        if (done < x.Length) Run(x, bands, done, x.Length, isGliding: false);
    }

    void Run(Audio x, BandFrames bands, int from, int to, bool isGliding)
    {
        if (Vector256.IsHardwareAccelerated) CrossoverKernel.Run<Vector256<double>, Wide4>(_state, x, bands, from, to, isGliding);
        else CrossoverKernel.Run<Narrow4.Pair, Narrow4>(_state, x, bands, from, to, isGliding);
    }

    void Begin()
    {
        _changed = false;
        var (low, mid, high) = Hz;
        _state.Aim(Gain(low), Gain(mid), Gain(high));
        if (_fresh)
        {
            _fresh = false;
            _state.Arrive();
            return;
        }
        _gliding = _cell;
        _state.Glide(_cell);
    }

    double Gain(double hz) => Math.Tan(Math.PI * hz / _sampleRate);

    /// <summary>The lowest wins: the others make way, as far as 0.4 of the sample rate lets all three have room.</summary>
    public static (double Low, double Mid, double High) InOrder(double low, double mid, double high, double sampleRate)
    {
        double top = Highest * sampleRate;
        low = Math.Min(low, top / (LeastRatio * LeastRatio));
        // Not Clamp: where there is no room, both limits are the same but for rounding, and the upper one holds.
        mid = Math.Min(Math.Max(mid, low * LeastRatio), top / LeastRatio);
        return (low, mid, Math.Min(Math.Max(high, mid * LeastRatio), top));
    }
}
