using TopDown.Catalogue;
using TopDown.Mixdown.Demo;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Tests.Editors;

/// <summary>Every editor at 1× and 2×, before any sound and after some seconds of the demo.</summary>
static class EditorScenes
{
    /// <summary>Name of the picture, and what draws it. The working one at 1× is named by the project alone: it is the manual's picture.</summary>
    public static IEnumerable<KeyValuePair<string, Func<Canvas>>> All =>
        from entry in Plugins.Shown
        from scale in (int[])[1, 2]
        from works in (bool[])[false, true]
        select KeyValuePair.Create(entry.Project + (works ? "" : "-idle") + (scale == 1 ? "" : "@2x"), () => Draw(entry, scale, works));

    static Canvas Draw(Entry entry, int scale, bool works)
    {
        var portrait = new Portrait(entry.Type, scale: scale);
        if (!works) return portrait.Idle();
        DemoScene scene = DemoScene.For(entry.Type);
        return portrait.After(scene.Input, DemoScene.Rate, scene.Key);
    }
}
