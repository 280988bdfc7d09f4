using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// How far the power of each band lies under that of a sine with the held peak, dB ≤ 0: added to the peak it makes a detector that weighs
/// power, as ears and meters do, and still sees a rise on its own sample. A low note with two loud overtones peaks 2 or 3 dB above what
/// it weighs; held by its peak it would stand that much too low. Both sums forget alike, so that the first half cycle already reads true.
/// </summary>
struct BandCrest
{
    /// <summary>Each of two stages forgets in this time, seconds: long enough to be still under the lowest note, shorter than the notes.</summary>
    const double Seconds = 0.03;

    const float LeastDb = -12;

    Vector128<float> _keep, _cell, _byPower, _power, _powers, _peak, _peaks;

    /// <summary>dB to add to the peak in this cell; 0 in bands that go by their peak.</summary>
    public Vector128<float> Db { get; private set; }

    public void Prepare(int cell, double sampleRate)
    {
        _keep = Vector128.Create((float)Math.Exp(-cell / (Seconds * sampleRate)));
        _cell = Vector128.Create((float)cell);
        Reset();
    }

    public void Reset() => _power = _powers = _peak = _peaks = Db = default;

    public void Set(int band, bool byPower) => _byPower = _byPower.AsInt32().WithElement(band, byPower ? -1 : 0).AsSingle();

    /// <summary>Nothing above −120 dBFS is remembered.</summary>
    public readonly bool AtRest => Vector128.LessThanOrEqualAll(_peaks & _byPower, _cell * Vector128.Create(1e-12f));

    /// <summary>At a cell's end.</summary>
    /// <param name="squares">Sum of the cell's squares.</param>
    /// <param name="held">The peak that is held.</param>
    public void Advance(Vector128<float> squares, Vector128<float> held)
    {
        Vector128<float> learn = Vector128<float>.One - _keep;
        _power = _keep * _power + learn * squares;
        _powers = _keep * _powers + learn * _power;
        _peak = _keep * _peak + learn * held * held * _cell;
        _peaks = _keep * _peaks + learn * _peak;
        // 10 log10(2 power / peak²)
        Vector128<float> ratio = (_powers + _powers) / Vector128.Max(_peaks, Vector128.Create(1e-30f));
        Vector128<float> db = Vector128.Create(0.5f) * FastMath.ToDb<Vector128<float>, Lanes4>(ratio);
        Db = Vector128.Min(Vector128.Max(db, Vector128.Create(LeastDb)), Vector128<float>.Zero) & _byPower;
    }
}
