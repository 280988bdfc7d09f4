using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// A high shelf whose gain moves with every sample while its poles stand still: H(σ) = D(v·σ)/D(σ), D the fourth-order
/// Butterworth polynomial, v the fourth root of the shelf's gain. What is taken away is a share of each section's high and band outputs
/// (no crossover), so that v = 1 passes the input bit for bit and no gain can leave a click in the filter's state.
/// </summary>
/// <remarks>
/// Minimum phase. The shelf falls between its pole frequency and v⁻¹ times that. Structure as <see cref="SvfCoefficients"/>: trapezoidal
/// integrators. The frequency glides over a control cell.
/// </remarks>
sealed class DeEsserShelf
{
    // Damping 1/Q of the two sections of a Butterworth filter of 24 dB/oct.
    const double K1 = 1 / MatchedDesign.Butterworth4Q1, K2 = 1 / MatchedDesign.Butterworth4Q2;

    static readonly Vector128<float> s_k = Vector128.Create((float)K1, (float)K1, (float)K2, (float)K2);

    // Lanes: section 1 left and right, section 2 left and right.
    Coefficients _now, _step, _aim;
    Vector128<float> _s1, _s2;
    double _sampleRate = 48_000, _hz;
    int _cell = 32, _gliding;
    bool _fresh = true;

    public void Prepare(in Spec spec)
    {
        _sampleRate = spec.SampleRate;
        _cell = spec.Cell;
        Aim();
        Reset();
    }

    /// <summary>Empty, at the frequency set.</summary>
    public void Reset()
    {
        _s1 = _s2 = default;
        Arrive();
        _fresh = true;
    }

    /// <summary>Integrators below −180 dBFS, nothing gliding.</summary>
    public bool AtRest => _gliding == 0 && Vector128.LessThanAll(Vector128.Max(Vector128.Abs(_s1), Vector128.Abs(_s2)), Vector128.Create(1e-9f));

    /// <param name="hz">Pole frequency; up to 0.4 of the rate.</param>
    public void Set(double hz)
    {
        if (hz == _hz) return;
        _hz = hz;
        Aim();
        if (_fresh)
        {
            Arrive();
            return;
        }
        Vector128<float> rate = Vector128.Create(1f / _cell);
        _step = new((_aim.Damp - _now.Damp) * rate, (_aim.Drive - _now.Drive) * rate, (_aim.Lift - _now.Lift) * rate);
        _gliding = _cell;
    }

    /// <param name="x">In; for mono both are the same channel.</param>
    /// <param name="lean">v − 1 a frame: 0 leaves the frame as it is.</param>
    /// <param name="y">Out; may be <paramref name="x"/>.</param>
    public void Process(Audio x, ReadOnlySpan<float> lean, Audio y)
    {
        if (x.Length == 0) return;
        _fresh = false;
        int gliding = Math.Min(_gliding, x.Length);
        if (gliding > 0)
        {
            Run(x.Slice(0, gliding), lean, y.Slice(0, gliding), _step);
            if ((_gliding -= gliding) == 0) Arrive();
        }
        if (gliding < x.Length) Run(x.Slice(gliding, x.Length - gliding), lean[gliding..], y.Slice(gliding, x.Length - gliding), default);
    }

    // The second section renders frame t − 1 in step t, so that both run at once; a call fills and drains this pipeline, hence no latency.
    void Run(Audio x, ReadOnlySpan<float> lean, Audio y, in Coefficients step)
    {
        ReadOnlySpan<float> left = x.Left, right = x.Channels == 2 ? x.Right : x.Left;
        Span<float> outLeft = y.Left, outRight = y.Channels == 2 ? y.Right : y.Left;
        Vector128<float> damp = _now.Damp, drive = _now.Drive, lift = _now.Lift, dampStep = step.Damp, driveStep = step.Drive, liftStep = step.Lift;
        Vector128<float> s1 = _s1, s2 = _s2, z = default, e = default, k = s_k;
        Vector128<float> half = Vector128.Create(0.5f), one = Vector128<float>.One, two = Vector128.Create(2f), first = Vector128.Create(-1, -1, 0, 0).AsSingle();
        for (int t = 0; t <= left.Length; t++)
        {
            bool isLast = t == left.Length;
            Vector128<float> active = t == 0 ? first : isLast ? ~first : Vector128<float>.AllBitsSet;
            damp += dampStep & active;
            drive += driveStep & active;
            lift += liftStep & active;
            Vector128<float> input = Join(isLast ? default : Vector128.Create(left[t], right[t], 0, 0), z);
            e = Join(isLast ? default : Vector128.Create(lean[t]), e);

            // z = x + (v² − 1)·high + K·(v − 1)·band with e = v − 1, sorted by the section's own w = x − s2 and s1, so that the path from
            // one section to the next is short: band = a2·w + a1·s1, high = a1·w − (K·a1 + a2)·s1 (a1, a2 as in Simper's paper).
            Vector128<float> w = input - s2;
            Vector128<float> a1 = Pair128.Mad(half, damp, one), a2 = half * drive, ka1 = k * a1, twice = e + two;
            Vector128<float> byW = e * Pair128.Mad(k, a2, twice * a1), byS1 = e * (ka1 - twice * (ka1 + a2));
            z = Pair128.Mad(byW, w, Pair128.Mad(byS1, s1, input));
            z = Vector128.ConditionalSelect(Vector128.Equals(e, Vector128<float>.Zero), input, z); // −0 stays −0
            Vector128<float> next1 = Pair128.Mad(drive, w, Pair128.Mad(damp, s1, s1)), next2 = Pair128.Mad(lift, w, Pair128.Mad(drive, s1, s2));
            s1 = Vector128.ConditionalSelect(active, next1, s1);
            s2 = Vector128.ConditionalSelect(active, next2, s2);
            if (t == 0) continue;
            outLeft[t - 1] = z.GetElement(2);
            outRight[t - 1] = z.GetElement(3);
        }
        (_s1, _s2) = (s1, s2);
        _now = new(damp, drive, lift);
    }

    void Aim()
    {
        double g = Math.Tan(Math.PI * Math.Clamp(_hz / _sampleRate, 1e-4, 0.4));
        Section first = new(new SvfCoefficients(g, K1, 1, K1, 1)), second = new(new SvfCoefficients(g, K2, 1, K2, 1));
        _aim = new(Pair(first.Damp, second.Damp), Pair(first.Drive, second.Drive), Pair(first.Lift, second.Lift));
    }

    static Vector128<float> Pair(float first, float second) => Vector128.Create(first, first, second, second);

    void Arrive() => (_now, _step, _gliding) = (_aim, default, 0);

    // The frame for the first section, the first section's output for the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<float> Join(Vector128<float> frame, Vector128<float> output) => Sse.IsSupported
        ? Sse.MoveLowToHigh(frame, output)
        : Vector128.Create(frame.GetLower(), output.GetLower());

    /// <summary>As in <see cref="Section"/>.</summary>
    readonly record struct Coefficients(Vector128<float> Damp, Vector128<float> Drive, Vector128<float> Lift);
}
