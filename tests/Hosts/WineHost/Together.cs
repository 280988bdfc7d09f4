using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>
/// Several plug-ins, each with a runtime of its own, in one process: audio threads render while another thread forces each runtime
/// to collect its garbage, which stops the audio threads inside it. Every sample must be that of the quiet run.
/// </summary>
static class Together
{
    const int InstancesEach = 2, Collections = 50;

    public static int Run(string[] bundles)
    {
        var modules = bundles.Select(Vst3Module.Load).ToArray();
        var own = bundles.Select(b => new Diagnostic(b)).ToArray();
        var plugins = modules.SelectMany(m => Enumerable.Range(0, InstancesEach).Select(_ => m.Create())).ToArray();
        float[][] input = Noise.Stereo(24_000, seed: 3);
        float[][][] quiet = [.. plugins.Select(p => p.Render(input, blocks: 128))];
        long[] before = [.. own.Select(d => d.Collections)];

        int running = plugins.Length, renders = 0, differing = 0;
        bool enough = false;
        Thread[] audio = [.. plugins.Select((p, i) => new Thread(() => Listen(p, quiet[i])))];
        var collector = new Thread(() =>
        {
            while (Volatile.Read(ref running) > 0)
            {
                foreach (var d in own) d.Collect();
                if (own.Select((d, i) => d.Collections - before[i]).Min() >= Collections) Volatile.Write(ref enough, true);
            }
        });
        collector.Start();
        foreach (var t in audio) t.Start();
        foreach (var t in audio) t.Join();
        collector.Join();

        foreach (var p in plugins) p.Dispose();
        bool right = differing == 0;
        for (int i = 0; i < bundles.Length; i++)
        {
            long collections = own[i].Collections - before[i];
            Console.WriteLine($"{Path.GetFileNameWithoutExtension(bundles[i])}\tcollections {collections}\texceptions {own[i].Exceptions}");
            right &= collections >= Collections && own[i].Exceptions == 0;
        }
        foreach (var m in modules) m.Dispose();
        Console.WriteLine($"plug-ins {plugins.Length}\trenders {renders}\tdiffering {differing}");
        return right ? 0 : 1;

        void Listen(Vst3Plugin plugin, float[][] expected)
        {
            try
            {
                do
                {
                    Interlocked.Increment(ref renders);
                    float[][] heard = plugin.Render(input, blocks: 128);
                    if (!heard[0].AsSpan().SequenceEqual(expected[0]) || !heard[1].AsSpan().SequenceEqual(expected[1])) Interlocked.Increment(ref differing);
                }
                while (!Volatile.Read(ref enough));
            }
            catch (Vst3Exception e)
            {
                Console.Error.WriteLine(e.Message);
                Interlocked.Increment(ref differing);
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }
}
