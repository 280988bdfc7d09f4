using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Makes room for the kick: while the key lies above the threshold the gain falls by a set depth, then returns. The depth is reached in
/// full 6 dB above the threshold, so that every hit ducks alike; below it nothing happens, which holds for silence and an unconnected
/// key as well. Two one-poles of 0.7 ms in a row on the way down (98 % after 4 ms, no corner), the release on the way back.
/// </summary>
public sealed class KickDuck
{
    /// <summary>Each of the two one-poles of the attack, seconds.</summary>
    public const double AttackSeconds = 0.0007;

    /// <summary>A peak is held for half a cycle of 40 Hz, so that a kick's own wave does not let go of the duck.</summary>
    public const double HoldSeconds = 0.0125;

    const double Rest = 1e-6;

    Spec _spec = new(48_000, 2, 0);
    double _attack, _release, _charge, _first, _second, _releaseMs = 100;
    int _hold, _held;

    /// <summary>Nothing is ducked: the gain is exactly 1.</summary>
    public bool AtRest => _first == 0 && _second == 0 && _held == 0;

    /// <summary>Share of the depth at the last frame, 0 to 1.</summary>
    public double Amount => _second;

    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _attack = -DoubleMath.ExpM1(-1 / (AttackSeconds * spec.SampleRate));
        _hold = spec.Samples(HoldSeconds);
        Set(_releaseMs);
        Reset();
    }

    public void Reset()
    {
        _first = _second = _charge = 0;
        _held = 0;
    }

    /// <param name="releaseMs">From the key's last peak until 36.8 % of the depth is left; at least 20.</param>
    public void Set(double releaseMs)
    {
        _releaseMs = releaseMs;
        double frames = Math.Max(0.001 * _spec.SampleRate, releaseMs * 0.001 * _spec.SampleRate - _hold);
        _release = -DoubleMath.ExpM1(-1 / frames);
    }

    /// <summary>The key in, a linear gain a frame out.</summary>
    /// <param name="key">What the kick's detector hears.</param>
    /// <param name="gain">As many frames.</param>
    /// <param name="threshold">Linear amplitude.</param>
    /// <param name="depthDb">dB, ≥ 0.</param>
    public void Process(Audio key, Span<float> gain, Ramp threshold, Ramp depthDb)
    {
        ReadOnlySpan<float> left = key.Left, right = key.Channels == 2 ? key.Right : key.Left;
        for (int i = 0; i < gain.Length; i++)
        {
            // A NaN fails the comparison and reads as nothing.
            double level = Math.Max(Math.Abs(left[i]), Math.Abs(right[i])), over = level / threshold[i] - 1;
            double wants = over > 0 ? Math.Min(over, 1) : 0;
            if (wants >= _charge && wants > 0) (_charge, _held) = (wants, _hold);
            else if (_held > 0) _held--;
            else _charge = wants;
            _first += (_charge > _first ? _attack : _release) * (_charge - _first);
            if (_first < Rest && _charge == 0) _first = 0;
            _second += _attack * (_first - _second);
            if (_second < Rest && _first == 0) _second = 0;
            gain[i] = _second == 0 ? 1 : FastMath.FromDb(-(float)_second * depthDb[i]);
        }
    }
}
