using System.Numerics;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Dynamics;

/// <summary>
/// RMS detector of a compressor: the power of each channel (<see cref="QuadraturePower"/>) through a one-pole. What one channel
/// means to the other may be heard through a filter of its own (<see cref="LinkShape"/>); while there is none, the two are one.
/// </summary>
sealed class RmsDetector
{
    const double ShapeLowHz = 250, ShapeHighHz = 2500;

    /// <summary>How long the filtered hearing runs on after the filter has gone: until it equals the unfiltered one.</summary>
    const double FarewellSeconds = 0.1;

    readonly QuadraturePower[] _quadrature = [new(), new(), new(), new()];
    readonly EqBank _shape = new(2);
    readonly float[][] _power = [[], [], [], []], _key = [[], []];
    readonly float[] _state = new float[4], _silence = new float[1];
    Spec _spec = new(48_000, 2, 0);
    LinkShape _link;
    int _farewell;
    float _keep, _take = 1;

    /// <summary>Powers of the last call: left, right, and what each is to the other side while <see cref="IsShaped"/>.</summary>
    public float[] Left => _power[0];
    public float[] Right => _power[1];
    public float[] ShapedLeft => _power[2];
    public float[] ShapedRight => _power[3];

    /// <summary>Smoothed powers where the last call ended, in the same order; without a shape the last two equal the first two.</summary>
    public Vector128<float> State
    {
        get => IsShaped ? Vector128.Create(_state) : Vector128.Create(_state[0], _state[1], _state[0], _state[1]);
        set => value.CopyTo(_state);
    }

    /// <summary>Parts of the window's one-pole: kept of the state, taken of the new.</summary>
    public float Keep => _keep;
    public float Take => _take;

    /// <summary>The other channel is heard through a filter.</summary>
    public bool IsShaped => _farewell > 0;

    /// <summary>No power above −120 dBFS is remembered: then Reset is inaudible.</summary>
    public bool AtRest
    {
        get
        {
            foreach (float p in _state)
                if (p > 1e-12f) return false;
            return Array.TrueForAll(_quadrature, q => q.AtRest) && (_link == LinkShape.All ? _farewell == 0 : _shape.AtRest);
        }
    }

    public void Prepare(in Spec spec, int maxFrames)
    {
        _spec = spec;
        foreach (QuadraturePower q in _quadrature) q.Prepare(spec);
        for (int i = 0; i < 4; i++) _power[i] = new float[maxFrames + Lanes8.Count];
        for (int i = 0; i < 2; i++) _key[i] = new float[maxFrames];
        _shape.Prepare(spec);
        Shape();
        Reset();
    }

    public void Reset()
    {
        foreach (QuadraturePower q in _quadrature) q.Reset();
        Array.Clear(_state);
        _shape.Reset();
        _farewell = _link == LinkShape.All ? 0 : 1;
        if (!IsShaped) _shape.Process(new Audio(_silence)); // no longer fresh: a filter that comes later is faded to
        _silence[0] = 0;
    }

    /// <param name="windowSeconds">Time constant of the power's one-pole.</param>
    public void SetWindow(double windowSeconds)
    {
        double take = -DoubleMath.ExpM1(-1 / (windowSeconds * _spec.SampleRate));
        (_take, _keep) = ((float)take, (float)(1 - take));
    }

    /// <summary>A new filter is faded to within a control cell.</summary>
    public void SetShape(LinkShape link)
    {
        if (link == _link) return;
        if (!IsShaped)
        {
            // The filtered hearing begins as what it was all along: the same as the unfiltered.
            for (int c = 0; c < 2; c++)
            {
                _quadrature[2 + c].CopyFrom(_quadrature[c]);
                _state[2 + c] = _state[c];
            }
        }
        _link = link;
        _farewell = link == LinkShape.All ? _spec.Samples(FarewellSeconds) : 1;
        Shape();
    }

    void Shape()
    {
        double q = MatchedDesign.ButterworthQ, rate = _spec.SampleRate;
        _shape.Set(0, _link is LinkShape.HighPass or LinkShape.Band ? MatchedDesign.HighPass(ShapeLowHz, q, rate) : SvfCoefficients.Unity);
        _shape.Set(1, _link is LinkShape.LowPass or LinkShape.Band ? MatchedDesign.LowPass(ShapeHighHz, q, rate) : SvfCoefficients.Unity);
    }

    /// <summary>Frames until the filtered hearing ends; a call must not be longer, and is followed by <see cref="Advance"/>.</summary>
    public int Remaining => IsShaped && _link == LinkShape.All ? _farewell : int.MaxValue;

    public void Advance(int frames)
    {
        if (IsShaped && _link == LinkShape.All) _farewell -= frames;
    }

    /// <summary>The powers of the key's samples, not smoothed.</summary>
    public void Listen(Audio key)
    {
        for (int c = 0; c < key.Channels; c++) _quadrature[c].Process(key[c], _power[c]);
        if (!IsShaped) return;
        if (key.Channels == 2)
        {
            Audio other = new(_key[0].AsSpan(0, key.Length), _key[1].AsSpan(0, key.Length));
            key.CopyTo(other);
            _shape.Process(other);
            for (int c = 0; c < 2; c++) _quadrature[2 + c].Process(other[c], _power[2 + c]);
        }
    }

    /// <summary>Smooths a run of what was heard, in place.</summary>
    /// <param name="channels">1, or 2; with a shape both hearings are smoothed.</param>
    public void Smooth(int frames, int channels)
    {
        for (int c = 0; c < channels; c++)
        {
            Smooth(_power[c].AsSpan(0, frames), ref _state[c]);
            if (IsShaped && channels == 2) Smooth(_power[2 + c].AsSpan(0, frames), ref _state[2 + c]);
        }
    }

    /// <summary>The larger of two runs into a third, which may be one of them.</summary>
    public static void Larger(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> into)
    {
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count) Vector.Max(new Vector<float>(a[i..]), new Vector<float>(b[i..])).CopyTo(into[i..]);
        for (; i < a.Length; i++) into[i] = MathF.Max(a[i], b[i]);
    }

    void Smooth(Span<float> power, ref float state)
    {
        float keep = _keep, take = _take, p = state;
        foreach (ref float at in power) at = p = Lanes1.MultiplyAdd(keep, p, take * at);
        state = p;
    }
}
