using System.Globalization;
using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Hosts.Tests.Own;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>The editor in Ardour's own plug-in window, with sound: looked at, dragged, saved, heard.</summary>
[Collection("Own host")] // the screen is this process's
public sealed class ArdourWindowTests(Screen screen, ITestOutputHelper output) : IClassFixture<Screen>
{
    const int Width = (int)Face.Width, Height = (int)Face.Height;

    [Fact, Trait("Category", "Long")]
    public void Opened_dragged_saved_and_heard()
    {
        screen.Enter();
        PluginType type = Plugins.Find(Bundles.Glue)!.Type;
        Parameter trim = type.Page.Output;
        float[][] band = QuickBand.Play();
        float[][] music = [.. band.Select(c => Enumerable.Repeat(c, 6).SelectMany(x => x).ToArray())];
        using var ardour = new ArdourWindow(screen, Bundles.Path(Bundles.Glue), Bundles.Glue, music, QuickBand.Rate);
        double quiet = Level(ardour.Export(QuickBand.Rate));
        var (x, y) = ardour.Open(Width, Height);
        uint[] Shown() => X11Host.OnScreen(x, y, Width, Height);

        // It is drawn: the same editor, drawn here, agrees in all that does not move.
        var editor = new Ui.Editing.Editor(new Desk(type), new RunnerFeed(type.Page, () => null), new EditorMemory());
        editor.Fit(Width, Height);
        editor.Tick(0);
        uint[] drawn = editor.Canvas.Pixels.ToArray();
        int same = 0;
        // Without a window manager the main window may come to lie on top.
        bool isDrawn = Poll.Until(() =>
        {
            ardour.Raise();
            (x, y) = ardour.Find(Width, Height) ?? (x, y); // Ardour moves the window to its place after it has opened it
            return (same = Same(drawn, Shown())) > drawn.Length * 95 / 100;
        }, TimeSpan.FromSeconds(30));
        Assert.True(isDrawn, $"{same} of {drawn.Length} pixels are as drawn; the screen: {Picture("ardour-trouble.png")}");
        output.WriteLine($"{same} of {drawn.Length} pixels are as drawn");

        // Dragged.
        var (knobX, knobY) = Middle(editor, trim);
        screen.Do("mousemove", S(x + knobX), S(y + knobY), "mousedown", "1", "mousemove", S(x + knobX), S(y + knobY - 20), "mousemove", S(x + knobX), S(y + knobY - 40), "mouseup", "1");
        double? saved = null;
        Assert.True(Poll.Until(() =>
        {
            ardour.Key("ctrl+s");
            saved = ardour.Saved(trim.Number);
            return saved is > 1 && Math.Abs(InState(ardour, trim) - saved.Value) < 0.01; // the processor has it too
        }, TimeSpan.FromSeconds(60)), $"Ardour saved {saved} dB.");

        // With sound its meters move: Ardour forwards readings, which wakes it.
        uint[] before = Shown();
        ardour.Key("space");
        Assert.True(Poll.Until(() => drawn.Length - Same(before, Shown()) > 500, TimeSpan.FromSeconds(30)), "The editor does not move with the sound.");
        Poll.Until(() => Same(before, Shown()) < drawn.Length * 97 / 100, TimeSpan.FromSeconds(10));
        output.WriteLine(Picture("ardour-editor.png"));
        Assert.True(ardour.IsRunning, ardour.Log);
        ardour.Close();

        double loud = Level(ardour.Export(QuickBand.Rate));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"saved {saved:F2} dB, the export is {loud - quiet:F2} dB louder"));
        Assert.Equal(saved!.Value, loud - quiet, 0.05);
    }

    /// <summary>The value in the plug-in's own state as Ardour saved it; NaN while it is not there.</summary>
    static double InState(ArdourWindow ardour, Parameter parameter)
    {
        string? line = ardour.SavedState.Split('\n').FirstOrDefault(l => l.StartsWith(parameter.Id + "=", StringComparison.Ordinal));
        return line != null && double.TryParse(line[(parameter.Id.Length + 1)..], CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
    }

    /// <summary>The screen as it is, for whoever looks.</summary>
    static string Picture(string name)
    {
        string picture = Path.Combine(Directory.CreateDirectory(Path.Combine(Repo.Artifacts, "pictures")).FullName, name);
        File.WriteAllBytes(picture, Png.Encode(X11Host.OnScreen(0, 0, 1400, 800), 1400, 800));
        return picture;
    }

    static (int X, int Y) Middle(Ui.Editing.Editor editor, Parameter parameter)
    {
        var places = from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) where editor.ParameterAt(x, y) == parameter select (x, y);
        var all = places.ToArray();
        return ((int)all.Average(p => p.x), (int)all.Average(p => p.y));
    }

    static string S(int number) => number.ToString(CultureInfo.InvariantCulture);

    static int Same(uint[] a, uint[] b) => a.Zip(b).Count(p => p.First == p.Second);

    static double Level(float[][] sound) => 10 * Math.Log10(sound.SelectMany(c => c).Sum(v => (double)v * v) / sound.Sum(c => c.Length));
}
