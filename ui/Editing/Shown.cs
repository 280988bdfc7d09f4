using TopDown.Plugin;

namespace TopDown.Ui.Editing;

/// <summary>
/// What widgets read: the values as they stand, and the sounding side's readings, fetched once a frame. Allocates nothing after it was made.
/// </summary>
public sealed class Shown
{
    readonly Desk _desk;
    readonly IFeed _feed;
    readonly long[] _cursors;
    readonly float[] _readings;
    readonly long[] _written;     // by tap
    readonly double[] _stillFor;  // seconds without a new frame

    public Shown(Desk desk, IFeed feed, EditorMemory memory)
    {
        (_desk, _feed, Memory) = (desk, feed, memory);
        _cursors = new long[Page.Readings.Count];
        _readings = [.. Page.Readings.Select(r => (float)r.Rest)];
        _written = new long[Page.Taps.Count];
        _stillFor = new double[Page.Taps.Count];
    }

    public EditorMemory Memory { get; }
    public PluginType Type => _desk.Type;
    public Page Page => _desk.Page;

    /// <summary>Moves on with every value that changed.</summary>
    public int Revision => _desk.Revision;

    /// <summary>48 kHz until the sounding side is prepared.</summary>
    public double SampleRate => _feed.SampleRate > 0 ? _feed.SampleRate : 48_000;

    /// <summary>Plain, in its unit.</summary>
    public double this[Parameter p] => p.ToPlain(_desk[p]);

    public bool this[Toggle t] => _desk[t] >= 0.5;
    public double Normal(Parameter p) => _desk[p];
    public int Index(Choice c) => (int)this[(Parameter)c];

    /// <summary>The number behind a choice's label; NaN = Auto.</summary>
    public double Number(Choice c) => c.Numbers[Index(c)];

    /// <summary>A reading as of this frame.</summary>
    public float this[Reading r] => _readings[r.Index];

    /// <summary>The chosen preset (the last one chosen, also when values were edited since).</summary>
    public Preset Preset => _desk.Type.Presets[_desk.Program];

    /// <summary>All values, normal, by <see cref="Parameter.Index"/>: for <see cref="Still{T}"/>.</summary>
    public ReadOnlySpan<double> Normals => _desk.Normals;

    /// <summary>
    /// The newest frames of a tap. False (then displays fall back to rest) where there are not enough, or none came for a fifth of a
    /// second: the sound stopped, the plug-in sleeps or is bypassed.
    /// </summary>
    public bool Latest(Tap tap, Span<float> left, Span<float> right) => _feed.Latest(tap.Index, left, right) && _stillFor[tap.Index] < 0.2;

    /// <summary>Frames of a tap so far, as of this frame: how many of <see cref="Latest"/> are new.</summary>
    public long Written(Tap tap) => _written[tap.Index];

    /// <summary>Once a frame, before widgets look.</summary>
    internal void Fetch(double seconds)
    {
        for (int i = 0; i < _written.Length; i++)
        {
            long written = _feed.Written(i);
            _stillFor[i] = written != _written[i] ? 0 : _stillFor[i] + seconds;
            _written[i] = written;
        }
        for (int i = 0; i < _readings.Length; i++) _readings[i] = _feed.Since(ref _cursors[i], i);
    }
}
