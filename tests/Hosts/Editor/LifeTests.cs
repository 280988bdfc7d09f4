using System.Globalization;
using TopDown.Host;
using TopDown.Hosts.Tests.Own;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Vst3.Abi;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>Editors opened, closed and abandoned as hosts do it, well and badly. Whatever they do, nothing is left behind and nothing is thrown.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed unsafe class LifeTests(Screen screen, ITestOutputHelper output) : IClassFixture<Screen>
{
    void With(Action<Scene> test) => Bundles.With(Bundles.Glue, module =>
    {
        using var scene = new Scene(screen, module, Bundles.Glue, hasSound: false);
        test(scene);
    });

    /// <summary>A plug-in without sound or window.</summary>
    void Silent(Action<Vst3Plugin> test) => Bundles.With(Bundles.Glue, module =>
    {
        screen.Enter();
        using Vst3Plugin plugin = module.Create();
        test(plugin);
    });

    [Fact]
    public void A_thousand_times_opened_and_closed_nothing_grows()
    {
        using var native = new Native(Bundles.Glue);
        Silent(plugin =>
        {
            // The first hundred fill caches and let both runtimes find their size.
            Open(plugin, 100);
            var (memory, files, server) = Measure(native);
            Open(plugin, 1000);
            var after = Measure(native);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"memory {memory / 1e6:F1} → {after.Memory / 1e6:F1} MB, files {files} → {after.Files}, the server's memory {server / 1e6:F1} → {after.Server / 1e6:F1} MB"));
            Assert.InRange(after.Files - files, -100, 20); // the test's own comings and goings; one each would be a thousand
            Assert.True(after.Memory - memory < 8_000_000, $"{after.Memory - memory} bytes more: {(after.Memory - memory) / 1000} each.");
            Assert.True(after.Server - server < 2_000_000, $"The X server holds {after.Server - server} bytes more.");
        });
    }

    (long Memory, int Files, long Server) Measure(Native native)
    {
        native.Collect();
        GC.Collect();
        return (Resident("self"), Directory.GetFileSystemEntries("/proc/self/fd").Length, Resident(screen.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    static long Resident(string process) =>
        1024 * long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);

    static void Open(Vst3Plugin plugin, int times)
    {
        var loop = new EventLoop();
        for (int i = 0; i < times; i++)
        {
            using PluginView view = plugin.CreateView(loop)!;
            using var window = new X11Host(loop, view, "again");
            loop.Turn(0);
            Assert.Single(window.Children());
        }
        Assert.Equal((0, 0), (loop.Handlers, loop.Timers));
    }

    [Fact]
    public void Eight_editors_at_once_each_with_its_own_sound() => Bundles.With(Bundles.Glue, glue => Bundles.With(Bundles.Sink, sink =>
    {
        Scene[] scenes = [.. Enumerable.Range(0, 8).Select(i => new Scene(screen, i % 2 == 0 ? glue : sink, i % 2 == 0 ? Bundles.Glue : Bundles.Sink, (i % 4 * 640, i / 4 * 700)))];
        try
        {
            foreach (Scene s in scenes)
            {
                // Smaller, so that none lies over another one's knobs.
                var (width, height) = s.View.Constrain(675, 450);
                s.Window.Resize(width, height);
            }
            for (int i = 0; i < scenes.Length; i++)
            {
                double[] before = [.. scenes.Select(s => s.Plugin.Value(s.Type.Page.Input.Number))];
                scenes[i].Drag(scenes[i].Type.Page.Input, 20 + 4 * i);
                Scene dragged = scenes[i];
                double was = before[i];
                dragged.Until(() => dragged.Plugin.Value(dragged.Type.Page.Input.Number) != was);
                for (int other = 0; other < scenes.Length; other++)
                {
                    bool moved = scenes[other].Plugin.Value(scenes[other].Type.Page.Input.Number) != before[other];
                    Assert.True(moved == (other == i), $"Editor {i} was dragged; {other} {(moved ? "moved" : "did not move")}.");
                }
            }
            foreach (Scene s in scenes) Assert.True(s.Until(() => s.Player.OutDb > -60));
        }
        finally
        {
            foreach (Scene s in scenes) s.Dispose();
        }
    }));

    [Fact]
    public void Two_editors_of_one_plug_in_show_the_same_and_follow_each_other() => With(s =>
    {
        using PluginView second = s.Plugin.CreateView(s.Loop)!;
        using var window = new X11Host(s.Loop, second, "second", (0, 700));
        s.Rest(); // the second one sleeps while the first one is turned
        s.Drag(s.Type.Page.Output, 30);
        s.Do("mousemove", "2500", "1400");
        s.Rest();
        Assert.True(s.Plain(s.Type.Page.Output) > 1);
        var (x, y) = s.Place(s.Type.Page.Output);
        // The value's text; a ring of the keyboard's focus is the first one's alone.
        int[] text = [.. Enumerable.Range(-8, 17).SelectMany(dy => Enumerable.Range(-20, 41).Select(dx => (y + dy) * s.View.Size.Width + x + dx))];
        Assert.Equal(0, s.Differing(() =>
        {
            uint[] one = s.Window.Pixels(), two = window.Pixels();
            return text.Count(i => one[i] != two[i]);
        }));
    });

    [Fact]
    public void The_hosts_window_is_destroyed_first() => With(s =>
    {
        Assert.Equal(1, s.Loop.Handlers);
        s.Window.Destroy();
        Assert.True(s.Until(() => s.Loop.Handlers == 0), "It still listens to a window that is gone.");
        Assert.Equal(0, s.Loop.Timers);
        s.Plugin.SetControllerValue(s.Type.Page.Output.Number, 0.7);
        Assert.False(s.View.KeyDown('1'));
        s.View.Resize(1000, 700);
        Assert.True(s.View.Remove());
        // The plug-in lives on, and its next editor opens.
        using PluginView again = s.Plugin.CreateView(s.Loop)!;
        using var window = new X11Host(s.Loop, again, "again");
        Assert.True(s.Until(() => window.Pixels().Distinct().Count() > 3));
    });

    [Fact]
    public void The_screen_goes_away() => Silent(plugin =>
    {
        var loop = new EventLoop();
        using PluginView view = plugin.CreateView(loop)!;
        using (var gone = new Screen())
        {
            gone.Enter();
            using var window = new X11Host(loop, view, "gone");
            loop.Turn(0);
            gone.Dispose();
            Assert.True(Poll.Until(() =>
            {
                loop.Turn(5);
                return loop.Handlers == 0;
            }, TimeSpan.FromSeconds(10)));
        }
        plugin.SetControllerValue(plugin.Parameter("Output").Id, 0.3);
        screen.Enter();
    });

    [Fact]
    public void Released_in_any_order() => Silent(plugin =>
    {
        var loop = new EventLoop();
        // Never attached.
        plugin.CreateView(loop)!.Dispose();
        plugin.CreateView(loop)!.Abandon();
        // Released without removed: the window goes with the view.
        PluginView left = plugin.CreateView(loop)!;
        var window = new X11Host(loop, left, "left");
        left.SetFrame(false);
        left.Abandon();
        Assert.Equal((0, 0), (loop.Handlers, loop.Timers));
        Assert.Empty(window.Children());
        // The frame is taken away while it is open.
        using PluginView bare = plugin.CreateView(loop)!;
        using var other = new X11Host(loop, bare, "bare");
        bare.SetFrame(false);
        loop.Turn(0);
        Assert.Equal(1, loop.Handlers);
        Assert.False(bare.Attach((nint)other.Window)); // twice
        bare.Remove();
        Assert.Equal((0, 0), (loop.Handlers, loop.Timers));
        Assert.False(bare.Remove());
        bare.SetFrame(true);
        Assert.True(bare.Attach((nint)other.Window)); // again
    });

    [Fact]
    public void The_controller_is_terminated_while_its_editor_is_open() => Bundles.With(Bundles.Glue, module =>
    {
        screen.Enter();
        var loop = new EventLoop();
        Vst3Plugin plugin = module.Create();
        PluginView view = plugin.CreateView(loop)!;
        var window = new X11Host(loop, view, "orphan");
        plugin.Dispose();
        Assert.Equal((0, 0), (loop.Handlers, loop.Timers));
        Assert.False(view.KeyDown('1'));
        Assert.True(view.Size.Width > 0);
        view.Resize(800, 600);
        Assert.False(view.Remove());
        Assert.False(view.Attach((nint)window.Window));
        window.Dispose();
        view.Dispose();
    });

    [Fact]
    public void A_frame_may_come_after_the_window_and_one_without_a_loop_is_refused() => Silent(plugin =>
    {
        var loop = new EventLoop();
        using (PluginView late = plugin.CreateView(loop, setsFrame: false)!)
        {
            using var window = new X11Host(loop, late, "late");
            Assert.Equal(0, loop.Handlers);
            Assert.Equal(Result.Ok, late.SetFrame(true));
            Assert.Equal((1, 1), (loop.Handlers, loop.Timers));
            Assert.True(Poll.Until(() =>
            {
                loop.Turn(5);
                return window.Pixels().Distinct().Count() > 3;
            }, TimeSpan.FromSeconds(10)));
        }
        using PluginView without = plugin.CreateView(loop: null)!;
        using PluginView parent = plugin.CreateView(loop)!;
        using var host = new X11Host(loop, parent, "parent");
        Assert.False(without.Attach((nint)host.Window));
        Assert.True(without.Size.Width > 0);
    });

    [Fact]
    public void Wrong_calls_are_answered() => Silent(plugin =>
    {
        var loop = new EventLoop();
        Assert.True(Call.EditController.CreateView((void*)plugin.Controller, null) == null);
        fixed (byte* other = "other"u8) Assert.True(Call.EditController.CreateView((void*)plugin.Controller, other) == null);
        using PluginView view = plugin.CreateView(loop)!;
        void* v = (void*)view.Pointer;
        Assert.Equal(Result.InvalidArgument, Call.PlugView.GetSize(v, null));
        Assert.Equal(Result.InvalidArgument, Call.PlugView.OnSize(v, null));
        Assert.Equal(Result.InvalidArgument, Call.PlugView.CheckSizeConstraint(v, null));
        Assert.Equal(Result.InvalidArgument, Call.PlugView.IsPlatformTypeSupported(v, null));
        Assert.NotEqual(Result.Ok, Call.PlugView.Attached(v, null, null));
        fixed (byte* x11 = ViewNames.X11) Assert.NotEqual(Result.Ok, Call.PlugView.Attached(v, null, x11));
        fixed (byte* hwnd = ViewNames.Hwnd) Assert.NotEqual(Result.Ok, Call.PlugView.Attached(v, (void*)1, hwnd));
        Assert.Equal([true, false, false, false], ((string[])["X11EmbedWindowID", "HWND", "NSView", "WaylandSurfaceID"]).Select(view.Supports));
        Assert.False(view.Remove());
        Assert.Equal(Result.Ok, Call.PlugView.OnFocus(v, true));
        Assert.False(view.Wheel(1));
        Assert.False(view.Wheel(float.NaN));
        foreach (float scale in (float[])[0, -1, float.NaN, float.PositiveInfinity, 1000]) Assert.False(view.SetScale(scale));
        foreach (int side in (int[])[0, -5, int.MinValue, int.MaxValue])
        {
            view.Resize(side, side);
            var (width, height) = view.Constrain(side, side);
            Assert.InRange(width, 100, 4000);
            Assert.InRange(height, 100, 4000);
            Assert.InRange(view.Size.Width, 1, 20_000);
        }
        Assert.Null(view.ParameterAt(int.MinValue, 5));
        Assert.Null(view.ParameterAt(int.MaxValue, int.MaxValue));
    });
}
