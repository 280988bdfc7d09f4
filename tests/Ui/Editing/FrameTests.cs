using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Tests.Editing;

/// <summary>Frames: what is drawn piece by piece is what would be drawn whole, nothing is allocated, and nothing moves at rest.</summary>
public sealed class FrameTests
{
    public static TheoryData<string> Plugins => Bench.Names;

    public static TheoryData<string, bool> Motions
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (string name in Bench.Names)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Motions))]
    public void Pieces_make_the_whole_picture(string plugin, bool reducedMotion)
    {
        var b = new Bench(Bench.Of(plugin), new EditorMemory { Zoom = 125, ReducedMotion = reducedMotion });
        var random = new Random(7);
        for (int i = 0; i < 150; i++)
        {
            Act(b, random);
            b.Tick();
            if (i % 10 == 9) AssertWhole(b, $"{plugin}, after {i} acts");
        }
    }

    /// <summary>Anything a hand, a host or a sound may do.</summary>
    static void Act(Bench b, Random random)
    {
        Vector2 at = new(random.Next(900), random.Next(600));
        Parameter p = b.Page.Parameters[random.Next(b.Page.Parameters.Count)];
        switch (random.Next(12))
        {
            case 0: b.Move(at); break;
            case 1: b.Press(at); break;
            case 2: b.Release(at); break;
            case 3: b.Wheel(at, random.Next(2) * 2 - 1); break;
            case 4: b.Key(Key.Tab); break;
            case 5: b.Key((Key)random.Next((int)Key.End + 1)); break;
            case 6: b.Key((char)('0' + random.Next(10))); break;
            case 7: if (p is not Command and not Status) b.Desk.Set(p, random.NextDouble()); break;
            case 8: b.Editor.Presets.Choose(random.Next(b.Desk.Type.Presets.Count)); break;
            case 9: b.Undo(); break;
            case 10: b.Feed.Values[random.Next(b.Feed.Values.Length)] = (float)(random.NextDouble() * 12); break;
            case 11: b.Run(0.7); break;
        }
    }

    static void AssertWhole(Bench b, string at)
    {
        b.Tick(0);
        uint[] pieces = b.Editor.Canvas.Pixels.ToArray();
        b.Editor.Redraw();
        b.Tick(0);
        ReadOnlySpan<uint> whole = b.Editor.Canvas.Pixels;
        for (int i = 0; i < pieces.Length; i++)
            if (pieces[i] != whole[i]) Assert.Fail($"{at}: {pieces[i]:X8} instead of {whole[i]:X8} in {Names(i % b.Editor.Canvas.Width, i / b.Editor.Canvas.Width)}");

        string Names(int x, int y) => $"{x}, {y}: " + string.Join(", ", b.Editor.Widgets.Where(w => b.Editor.Canvas.Touched(w.LiveBox) is var box && x >= box.X && x < box.Right && y >= box.Y && y < box.Bottom).Select(w => $"{w.GetType().Name} {w.Parameter?.Id}"));
    }

    [Theory, MemberData(nameof(Plugins))]
    public void A_thousand_frames_with_moving_meters_allocate_nothing(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        Frames(300); // glyphs, curves and first calls
        long before = GC.GetAllocatedBytesForCurrentThread();
        Frames(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Frames(int count)
        {
            for (int i = 0; i < count; i++)
            {
                for (int r = 0; r < b.Feed.Values.Length; r++) b.Feed.Values[r] = i * (r + 1) % 200 * 0.1f - 10;
                b.Tick();
            }
        }
    }

    [Fact]
    public void A_drag_and_automation_allocate_nothing()
    {
        var b = Bench.OfSink();
        Vector2 at = b.Control("bell_hz").Box.Centre;
        b.Press(at);
        b.Host.Calls.EnsureCapacity(5000);
        Moves(300);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Moves(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        b.Release(at);

        void Moves(int count)
        {
            for (int i = 0; i < count; i++)
            {
                b.Move(at + new Vector2(0, i * 7 % 120 - 60));
                b.Desk.Set(b["low_db"], i * 13 % 100 / 100.0);
                b.Tick();
            }
        }
    }

    [Theory, MemberData(nameof(Plugins))]
    public void At_rest_nothing_moves_and_everything_wakes(string plugin)
    {
        var b = new Bench(Bench.Of(plugin));
        b.Run(15);
        Assert.False(b.Editor.IsMoving);
        Assert.False(b.Editor.Tick(Bench.Frame));
        Assert.Equal(0, b.Editor.Dirty.Length);

        Wakes("Changed", () => b.Editor.Changed());
        Wakes("pointer", () => b.Move(b.Control("bypass").Box.Centre));
        Wakes("key", () => b.Key(Key.Tab));
        Wakes("wheel", () => b.Wheel(b.Control("output_db").Box.Centre, 1));
        Wakes("value", () => b.Editor.Set(b["input_db"], 1));
        Wakes("preset", () => b.Editor.Presets.Choose(1));
        Wakes("undo", () => b.Undo());

        void Wakes(string what, Action act)
        {
            b.Shell.Wakes = 0;
            act();
            Assert.True(b.Shell.Wakes > 0, $"{plugin}: {what} does not wake");
            b.Run(15);
            Assert.False(b.Editor.IsMoving, $"{plugin}: moves after {what}");
        }
    }

    [Fact]
    public void A_knob_that_the_host_moves_is_drawn_and_little_else()
    {
        var b = Bench.OfSink();
        b.Run(1);
        b.Desk.Set(b["bell_db"], 0.9);
        Assert.True(b.Editor.Tick(Bench.Frame));
        PixelBox knob = b.Editor.Canvas.Touched(b.Control("bell_db").Box);
        Assert.Contains(b.Editor.Dirty.ToArray(), d => d.Cut(knob) == knob);
        int pixels = b.Editor.Dirty.ToArray().Sum(d => d.Width * d.Height);
        Assert.InRange(pixels, 1, 900 * 600 / 10); // the knob and the preset's "*"
        for (int i = 0; i < b.Editor.Dirty.Length; i++)
            for (int j = i + 1; j < b.Editor.Dirty.Length; j++) Assert.False(b.Editor.Dirty[i].Meets(b.Editor.Dirty[j]));
    }

    [Fact]
    public void Marks_without_number_become_one()
    {
        var b = Bench.OfSink();
        for (int i = 0; i < 5000; i++) b.Editor.Mark(new(i * 37 % 880, i * 91 % 580, 5, 5));
        Assert.True(b.Editor.Tick(Bench.Frame));
        AssertWhole(b, "after 5,000 marks");
    }

    [Fact]
    public void A_panel_that_is_off_takes_the_colour_from_what_it_holds()
    {
        var b = Bench.OfSink();
        var knob = (Knob)b.Control("bell_db");
        Assert.False(knob.IsDim);
        b.Click(b.Control("eq_on").Box.Centre);
        b.Tick();
        Assert.True(knob.IsDim);
        AssertWhole(b, "dim");
        b.Drag(knob.Box.Centre, new(0, -40)); // it still works
        Assert.Equal(0.7, b.Normal("bell_db"), 1e-6);
    }
}
