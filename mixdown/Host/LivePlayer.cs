using System.Diagnostics;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>
/// Plays a sound through a plug-in on a thread of its own, about in real time, while its editor is open: edits go to the processor,
/// readings come back. <see cref="Turn"/> is for the controller's thread.
/// </summary>
public sealed class LivePlayer : IDisposable
{
    const int Block = 480;

    readonly Vst3Plugin _plugin;
    readonly Func<long, float> _sound;
    readonly double _rate;
    readonly Lock _gate = new(); // of the plug-in: a block, or what a timer does between blocks
    readonly Thread _thread;
    volatile bool _ends;
    double _inDb = double.NegativeInfinity, _outDb = double.NegativeInfinity;

    /// <param name="sound">A sample by its number. <see cref="Start"/> begins.</param>
    public LivePlayer(Vst3Plugin plugin, Func<long, float> sound, double sampleRate = 48_000)
    {
        (_plugin, _sound, _rate) = (plugin, sound, sampleRate);
        plugin.ActivateDefaultBuses();
        plugin.Setup(sampleRate, Block);
        plugin.Activate();
        plugin.SetProcessing(true);
        _thread = new Thread(Play) { IsBackground = true, Name = "audio" };
    }

    /// <summary>RMS of the last block, dBFS of a sine's peak.</summary>
    public double InDb => Volatile.Read(ref _inDb);

    /// <inheritdoc cref="InDb"/>
    public double OutDb => Volatile.Read(ref _outDb);

    public long Blocks { get; private set; }

    /// <summary>False: zeros.</summary>
    public bool HasSound { get; set; } = true;

    public LivePlayer Start()
    {
        _thread.Start();
        return this;
    }

    void Play()
    {
        var watch = Stopwatch.StartNew();
        for (long at = 0; !_ends; at += Block)
        {
            lock (_gate)
            {
                Span<float> left = _plugin.Input(0), right = _plugin.InputBuses[0].Channels > 1 ? _plugin.Input(1) : default;
                for (int i = 0; i < Block; i++) left[i] = HasSound ? _sound(at + i) : 0;
                if (!right.IsEmpty) left.CopyTo(right);
                double before = Level(left);
                if (_plugin.Process(Block) != Result.Ok) return;
                Volatile.Write(ref _inDb, before);
                Volatile.Write(ref _outDb, Level(_plugin.Output(0)));
                Blocks++;
            }
            double early = (at + Block) / _rate - watch.Elapsed.TotalSeconds;
            if (early > 0) Thread.Sleep(TimeSpan.FromSeconds(early));
        }
    }

    static double Level(ReadOnlySpan<float> x)
    {
        double sum = 0;
        foreach (float v in x) sum += (double)v * v;
        return 10 * Math.Log10(2 * sum / x.Length + 1e-20);
    }

    /// <summary>What a host's timer does: values and readings go to the controller, restarts are done.</summary>
    public void Turn()
    {
        lock (_gate)
        {
            _plugin.Poll();
            _plugin.HandleRestarts();
        }
    }

    public void Dispose()
    {
        _ends = true;
        if (_thread.IsAlive) _thread.Join();
        _plugin.Deactivate();
    }
}
