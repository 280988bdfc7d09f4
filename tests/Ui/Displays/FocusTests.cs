using TopDown.Plugin;
using TopDown.Ui.Displays;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Displays;

public sealed class FocusTests
{
    /// <summary>In a whole editor: the Tab key goes from point to point, then to the next control, and is never the host's.</summary>
    [Fact]
    public void Tab_reaches_every_point_of_a_face_in_turn()
    {
        var type = PluginType.Of<KeysCarve>();
        var editor = new Editor(new Desk(type), new RunnerFeed(type.Page, static () => null), new EditorMemory());
        var eq = Assert.IsType<EqDisplay>(editor.Widgets.First(static w => w is EqDisplay));
        editor.SetFocus(eq, byKey: true);
        editor.Tick(1 / 60.0);
        string[] met = [eq.Parameter!.Id, "", ""];
        Assert.True(editor.KeyPressed(new(Key.Tab)));
        met[1] = eq.Parameter!.Id;
        Assert.True(eq.IsFocused);
        Assert.True(editor.KeyPressed(new(Key.Tab)));
        Assert.False(eq.IsFocused);
        Assert.Equal(["carve_db", "carve2_db"], met.Take(2));
    }
}
