using System.Globalization;
using TopDown.Catalogue;
using TopDown.Mixdown.Demo;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Tests.Widgets;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editors;

/// <summary>
/// Every text as it is really drawn, on the pixels that lie under it at that moment, meters, spectra and pop-ups among them: eleven units
/// at least, and WCAG's 4.5:1 against nine tenths of its ground (a needle or a line may cross a word).
/// </summary>
public sealed class LegibleTests
{
    const float LeastSize = 11;
    const double LeastContrast = 4.5, MayBeCrossed = 0.1;

    public static TheoryData<string> Names => [.. Plugins.All.Select(p => p.Name)];

    readonly SortedSet<string> _faults = new(StringComparer.Ordinal);
    int _texts;

    [Theory, MemberData(nameof(Names))]
    public void Every_text_is_large_enough_and_stands_out(string name)
    {
        Entry entry = Plugins.Find(name)!;
        var portrait = new Portrait(entry.Type);
        Editor editor = portrait.Editor;
        Watch(editor.Canvas);
        Watch(editor.Backdrop);
        editor.Redraw();
        portrait.Idle();
        int idle = _texts;
        Assert.True(idle > 40, $"{idle} texts.");
        DemoScene scene = DemoScene.For(entry.Type);
        portrait.After([.. scene.Input.Select(Second)], DemoScene.Rate, scene.Key is { } key ? [.. key.Select(Second)] : null);
        Popups(editor);
        Assert.True(_texts > 3 * idle, $"{_texts} texts.");
        Assert.True(_faults.Count == 0, $"{name}: {_faults.Count} texts cannot be read well:\n" + string.Join('\n', _faults));
    }

    static float[] Second(float[] x) => x[..DemoScene.Rate];

    /// <summary>The steps, the presets with the user's and a note, sizes, a list, a field that refuses, tips.</summary>
    static void Popups(Editor e)
    {
        e.Presets.Save("Mine");
        Popup[] pages = [new StepsPage(e), new PresetBrowser(e, "The disk is full: make room and save again."), new ZoomMenu(e.Widgets.OfType<ZoomButton>().First())];
        foreach (Popup page in pages)
        {
            e.Open(page);
            e.Tick(1 / 60.0);
            e.Close(page);
        }
        foreach (Control control in e.Widgets.OfType<Control>().Where(c => c.IsShown).Take(60))
        {
            var at = control.FocusBox.Centre;
            e.PointerMoved((int)at.X, (int)at.Y, Mods.None);
            e.Tick(1);
            e.Tick(1 / 60.0);
        }
        e.Type(e.Widgets.OfType<Knob>().First(), 'x');
        e.KeyPressed(new(Key.Enter));
        e.Tick(1 / 60.0);
    }

    void Watch(Canvas c) => c.TextSeen = (text, size, argb, box) =>
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        _texts++;
        if (size < LeastSize) _faults.Add(string.Create(CultureInfo.InvariantCulture, $"“{text}” has {size} units"));
        PixelBox ground = box.Cut(c.Clip);
        if (ground.IsEmpty) return;
        int poor = 0;
        double worst = 21;
        uint worstGround = 0;
        for (int y = ground.Y; y < ground.Bottom; y++)
        {
            for (int x = ground.X; x < ground.Right; x++)
            {
                uint under = c.Pixels[y * c.Width + x];
                double contrast = LookTests.Contrast(Over(argb, under), under);
                if (contrast < LeastContrast) poor++;
                if (contrast < worst) (worst, worstGround) = (contrast, under);
            }
        }
        if (poor > MayBeCrossed * ground.Width * ground.Height)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"“{text}” {argb:X8} on {worstGround:X8}: {worst:F2} at worst, too little on {100.0 * poor / (ground.Width * ground.Height):F0} % of its ground"));
    };

    static uint Over(uint ink, uint ground)
    {
        double a = (ink >> 24) / 255.0;
        uint Mix(int shift) => (uint)Math.Round((ink >> shift & 255) * a + (ground >> shift & 255) * (1 - a)) << shift;
        return 0xFF000000 | Mix(16) | Mix(8) | Mix(0);
    }
}
