using TopDown.Dsp;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>The plug-in's page in this process.</summary>
public sealed unsafe class ManagedInsert : IInsert
{
    readonly Runner _runner;

    public ManagedInsert(PluginType type, double sampleRate, ReadOnlySpan<double> normals)
    {
        _runner = new Runner(type);
        _runner.Prepare(sampleRate, Layout.Stereo, normals);
    }

    /// <param name="runner">Prepared for stereo.</param>
    internal ManagedInsert(Runner runner) => _runner = runner;

    public PluginType Type => _runner.Type;
    public int Latency => _runner.Latency;
    public double Of(Reading reading) => _runner.Meters.Block(reading.Index);

    public void Process(Audio x, Audio key, ReadOnlySpan<Event> events = default)
    {
        fixed (float* left = x.Left, right = x.Right, keyLeft = key.Left, keyRight = key.Right)
        {
            void** main = stackalloc void*[2] { left, right }, side = stackalloc void*[2] { keyLeft, keyRight };
            var io = new HostAudio { In = main, Out = main, InChannels = 2, OutChannels = 2, Key0 = key.Length > 0 ? side : null, Key0Channels = key.Length > 0 ? 2 : 0 };
            using var guard = DenormalGuard.Enter();
            _runner.Begin();
            int done = 0;
            foreach (Event e in events)
            {
                _runner.Render(io, done, (int)e.Sample);
                _runner.Set(e.Index, e.Normal);
                done = (int)e.Sample;
            }
            _runner.Render(io, done, x.Length);
            _runner.End();
        }
    }

    public void Dispose()
    {
    }
}
