using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TopDown.Dsp.Multiband;

/// <summary>
/// Peak detector of four bands in four lanes: the largest rectified sample, of the louder channel, held for half a cycle of the lowest
/// note in each band, so that a steady tone reads flat at its peak and the gain does not follow the wave (which would be distortion).
/// A rise is seen on its own sample; a fall with the end of a control cell, so the hold is a whole number of cells plus the rest of one.
/// </summary>
public sealed class BandHold
{
    /// <summary>Longest hold, seconds: half a cycle of 30 Hz, the lowest string of a five-string bass.</summary>
    public const double LongestSeconds = 1 / 60.0;

    /// <summary>Shortest hold, seconds: half a cycle of 833 Hz, as everywhere in the suite.</summary>
    public const double ShortestSeconds = 0.0006;

    readonly int[] _cells = [1, 1, 1, 1];
    Vector128<float>[] _ring = [], _reach = [];
    int _at, _cell = 32, _inCell;
    double _sampleRate = 48_000;

    internal Vector128<float> Held, Newest, Squares;

    BandCrest _crest;

    /// <summary>dB to add to the peak: see <see cref="BandCrest"/>.</summary>
    internal Vector128<float> CrestDb => _crest.Db;

    /// <summary>Frames until the cell ends.</summary>
    internal int Left => _cell - _inCell;

    public void Prepare(in Spec spec)
    {
        (_sampleRate, _cell) = (spec.SampleRate, spec.Cell);
        int longest = Cells(0, _cell / _sampleRate);
        _ring = new Vector128<float>[longest];
        _reach = new Vector128<float>[longest];
        for (int b = 0; b < BandFrames.Bands; b++) SetReach(b);
        _crest.Prepare(_cell, _sampleRate);
        Reset();
    }

    public void Reset()
    {
        Array.Clear(_ring);
        _crest.Reset();
        Held = Newest = Squares = default;
        _at = _inCell = 0;
    }

    /// <summary>True when no sample above −120 dBFS is held: then Reset is inaudible.</summary>
    public bool AtRest
    {
        get
        {
            Vector128<float> most = Vector128.Max(Held, Newest), least = Vector128.Create(1e-6f);
            foreach (Vector128<float> v in _ring) most = Vector128.Max(most, v);
            return Vector128.LessThanOrEqualAll(most, least) && _crest.AtRest;
        }
    }

    /// <summary>Takes the lowest frequency of a band, Hz: the hold is half its cycle, from the next cell on.</summary>
    public void Set(int band, double lowestHz)
    {
        int cells = Cells(lowestHz, _cell / _sampleRate);
        if (cells == _cells[band]) return;
        _cells[band] = cells;
        SetReach(band);
    }

    /// <summary>Whether a band's detector weighs power instead of peaks. Survives Reset.</summary>
    public void WeighPower(int band, bool byPower) => _crest.Set(band, byPower);

    /// <summary>How long a peak outlives its sample on average, in frames: whole cells and the rest of its own.</summary>
    public double HoldFrames(int band) => (_cells[band] + 0.5) * _cell;

    /// <summary>Whole control cells in half a cycle of the lowest frequency, within the shortest and longest hold.</summary>
    public static int Cells(double lowestHz, double cellSeconds) =>
        Math.Max(1, (int)Math.Ceiling(Math.Clamp(0.5 / lowestHz, ShortestSeconds, LongestSeconds) / cellSeconds));

    void SetReach(int band)
    {
        for (int age = 0; age < _reach.Length; age++)
            _reach[age] = _reach[age].AsInt32().WithElement(band, age < _cells[band] ? -1 : 0).AsSingle();
    }

    /// <summary>After so many frames, at most <see cref="Left"/>: at a cell's end its peak joins those held.</summary>
    internal bool Advance(int frames)
    {
        _inCell += frames;
        if (_inCell < _cell) return false;
        _inCell = 0;
        _ring[_at] = Newest;
        Newest = default;
        Vector128<float> held = default;
        for (int age = 0, at = _at; age < _ring.Length; age++)
        {
            held = Vector128.Max(held, _ring[at] & _reach[age]);
            at = at == 0 ? _ring.Length - 1 : at - 1;
        }
        _at = _at + 1 == _ring.Length ? 0 : _at + 1;
        Held = held;
        _crest.Advance(Squares, held);
        Squares = default;
        return true;
    }

    /// <summary>The louder channel's rectified sample; a NaN reads as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Rectify(Vector128<float> left, Vector128<float> right) => Vector128.MaxNative(
        Vector128.MaxNative(Vector128.Abs(left), Vector128<float>.Zero),
        Vector128.MaxNative(Vector128.Abs(right), Vector128<float>.Zero));
}
