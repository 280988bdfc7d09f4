using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp.Translation;

/// <summary>
/// Sounds like a <see cref="PlaybackDevice"/>: mono sum where it is mono, then its curve. A change of device is reached in a straight line over one
/// control cell, counted from the first frame rendered after <see cref="Set"/>; the first after <see cref="Reset"/> is taken at once. No latency; the
/// same samples for every split into calls. Nothing is allocated after Prepare.
/// </summary>
public sealed class DeviceFilter
{
    readonly EqBank _curve = new(Devices.MostSections);
    PlaybackDevice _device = Devices.Mono;
    Spec _spec = new(48_000, 2, 0);
    Ramp _side = new(0);            // part of the side signal that is left: 0 mono, 1 stereo
    int _left;                      // frames of the glide under way
    bool _fresh = true;

    public void Prepare(in Spec spec)
    {
        _spec = spec;
        _curve.Prepare(spec);
        Reset();
        Design();
    }

    /// <summary>Forgets all audio; the device stays and is taken at once.</summary>
    public void Reset()
    {
        _curve.Reset();
        _fresh = true;
        Settle();
    }

    /// <summary>Nothing gliding and nothing audible left.</summary>
    public bool AtRest => _left == 0 && _curve.AtRest;

    /// <summary>Once a control cell at most. One of up to <see cref="Devices.MostSections"/> sections.</summary>
    public void Set(PlaybackDevice device)
    {
        if (device == _device) return;
        float now = _left > 0 ? _side[0] : _side.Start;
        _device = device;
        Design();
        if (_fresh) Settle();
        else
        {
            _left = _spec.Cell;
            _side = new(now, ((device.IsMono ? 0 : 1) - now) / _left, 0);
        }
    }

    /// <summary>In place; one channel gets the curve only.</summary>
    public void Process(Audio x)
    {
        if (x.Length == 0) return;
        _fresh = false;
        int gliding = Math.Min(_left, x.Length);
        if (gliding > 0) Glide(x.Slice(0, gliding));
        if (_side.Start == 0 && _left == 0) Sum(x.Slice(gliding, x.Length - gliding));
        _curve.Process(x);
    }

    void Design()
    {
        var sections = _device.Sections;
        for (int i = 0; i < _curve.Sections; i++) _curve.Set(i, i < sections.Count ? sections[i].At(_spec.SampleRate) : SvfCoefficients.Unity);
    }

    void Settle()
    {
        _side = new(_device.IsMono ? 0 : 1);
        _left = 0;
    }

    void Glide(Audio x)
    {
        for (int i = 0; i < x.Length && x.Channels == 2; i++)
        {
            float middle = (x.Left[i] + x.Right[i]) * 0.5f, side = (x.Left[i] - x.Right[i]) * 0.5f * _side[i];
            x.Left[i] = middle + side;
            x.Right[i] = middle - side;
        }
        _side = _side with { First = _side.First + x.Length };
        _left -= x.Length;
        if (_left == 0) Settle();
    }

    static void Sum(Audio x)
    {
        if (x.Channels == 1) return;
        Span<Vector<float>> left = MemoryMarshal.Cast<float, Vector<float>>(x.Left), right = MemoryMarshal.Cast<float, Vector<float>>(x.Right);
        for (int i = 0; i < left.Length; i++) left[i] = right[i] = (left[i] + right[i]) * 0.5f;
        for (int i = left.Length * Vector<float>.Count; i < x.Length; i++) x.Left[i] = x.Right[i] = (x.Left[i] + x.Right[i]) * 0.5f;
    }
}
