using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Programme-dependent release: the two RC sections in series that classic console bus compressors use for "Auto",
/// driven through the attack resistor and a diode: source, Ra, (Rf‖Cf), (Rs‖Cs), ground. Published values: Rf 91 kΩ, Cf 0.47 µF
/// (43 ms), Rs 750 kΩ, Cs 6.8 µF (5.1 s). A short peak charges mostly the small capacitor and is let go in tens of
/// milliseconds; a reduction that lasts moves to the large one and stays for seconds.
/// </summary>
/// <remarks>
/// Discretised exactly for a target that is constant over a sample (2×2 matrix exponential). The source is scaled up by the divider
/// (Ra+Rf+Rs)/(Rf+Rs), so the final reduction equals the target, and each sample is clamped to the target while charging: the
/// reduction never exceeds the largest target. Ra is solved so that 63.2 % of a step's final value is reached at the attack time.
/// </remarks>
public sealed class AutoBallistics
{
    const double Rf = 91e3, Cf = 0.47e-6, Rs = 750e3, Cs = 6.8e-6;

    /// <summary>A release heads this far below zero, dB, so that it arrives at an exact 0.</summary>
    const double Undershoot = 1e-6;

    Vector128<double> _fast, _slow;
    Step _step;
    double _sampleRate = 48_000;

    /// <summary>One sample of charging as state += rows · (state − final · target): the matrix exponential minus identity.</summary>
    readonly record struct Step(double FastFromFast, double FastFromSlow, double SlowFromFast, double SlowFromSlow);

    /// <summary>dB, ≥ 0, per channel. Setting it charges the capacitors as a short peak would have, without a jump.</summary>
    public Vector128<double> ReductionDb
    {
        get => _fast + _slow;
        set
        {
            _slow = value * (Cf / (Cf + Cs));
            _fast = value - _slow;
        }
    }

    /// <summary>Share of the reduction that the slow section holds, 0 to 1, left channel; 0 at rest.</summary>
    public double SlowShare => _slow[0] > 0 ? _slow[0] / (_fast[0] + _slow[0]) : 0;

    /// <summary>Both channels are in the same state: with equal targets they stay equal.</summary>
    public bool Joined => _fast[0] == _fast[1] && _slow[0] == _slow[1];

    public void Prepare(in Spec spec) => _sampleRate = spec.SampleRate;

    public void Reset() => _fast = _slow = default;

    /// <param name="attackSeconds">Time to 63.2 % of a step's final reduction, from rest.</param>
    public void Set(double attackSeconds) => _step = Charge(AttackResistor(attackSeconds), 1 / _sampleRate);

    /// <summary>
    /// Ohms of Ra that reach 63.2 % of the final value at the time given. The step response falls with every rise of Ra, so
    /// bisection finds it; 48 halvings of a range of 10^8 leave nothing.
    /// </summary>
    public static double AttackResistor(double attackSeconds)
    {
        double low = Math.Log(1), high = Math.Log(1e8);
        for (int i = 0; i < 48; i++)
        {
            double middle = (low + high) / 2;
            if (StepResponse(Math.Exp(middle), attackSeconds) > 1 - Math.Exp(-1)) low = middle;
            else high = middle;
        }
        return Math.Exp((low + high) / 2);
    }

    /// <summary>Reduction at a time after a step of 1 from rest, final value 1, closed form.</summary>
    public static double StepResponse(double ra, double seconds)
    {
        Step s = Charge(ra, seconds);
        return -(s.FastFromFast + s.SlowFromFast) * FastFinal - (s.FastFromSlow + s.SlowFromSlow) * SlowFinal;
    }

    const double FastFinal = Rf / (Rf + Rs), SlowFinal = Rs / (Rf + Rs);

    /// <summary>exp(A·t) − 1 by the two real eigenvalues of A (an RC network has no others).</summary>
    static Step Charge(double ra, double seconds)
    {
        double a = -(1 / (Cf * ra) + 1 / (Cf * Rf)), b = -1 / (Cf * ra);
        double c = -1 / (Cs * ra), d = -(1 / (Cs * ra) + 1 / (Cs * Rs));
        double spread = Math.Sqrt((a - d) * (a - d) + 4 * b * c);
        double quick = (a + d - spread) / 2, slow = (a * d - b * c) / quick;
        double eq = DoubleMath.ExpM1(quick * seconds), es = DoubleMath.ExpM1(slow * seconds);
        double p = (eq - es) / (quick - slow), q = es - p * slow;
        return new(p * a + q, p * b, p * c, p * d + q);
    }

    /// <summary>Targets in dB in, reductions in dB out, of equal length. All four may be one array for both channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Process(ReadOnlySpan<float> targetLeft, ReadOnlySpan<float> targetRight, Span<float> left, Span<float> right)
    {
        Vector128<double> ff = Vector128.Create(1 + _step.FastFromFast), fs = Vector128.Create(_step.FastFromSlow);
        Vector128<double> sf = Vector128.Create(_step.SlowFromFast), ss = Vector128.Create(1 + _step.SlowFromSlow);
        Vector128<double> ft = Vector128.Create(-_step.FastFromFast * FastFinal - _step.FastFromSlow * SlowFinal);
        Vector128<double> st = Vector128.Create(-_step.SlowFromFast * FastFinal - _step.SlowFromSlow * SlowFinal);
        double fastLoss = -DoubleMath.ExpM1(-1 / (Rf * Cf * _sampleRate)), slowLoss = -DoubleMath.ExpM1(-1 / (Rs * Cs * _sampleRate));
        Vector128<double> keepFast = Vector128.Create(1 - fastLoss), keepSlow = Vector128.Create(1 - slowLoss);
        Vector128<double> toFast = Vector128.Create(-fastLoss * Undershoot), toSlow = Vector128.Create(-slowLoss * Undershoot);
        Vector128<double> zero = Vector128<double>.Zero;
        Vector128<double> fast = _fast, slow = _slow;
        for (int i = 0; i < targetLeft.Length && i < targetRight.Length && i < left.Length && i < right.Length; i++)
        {
            Vector128<double> target = Vector128.Create((double)targetLeft[i], targetRight[i]);
            // Diode off: each section discharges through its own resistor.
            Vector128<double> freeFast = Vector128.MaxNative(DoubleMath.MultiplyAdd(fast, keepFast, toFast), zero);
            Vector128<double> freeSlow = Vector128.MaxNative(DoubleMath.MultiplyAdd(slow, keepSlow, toSlow), zero);
            // Diode on: both are charged through Ra, but not beyond the target.
            Vector128<double> fedSlow = DoubleMath.MultiplyAdd(fast, sf, DoubleMath.MultiplyAdd(slow, ss, st * target));
            Vector128<double> fedFast = DoubleMath.MultiplyAdd(slow, fs, DoubleMath.MultiplyAdd(fast, ff, ft * target));
            fedSlow = Vector128.MinNative(fedSlow, target);
            fedFast = Vector128.MinNative(fedFast, target - fedSlow);
            Vector128<double> on = Vector128.LessThan(freeFast + freeSlow, target);
            fast = Vector128.ConditionalSelect(on, fedFast, freeFast);
            slow = Vector128.ConditionalSelect(on, fedSlow, freeSlow);
            Vector128<double> y = fast + slow;
            left[i] = (float)y[0];
            right[i] = (float)y[1];
        }
        _fast = fast;
        _slow = slow;
    }
}
