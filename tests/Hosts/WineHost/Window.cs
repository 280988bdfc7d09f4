using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>The editor in a real window: every step prints what happened, the test on the other side judges the figures.</summary>
static class Window
{
    const double SineHz = 500, SineDb = -18;

    /// <param name="parameter">Title of a trim in dB that the level follows.</param>
    /// <param name="picture">Where the picture of the idle editor goes: width and height as int32, then 0xFFRRGGBB.</param>
    public static int Run(string bundle, string parameter, string picture)
    {
        using var own = new Diagnostic(bundle);
        long live = own.Live;
        using (Vst3Module module = Vst3Module.Load(bundle))
        {
            using Vst3Plugin plugin = module.Create();
            float peak = (float)Math.Pow(10, SineDb / 20);
            using var player = new LivePlayer(plugin, n => peak * (float)Math.Sin(2 * Math.PI * SineHz / 48_000 * n)) { HasSound = false }.Start();
            uint id = plugin.Parameter(parameter).Id;
            using PluginView view = plugin.CreateView(null) ?? throw new Vst3Exception("There is no editor.");
            using (var host = new WindowsHost(view))
            {
                Turn(player, 100);
                Say($"size\t{view.Size.Width}\t{view.Size.Height}");
                Save(picture, view.Size, host.Pixels());
                player.HasSound = true;
                double quiet = Steady(player), from = Db(plugin, id);
                plugin.ForgetHostCalls();
                var (x, y) = view.PlaceOf(id) ?? throw new Vst3Exception("The editor shows no " + parameter + ".");
                host.Drag(x, y, 40);
                Say($"drag\t{Db(plugin, id) - from:R}\t{Steady(player) - quiet:R}\t{string.Join(' ', plugin.HostCalls.Where(c => c.Id == id).Select(c => c.Kind))}");
                double before = Db(plugin, id);
                host.Wheel(x, y, 1);
                Say($"wheel\t{Db(plugin, id) - before:R}");
                uint[] shown = host.Pixels();
                plugin.SetControllerValue(id, 0.9);
                Turn(player, 20);
                Say($"automation\t{Differing(shown, host.Pixels())}");
                host.Key(0x74); // F5
                host.Key(0x20); // Space
                WindowsHost.Pump();
                Say($"keys\t{string.Join(' ', WindowsHost.Keys)}");
                host.Resize(1350, 900);
                Turn(player, 20);
                uint[] large = host.Pixels();
                Say($"resized\t{view.Size.Width}\t{view.Size.Height}\t{large.Distinct().Count()}\t{large[^1]:X8}");
                Say($"scale\t{view.SetScale(2)}\t{host.Size.Width}\t{host.Size.Height}");
            }
            for (int i = 0; i < 50; i++)
            {
                using PluginView again = plugin.CreateView(null)!;
                using var host = new WindowsHost(again);
                Turn(player, 1);
            }
            using (PluginView orphan = plugin.CreateView(null)!)
            {
                var host = new WindowsHost(orphan);
                host.DestroyWindowFirst();
                Turn(player, 5);
                Say($"destroyed\t{orphan.Remove()}");
            }
        }
        Say($"left\t{own.Live - live}\texceptions\t{own.Exceptions}");
        return 0;
    }

    static double Db(Vst3Plugin plugin, uint id) => plugin.ToPlain(id, plugin.Value(id));

    // So many blocks long.
    static void Turn(LivePlayer player, int blocks)
    {
        long from = player.Blocks;
        var watch = Stopwatch.StartNew();
        while (player.Blocks < from + blocks && watch.Elapsed.TotalSeconds < 20)
        {
            WindowsHost.Pump();
            player.Turn();
            Thread.Sleep(2);
        }
    }

    static double Steady(LivePlayer player)
    {
        double last = double.NaN;
        for (int i = 0; i < 100 && !(Math.Abs(player.OutDb - last) < 0.02); i++)
        {
            last = player.OutDb;
            Turn(player, 20);
        }
        return player.OutDb;
    }

    static int Differing(uint[] a, uint[] b) => a.Where((p, i) => i >= b.Length || p != b[i]).Count();

    static void Save(string file, (int Width, int Height) size, uint[] pixels)
    {
        using FileStream to = File.Create(file);
        to.Write(MemoryMarshal.AsBytes<int>([size.Width, size.Height]));
        to.Write(MemoryMarshal.AsBytes(pixels.AsSpan()));
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
