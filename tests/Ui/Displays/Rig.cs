using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Displays;

/// <summary>One display of the <see cref="Showcase"/> page, with readings and sound as a test sets them, and a clock that it turns.</summary>
sealed class Rig : IDeskHost
{
    public const double Rate = 48_000;

    public readonly SetFeed Feed = new();
    public readonly EditorMemory Memory = new();
    public readonly Editor Editor;
    public readonly Widget Widget;
    public readonly Canvas Canvas = new();
    readonly Canvas _still = new();
    bool _isStillDrawn;

    /// <summary>Host calls in order: "+id", "id", "-id".</summary>
    public readonly List<string> Calls = [];

    public Rig(Widget widget, float scale = 1, int width = 900, int height = 600)
    {
        Widget = widget;
        Editor = new Editor(new Desk(Showcase.Type) { Host = this }, Feed, Memory);
        widget.Editor = Editor;
        _still.Resize((int)(width * scale), (int)(height * scale), scale);
        Canvas.Resize((int)(width * scale), (int)(height * scale), scale);
    }

    public Shown Shown => Editor.Shown;
    public double this[Parameter p] => Shown[p];

    /// <summary>One frame; true if the display looks different now.</summary>
    public bool Frame(double seconds = 1 / 60.0)
    {
        Feed.Play(seconds);
        Shown.Fetch(seconds);
        return Widget.Follow(Shown, seconds);
    }

    /// <summary>Frames for a while; how many of them changed the picture.</summary>
    public int Run(double seconds, double framesPerSecond = 60)
    {
        int changed = 0;
        for (int i = 0; i < (int)Math.Round(seconds * framesPerSecond); i++)
            if (Frame(1 / framesPerSecond)) changed++;
        return changed;
    }

    /// <summary>As the editor draws it: still parts, then live ones over them.</summary>
    public void Draw()
    {
        if (!_isStillDrawn) Widget.DrawStill(_still, Shown);
        _isStillDrawn = true;
        Canvas.Copy(_still, new(0, 0, Canvas.Width, Canvas.Height));
        DrawLive();
    }

    public void DrawLive() => Widget.Draw(Canvas, Shown);

    public void Press(float x, float y, Mods mods = Mods.None, int clicks = 1) => Widget.Press(new(new(x, y), mods, Button.Left, clicks));
    public void Drag(float x, float y, Mods mods = Mods.None) => Widget.Drag(new(new(x, y), mods));
    public void Release() => Widget.Release(default);

    void IDeskHost.BeginEdit(Parameter parameter) => Calls.Add("+" + parameter.Id);
    void IDeskHost.PerformEdit(Parameter parameter, double normal) => Calls.Add(parameter.Id);
    void IDeskHost.EndEdit(Parameter parameter) => Calls.Add("-" + parameter.Id);
    void IDeskHost.BeginGroup() { }
    void IDeskHost.EndGroup() { }
    void IDeskHost.ProgramChosen(int program) { }
    void IDeskHost.ValuesChanged() { }
    void IDeskHost.LatencyChanged() { }
}

/// <summary>Readings and sound as set; time goes on with <see cref="Play"/>. Allocates nothing once it plays.</summary>
sealed class SetFeed : IFeed
{
    const int Frames = 1 << 14;

    readonly Dictionary<int, float> _readings = [];
    readonly Func<long, (float Left, float Right)>?[] _sounds = new Func<long, (float, float)>?[8];
    readonly float[][] _left = [.. Enumerable.Range(0, 8).Select(_ => new float[Frames])], _right = [.. Enumerable.Range(0, 8).Select(_ => new float[Frames])];
    readonly long[] _written = new long[8];
    double _owed;
    long _head;

    public double SampleRate { get; set; } = Rig.Rate;

    public float this[Reading reading] { set => _readings[reading.Index] = value; }

    /// <summary>Left and right by number of the frame; null: nothing plays.</summary>
    public void Set(Tap tap, Func<long, (float Left, float Right)>? sound) => _sounds[tap.Index] = sound;

    public void Play(double seconds)
    {
        _owed += seconds * SampleRate;
        for (; _owed >= 0.5; _owed--, _head++)
        {
            for (int t = 0; t < 8; t++)
            {
                if (_sounds[t] is not { } sound) continue;
                int at = (int)(_written[t] % Frames);
                (_left[t][at], _right[t][at]) = sound(_head);
                _written[t]++;
            }
        }
    }

    public float Since(ref long cursor, int reading) => _readings.TryGetValue(reading, out float value) ? value : (float)Showcase.Page.Readings[reading].Rest;

    public bool Latest(int tap, Span<float> left, Span<float> right)
    {
        if (_written[tap] < left.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            int at = (int)((_written[tap] - left.Length + i) % Frames);
            (left[i], right[i]) = (_left[tap][at], _right[tap][at]);
        }
        return true;
    }

    public long Written(int tap) => _written[tap];

    public void Close() { }
}

/// <summary>Sounds by number of the frame.</summary>
static class Sounds
{
    public static Func<long, (float, float)> Sine(double hz, double db, double rate = Rig.Rate)
    {
        double peak = Math.Pow(10, db / 20);
        return n =>
        {
            float x = (float)(peak * Math.Sin(2 * Math.PI * hz / rate * n));
            return (x, x);
        };
    }

    /// <summary>1/f in power exactly, every frequency with a phase of its own; repeated after five seconds.</summary>
    public static Func<long, (float, float)> Pink(int seed = 1, double db = -18)
    {
        const int length = 1 << 18;
        var random = new Random(seed);
        var spectrum = new Complex[length];
        for (int k = 4; k < length / 2; k++)
        {
            spectrum[k] = Complex.FromPolarCoordinates(1 / Math.Sqrt(k), random.NextDouble() * Math.Tau);
            spectrum[length - k] = Complex.Conjugate(spectrum[k]);
        }
        Fourier.Inverse(spectrum, FourierOptions.NoScaling);
        double rms = Math.Sqrt(spectrum.Average(static x => x.Real * x.Real)), gain = Math.Pow(10, db / 20) / rms;
        float[] samples = [.. spectrum.Select(x => (float)(x.Real * gain))];
        return n => (samples[n % length], samples[n % length]);
    }
}
