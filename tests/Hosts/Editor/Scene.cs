using System.Diagnostics;
using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Plugin;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>
/// A published bundle with its editor open on a screen, and a sine played through it: a host's loop on this thread, audio on another.
/// </summary>
sealed class Scene : IDisposable
{
    public const double SineHz = 500, SineDb = -18;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    readonly Screen _screen;

    public Scene(Screen screen, Vst3Module module, string name, (int X, int Y) at = default, bool hasSound = true)
    {
        _screen = screen;
        (Type, At) = (Plugins.Find(name)!.Type, at);
        screen.Enter();
        Plugin = module.Create();
        float peak = (float)Math.Pow(10, SineDb / 20);
        Player = new LivePlayer(Plugin, n => peak * (float)Math.Sin(2 * Math.PI * SineHz / 48_000 * n)) { HasSound = hasSound }.Start();
        View = Plugin.CreateView(Loop) ?? throw new InvalidOperationException("There is no editor.");
        Window = new X11Host(Loop, View, name, at);
    }

    public PluginType Type { get; }
    public (int X, int Y) At { get; }
    public EventLoop Loop { get; } = new();
    public Vst3Plugin Plugin { get; }
    public LivePlayer Player { get; }
    public PluginView View { get; }
    public X11Host Window { get; }

    public void Turn()
    {
        Loop.Turn(5);
        Player.Turn();
    }

    /// <summary>The host goes on until something is so. False: it never was.</summary>
    public bool Until(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > s_patience) return false;
            Turn();
        }
        return true;
    }

    /// <summary>What a user does with mouse and keyboard; the host goes on meanwhile, and until all of it has been heard.</summary>
    public void Do(params string[] actions)
    {
        Task user = Task.Run(() => _screen.Do(actions));
        while (!user.IsCompleted) Turn();
        user.GetAwaiter().GetResult();
        Window.Settle();
        Turn(); // the last of it is taken
        long blocks = Player.Blocks;
        Assert.True(Until(() => Player.Blocks > blocks + 8)); // and heard
    }

    /// <summary>A place in the editor as a place on the screen, for xdotool.</summary>
    public string[] MoveTo(int x, int y) => ["mousemove", (At.X + x).ToString(), (At.Y + y).ToString()];

    /// <summary>Drags up (negative: down) from a parameter's place.</summary>
    public void Drag(Parameter parameter, int up)
    {
        var (x, y) = Place(parameter);
        Do([.. MoveTo(x, y), "mousedown", "1", .. MoveTo(x, y - up / 2), .. MoveTo(x, y - up), "mouseup", "1"]);
    }

    public (int X, int Y) Place(Parameter parameter) =>
        View.PlaceOf(parameter.Number) ?? throw new InvalidOperationException($"The editor shows no {parameter.Id}.");

    /// <summary>What the controller holds now, in the parameter's unit.</summary>
    public double Plain(Parameter parameter) => parameter.ToPlain(Plugin.Value(parameter.Number));

    /// <summary>What goes out, dB, when it has stood still for a while.</summary>
    public double SteadyOutDb()
    {
        double last = double.NaN;
        long from = Player.Blocks;
        Assert.True(Until(() =>
        {
            if (Player.Blocks < from + 20) return false;
            from = Player.Blocks;
            bool steady = Math.Abs(Player.OutDb - last) < 0.02;
            last = Player.OutDb;
            return steady;
        }), "The output never stood still.");
        return last;
    }

    /// <summary>Nothing moves any more and no timer runs.</summary>
    public void Rest() => Assert.True(Until(() => Loop.Timers == 0), "The timer runs on although nothing moves.");

    /// <summary>Polls, because what one client drew need not be there yet when another one looks.</summary>
    /// <returns>Pixels that differ in the end.</returns>
    public int Differing(Func<int> count)
    {
        int differing = 0;
        Until(() => (differing = count()) == 0);
        return differing;
    }

    public void Dispose()
    {
        Window.Dispose();
        View.Dispose();
        Player.Dispose();
        Plugin.Dispose();
    }
}
