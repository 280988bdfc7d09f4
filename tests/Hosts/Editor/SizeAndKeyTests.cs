using System.Text;
using TopDown.Host;
using TopDown.Hosts.Tests.Own;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Ui.Editing;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>Sizes, scales, the editor's memory in the host's session, and the keyboard that belongs to the host.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class SizeAndKeyTests(Screen screen) : IClassFixture<Screen>
{
    const short Tab = 2, Return = 4, Escape = 6, Space = 7, F1 = 40, Command = 4;

    void With(Action<Scene> test) => Bundles.With(Bundles.Glue, module =>
    {
        using var scene = new Scene(screen, module, Bundles.Glue);
        test(scene);
    });

    static (int, int) At(double scale) => ((int)Math.Round(Face.Width * scale), (int)Math.Round(Face.Height * scale));

    /// <summary>The whole window is the editor's: its last pixel is not the bare window's.</summary>
    static void AssertFilled(Scene s)
    {
        Assert.True(s.Until(() =>
        {
            uint[] shown = s.Window.Pixels();
            var (width, height) = s.Window.Size;
            return shown.Length == width * height && shown.Distinct().Count() > 3 && shown[^1] != 0xFF000000 && shown[width - 1] != 0xFF000000;
        }), "The window is not filled.");
    }

    [Fact]
    public void The_host_resizes_and_the_zoom_is_kept_in_its_session() => With(s =>
    {
        Assert.True(s.View.CanResize);
        Assert.Equal(At(1), s.View.Size);
        var (width, height) = s.View.Constrain(1350, 700);
        Assert.Equal(Face.Width / Face.Height, (double)width / height, 0.01);
        s.Window.Resize(1350, 900);
        Assert.Equal(At(1.5), s.View.Size);
        AssertFilled(s);
        Assert.Contains("zoom=150\n", Encoding.UTF8.GetString(s.Plugin.GetControllerState()), StringComparison.Ordinal);
        // A knob is where it is drawn.
        s.Drag(s.Type.Page.Output, 60);
        Assert.True(s.Plain(s.Type.Page.Output) > 2);
    });

    [Fact]
    public void A_session_brings_its_zoom_and_asks_the_host_for_room() => With(s =>
    {
        byte[] state = "TopDown controller 1\nzoom=125\nreduced_motion=on\nof_a_later_version=5\n"u8.ToArray();
        Assert.True(s.Plugin.SetControllerState(state));
        Assert.Equal(At(1.25), s.Window.Size);
        Assert.Equal(At(1.25), s.View.Size);
        AssertFilled(s);
        Assert.Equal(state, s.Plugin.GetControllerState());
        // The next editor opens like that.
        using PluginView next = s.Plugin.CreateView(s.Loop)!;
        Assert.Equal(At(1.25), next.Size);
        s.Window.Resize(900, 600);
        Assert.Equal("TopDown controller 1\nzoom=100\nreduced_motion=on\nof_a_later_version=5\n", Encoding.UTF8.GetString(s.Plugin.GetControllerState()));
    });

    [Theory, InlineData(1.5f), InlineData(2f)]
    public void The_hosts_scale_makes_it_larger_at_the_same_zoom(float scale) => With(s =>
    {
        Assert.True(s.View.SetScale(scale));
        Assert.Equal(At(scale), s.Window.Size);
        Assert.Equal(At(scale), s.View.Size);
        AssertFilled(s);
        Assert.Contains("zoom=100\n", Encoding.UTF8.GetString(s.Plugin.GetControllerState()), StringComparison.Ordinal);
        s.Drag(s.Type.Page.Output, (int)(40 * scale));
        Assert.True(s.Plain(s.Type.Page.Output) > 2);
        Assert.True(s.View.SetScale(1));
        Assert.Equal(At(1), s.View.Size);
    });

    [Fact]
    public void A_host_that_refuses_a_size_keeps_its_window() => With(s =>
    {
        s.View.ResizeAsked = (_, _) => false;
        s.View.SetScale(2);
        Assert.Equal(At(1), s.View.Size);
        AssertFilled(s);
    });

    [Fact]
    public void Keys_that_mean_nothing_here_are_the_hosts_and_Space_always() => With(s =>
    {
        // As hosts hand them over.
        Assert.False(s.View.KeyDown(' ', Space));
        Assert.False(s.View.KeyDown(' '));
        Assert.False(s.View.KeyDown('r'));
        Assert.False(s.View.KeyDown('s', 0, Command));
        Assert.False(s.View.KeyDown('\0', F1));
        Assert.False(s.View.KeyDown('\0', Return));
        Assert.True(s.View.KeyDown('\t', Tab)); // into the editor: from here on keys turn what has the focus
        Assert.False(s.View.KeyDown(' ', Space));
        Assert.False(s.View.KeyDown('\0', F1));
        Assert.True(s.View.KeyDown('\x1B', Escape)); // and out again
        Assert.False(s.View.KeyDown('\x1B', Escape));
        Assert.DoesNotContain(s.Plugin.HostCalls, c => c.Kind == HostCallKind.PerformEdit);
    });

    [Fact]
    public void Keys_pressed_over_the_editor_reach_the_hosts_window_when_they_are_not_used() => With(s =>
    {
        s.Do([.. s.MoveTo(300, 26), "key", "space", "key", "r", "key", "F5"]);
        Assert.True(s.Until(() => s.Window.Keys.Count == 3), $"{s.Window.Keys.Count} of 3 keys came back.");
        Assert.Equal(3, s.Window.Keys.Distinct().Count());
    });

    [Fact]
    public void A_value_is_typed_with_its_unit() => With(s =>
    {
        Parameter trim = s.Type.Page.Output;
        var (x, y) = s.Place(trim);
        double before = s.SteadyOutDb();
        s.Do([.. s.MoveTo(x, y), "click", "1"]); // whereupon it takes the keyboard
        s.Do("key", "minus", "key", "3", "key", "period", "key", "5", "type", " db");
        s.Do("key", "Return");
        Assert.True(s.Until(() => s.Plain(trim) != trim.Default), "Nothing was set.");
        Assert.Equal(-3.5, s.Plain(trim), 1e-6);
        Assert.Equal(-3.5, s.SteadyOutDb() - before, 0.1);
        Assert.Equal(trim.Number, Assert.Single(s.Plugin.HostCalls, c => c.Kind == HostCallKind.PerformEdit).Id);
        Assert.Empty(s.Window.Keys); // while a text is typed, all keys are the text's
    });
}
