using System.Globalization;
using TopDown.Host;
using TopDown.Hosts.Tests.Own;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Ui.Editing;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>The published bundles' editors in real X11 windows, in our own host, used by mouse and keyboard.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class WindowTests(Screen screen, ITestOutputHelper output) : IClassFixture<Screen>
{
    void With(string name, Action<Scene> test, bool hasSound = true) => Bundles.With(name, module =>
    {
        using var scene = new Scene(screen, module, name, hasSound: hasSound);
        test(scene);
    });

    [Theory, InlineData(Bundles.Glue), InlineData(Bundles.Sink)]
    public void The_screen_shows_the_editors_picture_pixel_by_pixel(string name) => With(name, s =>
    {
        s.Rest();
        var (width, height) = s.View.Size;
        Assert.Equal(((int)Face.Width, (int)Face.Height), (width, height));

        // The same picture without a window, drawn by this process, whose compiler is another one.
        var editor = new Ui.Editing.Editor(new Desk(s.Type), new RunnerFeed(s.Type.Page, () => null), new EditorMemory());
        editor.Fit(width, height);
        editor.Tick(0);
        uint[] drawn = editor.Canvas.Pixels.ToArray();
        int differing = s.Differing(() =>
        {
            uint[] shown = s.Window.Pixels();
            Assert.Equal(drawn.Length, shown.Length);
            return drawn.Zip(shown).Count(p => p.First != p.Second);
        });
        output.WriteLine($"{name}: {drawn.Length} pixels, {drawn.Distinct().Count()} colours, {differing} differ");
        Assert.True(drawn.Distinct().Count() > 3, "There is no picture.");
        Assert.Equal(0, differing);
    }, hasSound: false);

    [Theory, InlineData(Bundles.Glue), InlineData(Bundles.Sink)]
    public void A_drag_turns_the_parameter_and_the_sound_follows_in_dB(string name) => With(name, s =>
    {
        Parameter trim = s.Type.Page.Output;
        double before = s.SteadyOutDb(), from = s.Plain(trim);
        s.Plugin.ForgetHostCalls();
        s.Drag(trim, 40);
        double moved = s.Plain(trim) - from, after = s.SteadyOutDb();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {trim.Id} moved {moved:F2} dB, the output {after - before:F2} dB"));
        Assert.True(moved > 2, $"It moved {moved} dB.");
        Assert.Equal(moved, after - before, 0.1);

        HostCall[] calls = [.. s.Plugin.HostCalls.Where(c => c.Kind is HostCallKind.BeginEdit or HostCallKind.PerformEdit or HostCallKind.EndEdit)];
        Assert.All(calls, c => Assert.Equal(trim.Number, c.Id));
        Assert.Equal(HostCallKind.BeginEdit, calls[0].Kind);
        Assert.Equal(HostCallKind.EndEdit, calls[^1].Kind);
        Assert.All(calls[1..^1], c => Assert.Equal(HostCallKind.PerformEdit, c.Kind));
        Assert.True(calls.Length > 2);
        Assert.Equal(s.Plugin.Value(trim.Number), calls[^2].Value);
    });

    [Fact]
    public void The_wheel_turns_what_is_under_the_pointer() => With(Bundles.Glue, s =>
    {
        Parameter trim = s.Type.Page.Output;
        var (x, y) = s.Place(trim);
        double from = s.Plain(trim);
        s.Do([.. s.MoveTo(x, y), "click", "4", "click", "4", "click", "4"]);
        double up = s.Plain(trim);
        Assert.True(up > from, "The wheel did nothing.");
        s.Do([.. s.MoveTo(x, y), "click", "5"]);
        Assert.Equal(up - (up - from) / 3, s.Plain(trim), 1e-6);
    });

    [Fact]
    public void A_double_click_brings_the_default_back_and_two_slow_clicks_do_not() => With(Bundles.Glue, s =>
    {
        Parameter trim = s.Type.Page.Find("threshold_db")!;
        s.Drag(trim, 40);
        double dragged = s.Plain(trim);
        var (x, y) = s.Place(trim);
        s.Do([.. s.MoveTo(x, y), "click", "1", "sleep", "0.6", "click", "1", "sleep", "0.6"]);
        Assert.Equal(dragged, s.Plain(trim));
        s.Do([.. s.MoveTo(x, y), "click", "1", "click", "1"]);
        Assert.Equal(trim.Default, s.Plain(trim), 1e-9);
    });

    [Fact]
    public void The_hosts_automation_moves_the_picture() => With(Bundles.Glue, s =>
    {
        s.Rest();
        uint[] before = s.Window.Pixels();
        Assert.NotEmpty(before);
        Parameter trim = s.Type.Page.Output;
        var (x, y) = s.Place(trim);
        Assert.True(s.Plugin.SetControllerValue(trim.Number, 0.9));
        Assert.Equal(1, s.Loop.Timers); // it woke
        // What one client drew need not be there yet when another one looks.
        Assert.True(s.Until(() => s.Loop.Timers == 0 && !s.Window.Pixels().AsSpan().SequenceEqual(before)), "The picture did not move.");
        uint[] after = s.Window.Pixels();
        int width = s.View.Size.Width, near = 0, far = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == after[i]) continue;
            if (Math.Abs(i % width - x) < 130 && Math.Abs(i / width - y) < 130) near++;
            else far++;
        }
        output.WriteLine($"value {s.Plugin.Value(trim.Number)}: {near} pixels changed near the knob, {far} elsewhere");
        Assert.True(near > 20);
        Assert.Equal(0.9, s.Plugin.Value(trim.Number));
        Assert.DoesNotContain(s.Plugin.HostCalls, c => c.Kind == HostCallKind.PerformEdit); // what the host sets is not an edit
    }, hasSound: false);

    [Fact]
    public void Automation_from_a_thread_of_the_hosts_own_moves_it_too() => With(Bundles.Glue, s =>
    {
        s.Rest();
        uint[] before = s.Window.Pixels();
        var host = new Thread(() => s.Plugin.SetControllerValue(s.Type.Page.Output.Number, 0.9));
        host.Start();
        host.Join();
        Assert.Equal(0, s.Loop.Timers); // nothing of the loop is touched from there
        Assert.True(s.Until(() => s.Loop.Timers == 1), "It sleeps on.");
        Assert.True(s.Until(() => s.Loop.Timers == 0 && !s.Window.Pixels().AsSpan().SequenceEqual(before)), "The picture did not move.");
    }, hasSound: false);

    [Fact]
    public void No_timer_runs_while_nothing_moves_and_sound_starts_it() => With(Bundles.Glue, s =>
    {
        s.Rest();
        int ticks = s.Loop.Ticks;
        long blocks = s.Player.Blocks;
        Assert.True(s.Until(() => s.Player.Blocks > blocks + 100)); // a second of silence
        Assert.Equal((ticks, 0, 1), (s.Loop.Ticks, s.Loop.Timers, s.Loop.Handlers));
        s.Player.HasSound = true;
        Assert.True(s.Until(() => s.Loop.Timers == 1), "Sound did not wake it.");
        Assert.True(s.Until(() => s.Loop.Ticks > ticks + 10));
    }, hasSound: false);
}
