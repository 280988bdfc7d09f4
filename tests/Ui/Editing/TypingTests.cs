using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Values as people type them: units, commas, ends of the range, rubbish, and the line editor itself.</summary>
public sealed class TypingTests
{
    static TextEntry Entry(Bench b) => Assert.IsAssignableFrom<TextEntry>(b.Editor.TopPopup);

    [Theory]
    [InlineData("low_db", "3", 3)]
    [InlineData("low_db", "-3,5", -3.5)]
    [InlineData("low_db", "+2.25 dB", 2.25)]
    [InlineData("low_db", "99", 18)]            // the end of the range
    [InlineData("low_db", "−99 dB", -18)]
    [InlineData("bell_hz", "2.5k", 2500)]
    [InlineData("bell_hz", "440 Hz", 440)]
    [InlineData("attack_ms", "0.05 s", 50)]
    [InlineData("ratio", "2", 1)]
    [InlineData("ratio", "2:1", 1)]
    [InlineData("drive", "7", 7)]
    public void A_value_is_typed(string id, string text, double expected)
    {
        var b = Bench.OfSink();
        b.Focus(id);
        Assert.True(b.Key(Key.Enter));
        b.Type(text); // over the selection
        Assert.True(b.Key(Key.Enter));
        Assert.Null(b.Editor.TopPopup);
        Assert.Equal(expected, b.Plain(id), 1e-6);
        Assert.Equal(["begin " + id, id, "end " + id], b.Host.Calls);
        Assert.Equal(1, b.Memory.Undo.Count);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("3 parsec")]
    [InlineData("")]
    [InlineData("--")]
    public void Rubbish_stays_with_a_sentence(string text)
    {
        var b = Bench.OfSink();
        b.Click(b.Control("low_db").ValueBox.Centre);
        b.Key(Key.Backspace);
        b.Type(text);
        b.Key(Key.Enter);
        Assert.Contains("-18", Entry(b).Wrong, StringComparison.Ordinal);
        Assert.Empty(b.Host.Calls);
        b.Tick();
        var box = Entry(b).Box;
        Assert.Equal(Look.Wrong, b.Editor.Canvas.Pixels[(int)(box.Y - 1) * b.Editor.Canvas.Width + (int)box.Centre.X]);
        b.Key('2');
        Assert.Null(Entry(b).Wrong);
        b.Key(Key.Escape);
        Assert.Null(b.Editor.TopPopup);
        Assert.Empty(b.Host.Calls);
    }

    [Fact]
    public void A_digit_or_a_sign_begins_at_once()
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        Assert.True(b.Key('-'));
        b.Type("4");
        Assert.Equal("-4", Entry(b).Text.ToString());
        b.Key(Key.Enter);
        Assert.Equal(-4, b.Plain("low_db"), 1e-9);
    }

    [Fact]
    public void The_line_is_edited()
    {
        var b = Bench.OfSink();
        b.Focus("low_db");
        b.Key('1');
        b.Type("234");
        b.Key(Key.Left);
        b.Key(Key.Backspace);
        Assert.Equal("124", Entry(b).Text.ToString());
        b.Key(Key.Home);
        b.Key(Key.Delete);
        Assert.Equal("24", Entry(b).Text.ToString());
        b.Key(Key.End);
        b.Key('.');
        b.Key('5');
        Assert.Equal("24.5", Entry(b).Text.ToString());
        b.Key(Key.Left, Mods.Shift);
        b.Key(Key.Left, Mods.Shift);
        b.Key('7');
        Assert.Equal("247", Entry(b).Text.ToString());
        b.Key('a', Mods.Control);
        b.Key('9');
        Assert.Equal("9", Entry(b).Text.ToString());
        Assert.True(b.Key(' ')); // while typing nothing is the host's
        Assert.True(b.Key('x'));
        b.Key(Key.Home, Mods.Shift);
        b.Key(Key.Backspace);
        Assert.Equal("", Entry(b).Text.ToString());
        b.Type(new string('1', 100));
        Assert.Equal(32, Entry(b).Text.Length);
    }

    [Fact]
    public void A_press_elsewhere_and_Tab_take_what_was_typed()
    {
        var b = Bench.OfSink();
        b.Click(b.Control("low_db").ValueBox.Centre);
        b.Type("5");
        b.Click(b.Control("bell_db").ValueBox.Centre);
        Assert.Equal(5, b.Plain("low_db"), 1e-9);
        b.Type("6");
        b.Key(Key.Tab);
        Assert.Equal(6, b.Plain("bell_db"), 1e-9);
        Assert.Null(b.Editor.TopPopup);
        Assert.NotSame(b.Control("bell_db"), b.Editor.Focus);
    }

    [Fact]
    public void What_was_not_touched_is_not_set()
    {
        var b = Bench.OfSink();
        b.Desk.Set(b["low_db"], 0.512345);
        b.Tick();
        b.Click(b.Control("low_db").ValueBox.Centre);
        b.Key(Key.Enter);
        Assert.Equal(0.512345, b.Normal("low_db"));
        b.Click(b.Control("low_db").ValueBox.Centre);
        b.Type("7");
        b.Editor.FocusChanged(false); // another window: nothing is taken
        Assert.Equal(0.512345, b.Normal("low_db"));
        Assert.Null(b.Editor.TopPopup);
        Assert.False(b.Shell.HasKeys);
    }
}
