using System.Numerics;
using TopDown.Catalogue;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Editing;

/// <summary>An editor with a host that writes down what it hears, readings that a test sets, and hands that a test moves.</summary>
sealed class Bench
{
    public const double Frame = 1 / 60.0;

    public readonly Desk Desk;
    public readonly EditorMemory Memory;
    public readonly Editor Editor;
    public readonly RecordingHost Host = new();
    public readonly SetFeed Feed;
    public readonly TestShell Shell = new();
    public readonly TestShelf Shelf;

    public Bench(PluginType type, EditorMemory? memory = null, TestShelf? shelf = null, Desk? desk = null)
    {
        Desk = desk ?? new Desk(type);
        Desk.Host = Host;
        Memory = memory ?? new EditorMemory();
        Feed = new SetFeed(type.Page);
        Shelf = shelf ?? new TestShelf();
        Editor = new Editor(Desk, Feed, Memory, Shelf);
        Editor.Shell = Shell;
        Shell.Editor = Editor;
        Tick();
    }

    public static PluginType Sink => Plugins.Find("Kitchen Sink")!.Type;
    public static Bench OfSink() => new(Sink);

    /// <summary>By name: what xunit shows of a plug-in.</summary>
    public static TheoryData<string> Names => new(Plugins.All.Select(e => e.Name));
    public static PluginType Of(string name) => Plugins.Find(name)!.Type;

    public Page Page => Desk.Page;
    public Parameter this[string id] => Page.Find(id) ?? throw new ArgumentException($"{Page.Name} has no {id}.", nameof(id));
    public double Plain(string id) => this[id].ToPlain(Desk[this[id]]);
    public double Normal(string id) => Desk[this[id]];

    public Control Control(string id) => Editor.Widgets.OfType<Control>().First(c => c.Parameter == this[id]);
    public T Find<T>() where T : Widget => Editor.Widgets.OfType<T>().First();

    public void Tick(double seconds = Frame) => Editor.Tick(seconds);

    public void Run(double seconds)
    {
        for (double t = 0; t < seconds; t += Frame) Tick();
    }

    // Hands, in units.
    int Pixels(float units) => (int)MathF.Round(units * Editor.Canvas.Scale);

    public void Move(Vector2 at, Mods mods = Mods.None) => Editor.PointerMoved(Pixels(at.X), Pixels(at.Y), mods);

    public void Press(Vector2 at, Mods mods = Mods.None, int clicks = 1)
    {
        Move(at, mods);
        Editor.PointerPressed(Pixels(at.X), Pixels(at.Y), Button.Left, clicks, mods);
    }

    public void Release(Vector2 at, Mods mods = Mods.None) => Editor.PointerReleased(Pixels(at.X), Pixels(at.Y), Button.Left, mods);

    public void Click(Vector2 at, Mods mods = Mods.None, int clicks = 1)
    {
        Press(at, mods, clicks);
        Release(at, mods);
        Tick();
    }

    public void Drag(Vector2 from, Vector2 by, Mods mods = Mods.None, int pieces = 10)
    {
        Press(from, mods);
        for (int i = 1; i <= pieces; i++) Move(from + by * i / pieces, mods);
        Release(from + by, mods);
        Tick();
    }

    public bool Wheel(Vector2 at, float notches, Mods mods = Mods.None) => Editor.Wheel(Pixels(at.X), Pixels(at.Y), notches, mods);

    public bool Key(Ui.Editing.Key key, Mods mods = Mods.None) => Editor.KeyPressed(new(key, Mods: mods));

    public bool Key(char c, Mods mods = Mods.None) => Editor.KeyPressed(new(c == ' ' ? Ui.Editing.Key.Space : Ui.Editing.Key.Character, c, mods));

    public void Type(string text)
    {
        foreach (char c in text) Key(c);
    }

    public void Focus(string id)
    {
        for (int i = 0; i < Editor.Widgets.Count && Editor.Focus?.Parameter != this[id]; i++) Key(Ui.Editing.Key.Tab);
        Assert.Equal(this[id], Editor.Focus?.Parameter);
    }

    public void Undo() => Editor.Undo();
    public void Redo() => Editor.Redo();
}

/// <summary>What a host hears, in order: "begin id", "id", "end id", "[", "]", "program n".</summary>
sealed class RecordingHost : IDeskHost
{
    public List<string> Calls { get; } = [];
    public int Restarts { get; private set; }

    public void BeginEdit(Parameter parameter) => Calls.Add("begin " + parameter.Id);
    public void PerformEdit(Parameter parameter, double normal) => Calls.Add(parameter.Id);
    public void EndEdit(Parameter parameter) => Calls.Add("end " + parameter.Id);
    public void BeginGroup() => Calls.Add("[");
    public void EndGroup() => Calls.Add("]");
    public void ProgramChosen(int program) => Calls.Add("program " + program);
    public void ValuesChanged() { }
    public void LatencyChanged() => Restarts++;
}

sealed class SetFeed(Page page) : IFeed
{
    public float[] Values { get; } = [.. page.Readings.Select(r => (float)r.Rest)];
    public bool IsClosed { get; private set; }
    public double SampleRate => 48_000;
    public float Since(ref long cursor, int reading) => Values[reading];
    public bool Latest(int tap, Span<float> left, Span<float> right) => false;
    public long Written(int tap) => 0;
    public void Close() => IsClosed = true;
}

sealed class TestShell : IShell
{
    public Editor? Editor { get; set; }
    public int Wakes { get; set; }
    public bool HasKeys { get; private set; }
    public bool Refuses { get; set; }
    public int Manuals { get; private set; }
    public Cursor Cursor { get; private set; }

    public void Wake() => Wakes++;

    public bool Resize(int width, int height)
    {
        if (Refuses)
        {
            Editor!.Fit(Editor.Canvas.Width, Editor.Canvas.Height); // as a view does: drawn anew into the room there is
            return false;
        }
        Editor!.Fit(width, height);
        return true;
    }

    public void TakeKeys(bool wanted) => HasKeys = wanted;
    public void Show(Cursor cursor) => Cursor = cursor;

    public bool OpenManual()
    {
        Manuals++;
        return true;
    }
}

sealed class TestShelf : IPresetShelf
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);
    public string? Refusal { get; set; }

    public IReadOnlyList<string> List() => [.. Files.Keys];
    public byte[]? Load(string name) => Files.GetValueOrDefault(name);

    public string Named(string name) => name.Replace('/', '_');

    public string? Save(string name, ReadOnlySpan<byte> state)
    {
        if (Refusal == null) Files[Named(name)] = state.ToArray();
        return Refusal;
    }

    public string? Delete(string name)
    {
        if (Refusal == null) Files.Remove(name);
        return Refusal;
    }
}
