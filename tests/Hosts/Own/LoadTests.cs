using System.Diagnostics;
using System.Globalization;
using TopDown.Host;
using TopDown.Vst3.Abi;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Own;

/// <summary>Loading, size, unloading and loading again, as scanners do it; what is left behind.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed unsafe class LoadTests(ITestOutputHelper output)
{
    public static TheoryData<string> All => Bundles.All;

    [Theory, MemberData(nameof(All))]
    public void Size_and_time_to_the_first_call(string name)
    {
        long bytes = new FileInfo(Bundles.Binary(name)).Length;
        Assert.True(bytes < 3_500_000, $"{bytes} bytes");
        // In a process of its own would be purer; the first load here pays for the runtime, the second does not.
        var watch = Stopwatch.StartNew();
        Vst3Module module = Vst3Module.Load(Bundles.Path(name));
        double loaded = watch.Elapsed.TotalMilliseconds;
        Vst3Plugin plugin = module.Create();
        double made = watch.Elapsed.TotalMilliseconds;
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 512);
        plugin.Activate();
        plugin.SetProcessing(true);
        double active = watch.Elapsed.TotalMilliseconds;
        plugin.Process(512);
        double processed = watch.Elapsed.TotalMilliseconds;
        plugin.Dispose();
        module.Dispose();
        Assert.True(processed > 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {bytes / 1e6:F2} MB; loaded after {loaded:F1} ms, made {made:F1}, active {active:F1}, first block {processed:F1} (the block itself {processed - active:F2})"));
    }

    [Theory, MemberData(nameof(All))]
    public void A_hundred_times_unloaded_and_loaded(string name)
    {
        using var native = new Native(name);
        long live = native.Live, exceptions = native.Exceptions;
        for (int i = 0; i < 100; i++)
        {
            using Vst3Module module = Vst3Module.Load(Bundles.Path(name));
            if (i % 10 != 0) continue;
            using Vst3Plugin plugin = module.Create(options: new() { Connection = (Connection)(i / 10 % 3) });
            plugin.Render([new float[1000], new float[1000]]);
        }
        Assert.Equal(live, native.Live);
        Assert.Equal(exceptions, native.Exceptions);
    }

    [Theory, MemberData(nameof(All))]
    public void Nothing_is_allocated_around_process(string name)
    {
        using var native = new Native(name);
        using Vst3Module module = Vst3Module.Load(Bundles.Path(name));
        using (Vst3Plugin plugin = module.Create())
        {
            plugin.ActivateDefaultBuses();
            plugin.Setup(48_000, 256);
            plugin.Activate();
            plugin.SetProcessing(true);
            HostParameter[] moving = [.. plugin.Parameters.Where(p => !p.IsReadOnly)]; // the program and Learn too
            var random = new Random(1);
            plugin.Process(256); // this thread's first entry into the bundle's runtime is the host's affair
            long before = native.Allocated, collections = native.Collections;
            for (int block = 0; block < 300; block++)
            {
                Span<float> left = plugin.Input(0), right = plugin.Input(1);
                for (int i = 0; i < 256; i++) (left[i], right[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
                if (block % 20 == 7) left[100] = float.NaN;
                foreach (var p in moving)
                    for (int n = 0; n < 16; n++) plugin.Add(p.Id, n * 16, random.NextDouble());
                Assert.Equal(Result.Ok, plugin.Process(256));
                foreach (float y in plugin.Output(0)) Assert.True(float.IsFinite(y));
            }
            Assert.Equal(before, native.Allocated);
            Assert.Equal(collections, native.Collections);
        }
        Assert.Equal(0, native.Exceptions);
    }

    [Fact]
    public void Several_instances_of_two_plug_ins_in_one_process()
    {
        using var sink = new Native(Bundles.Sink);
        using var glue = new Native(Bundles.Glue);
        long sinks = sink.Live, glues = glue.Live;
        using (Vst3Module one = Vst3Module.Load(Bundles.Path(Bundles.Sink)), two = Vst3Module.Load(Bundles.Path(Bundles.Glue)))
        {
            var random = new Random(1);
            float[][] input = [[.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle() - 0.5f)], [.. Enumerable.Range(0, 5000).Select(_ => random.NextSingle() - 0.5f)]];
            Vst3Plugin[] plugins = [.. Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).Create(options: new() { Connection = i % 3 == 0 ? Connection.Proxy : Connection.Direct }))];
            float[][][] alone = [.. plugins.Select(p => p.Render(input))];
            // All at once on threads of their own: what one does is nothing to the others.
            float[][][] together = new float[plugins.Length][][];
            Thread[] threads = [.. plugins.Select((p, i) => new Thread(() => together[i] = p.Render(input)))];
            foreach (var t in threads) t.Start();
            foreach (var t in threads) t.Join();
            for (int i = 0; i < plugins.Length; i++)
                for (int c = 0; c < 2; c++) Assert.True(alone[i][c].AsSpan().SequenceEqual(together[i][c]), $"instance {i}");
            foreach (var p in plugins.Reverse()) p.Dispose();
        }
        Assert.Equal((sinks, glues), (sink.Live, glue.Live));
        Assert.Equal((0, 0), (sink.Exceptions, glue.Exceptions));
    }
}
