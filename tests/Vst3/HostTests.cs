using TopDown.Host;
using TopDown.Vst3.Abi;
using Xunit;

namespace TopDown.Vst3.Tests;

/// <summary>The host library judged by a probe plug-in that lives in this process and sees what a plug-in sees.</summary>
public sealed unsafe class HostTests
{
    static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        var x = new float[length];
        for (int i = 0; i < length; i++) x[i] = (float)(random.NextDouble() - 0.5);
        return x;
    }

    static void With(Action<Vst3Plugin> test, PluginOptions? options = null)
    {
        int before = ComObject.Live;
        using (Vst3Module module = Vst3Module.FromFactory(ProbeFactory.New()))
        {
            using Vst3Plugin plugin = module.Create(options: options);
            ProbeProcessor.Log.Clear();
            test(plugin);
        }
        Assert.Equal(before, ComObject.Live); // host's and plug-in's objects alike: nobody holds anything
    }

    [Fact]
    public void A_factory_of_version_1_is_enough()
    {
        using Vst3Module module = Vst3Module.FromFactory(ProbeFactory.New());
        Assert.Equal(1, module.FactoryVersion);
        Assert.Equal("Probe & Söhne", module.Vendor);
        Assert.Equal([true, false], module.Classes.Select(c => c.IsEffect));
        module.Create(ProbeFactory.ProcessorId.ToString()).Dispose();
        Assert.Throws<Vst3Exception>(() => module.Create("Another"));
    }

    [Fact]
    public void Calls_come_in_a_DAWs_order() => With(p =>
    {
        p.Render([Noise(100, 1), Noise(100, 2)], key: [Noise(100, 3), Noise(100, 4)]);
        Assert.Equal(
            ["setBusArrangements", "activateBus Input 0 1", "activateBus Input 1 0", "activateBus Output 0 1", "activateBus Input 1 1",
                "setupProcessing", "setActive 1", "setProcessing 1", "setProcessing 0", "setActive 0"], ProbeProcessor.Log);
        ProbeProcessor.Log.Clear();
        p.Dispose();
        Assert.Equal(["disconnect", "terminate"], ProbeProcessor.Log);
    });

    [Theory]
    [InlineData(SampleSize.Float32, false)]
    [InlineData(SampleSize.Float64, false)]
    [InlineData(SampleSize.Float32, true)]
    public void Points_land_on_their_sample_in_any_split(SampleSize size, bool inPlace) => With(p =>
    {
        float[] x = Noise(1000, 1), key = Noise(700, 2);
        ParameterPoint[] points = [new(500, ProbeProcessor.Gain, 0.25), new(0, ProbeProcessor.Gain, 0.5), new(500, ProbeProcessor.Gain, 0.75)];
        foreach (int[] blocks in (int[][])[[1000], [1], [64, 0, 1, 333], [500]])
        {
            RenderResult r = p.Render(new RenderJob { Input = [x], Key = [key], Points = points, Blocks = blocks, SampleSize = size, CompensateLatency = true });
            Assert.Equal(ProbeProcessor.Latency, r.LatencySamples);
            Assert.Equal(1000, r.Output[0].Length);
            for (int n = 0; n < 1000; n++)
            {
                // The key is not delayed; points act on the undelayed clock. The second point on sample 500 wins.
                int at = n + ProbeProcessor.Latency;
                float expected = (float)((at < 500 ? 0.5 : 0.75) * x[n] + (at < 700 ? key[at] : 0));
                Assert.Equal(expected, r.Output[0][n]);
            }
        }
    }, new PluginOptions { InPlace = inPlace });

    [Theory]
    [InlineData(InactiveBus.Silent, 2, 2)]
    [InlineData(InactiveBus.NoChannels, 2, 0)]
    [InlineData(InactiveBus.Omitted, 1, 0)]
    public void An_inactive_side_chain_looks_as_asked(InactiveBus habit, int buses, int channels) => With(p =>
    {
        float[] x = Noise(64, 1);
        float[] y = p.Render([x, x])[0];
        Assert.Equal((buses, channels), (ProbeProcessor.LastInputs, ProbeProcessor.LastKeyChannels));
        Assert.Equal(x[..(64 - ProbeProcessor.Latency)], y[ProbeProcessor.Latency..]);
    }, new PluginOptions { InactiveBuses = habit });

    [Fact]
    public void Silent_channels_are_flagged_and_the_answer_is_read() => With(p =>
    {
        RenderResult r = p.Render(new RenderJob { Input = [Noise(64, 1), new float[64]], FlagSilence = true });
        Assert.Equal((2ul, 0), (ProbeProcessor.LastSilence, r.SilentBlocks));
        r = p.Render(new RenderJob { Input = [new float[128], new float[128]], FlagSilence = true, Blocks = [64] });
        Assert.Equal((3ul, 2), (ProbeProcessor.LastSilence, r.SilentBlocks));
    });

    [Fact]
    public void Meters_reach_caller_and_controller() => With(p =>
    {
        RenderResult r = p.Render(new RenderJob { Input = [Noise(100, 1)], Points = [new(60, ProbeProcessor.Gain, 0.25)], Blocks = [50] });
        uint meter = ProbeProcessor.Meter; // sent late point first: the host puts them in order of time
        Assert.Equal([new(10, meter, 0.0625), new(49, meter, 1), new(60, meter, 0.0625), new(99, meter, 0.25)], r.Points);
        Assert.Equal(0.25, p.Meter(ProbeProcessor.Meter));
        Assert.Equal(0.25, p.Value(ProbeProcessor.Gain));
        Assert.Equal(-0.25, p.GainReductionDb);
        Assert.Equal(ProbeProcessor.Meter, p.ParameterOfFunction(FunctionNames.GainReduction));
        Assert.Null(p.ParameterOfFunction(FunctionNames.DryWetMix));
    });

    [Fact]
    public void An_editors_knob_is_written_down_and_reaches_the_next_block() => With(p =>
    {
        ProbeController.Newest!.Turn(0.5);
        ProbeController.Newest.Restart(RestartFlags.LatencyChanged);
        Assert.Equal([HostCallKind.BeginEdit, HostCallKind.PerformEdit, HostCallKind.EndEdit, HostCallKind.Restart], p.HostCalls.Select(c => c.Kind));
        Assert.Equal(0.5, p.HostCalls[1].Value);
        float[] x = Noise(64, 1);
        Assert.Equal(0.5f * x[0], p.Render([x])[0][ProbeProcessor.Latency]);

        p.Setup(48_000, 64);
        p.Activate();
        p.SetProcessing(true);
        ProbeProcessor.Log.Clear();
        Assert.Equal(RestartFlags.LatencyChanged, p.HandleRestarts());
        Assert.Equal(["setProcessing 0", "setActive 0", "setActive 1", "setProcessing 1"], ProbeProcessor.Log);
        Assert.Equal(RestartFlags.None, p.HandleRestarts());
    });

    [Theory]
    [InlineData(Connection.Direct, 0)]
    [InlineData(Connection.Proxy, 1)]
    [InlineData(Connection.None, 0)]
    public void Messages_pass_directly_by_proxy_or_not_at_all(Connection connection, int counted) => With(p =>
    {
        ProbeController.LastMessage = "";
        p.Render([Noise(64, 1)]);
        Assert.Equal(connection == Connection.None ? "" : "hello 010203", ProbeController.LastMessage);
        Assert.Equal(counted, p.Messages);
    }, new PluginOptions { Connection = connection });

    [Fact]
    public void State_survives_a_stream_of_single_bytes() => With(p =>
    {
        p.SetValue(ProbeProcessor.Gain, 0.625);
        p.Render([Noise(64, 1)]);
        byte[] state = p.GetState();
        Assert.Equal(BitConverter.GetBytes(0.625), state);
        ProbeProcessor.Reads = 0;
        Assert.True(p.SetState(BitConverter.GetBytes(0.125)));
        Assert.Equal(8, ProbeProcessor.Reads);
        Assert.Equal(BitConverter.GetBytes(0.125), p.GetState());
        Assert.False(p.SetState(state.AsSpan(0, 7)));
    }, new PluginOptions { LongestRead = 1 });

    [Fact]
    public void Writing_beside_a_buffer_is_found_out() => With(p =>
    {
        ProbeProcessor.Overrun = true;
        Assert.False(p.Render(new RenderJob { Input = [Noise(64, 1)], Blocks = [64] }).GuardsIntact);
        Assert.True(p.Render(new RenderJob { Input = [Noise(64, 1)], Blocks = [64] }).GuardsIntact);
    });

    [Fact]
    public void What_a_plug_in_leaves_unwritten_is_NaN() => With(p =>
    {
        float[] x = Noise(64, 1);
        Assert.DoesNotContain(float.NaN, p.Render([x])[0]);
        ProbeProcessor.Lazy = true;
        Assert.All(p.Render([x])[0], y => Assert.True(float.IsNaN(y)));
        ProbeProcessor.Lazy = false;
    }, new PluginOptions { PoisonOutputs = true });

    [Fact]
    public void A_refused_arrangement_leaves_the_buses() => With(p =>
    {
        Assert.False(p.SetArrangement([SpeakerArrangement.Surround51, SpeakerArrangement.Stereo], [SpeakerArrangement.Surround51]));
        Assert.Equal(2, p.OutputBuses[0].Channels);
        Assert.True(p.SetArrangement([SpeakerArrangement.Mono, SpeakerArrangement.Stereo], [SpeakerArrangement.Mono]));
        Assert.Equal((1, SpeakerArrangement.Mono), (p.OutputBuses[0].Channels, p.OutputBuses[0].Arrangement));
    });

    [Fact]
    public void Blocks_without_samples_or_without_buses_carry_parameters() => With(p =>
    {
        p.Setup(48_000, 64);
        p.Activate();
        p.SetValue(ProbeProcessor.Gain, 0.5);
        Assert.Equal(Result.Ok, p.Process(0));
        Assert.Equal(0.5, p.Meter(ProbeProcessor.Meter));
        p.SetValue(ProbeProcessor.Gain, 0.75);
        Assert.Equal(Result.Ok, p.Flush());
        Assert.Equal((0, 0.75), (ProbeProcessor.LastInputs, p.Meter(ProbeProcessor.Meter)));
    });

    [Fact]
    public void A_bundle_leads_to_its_binary()
    {
        string root = Directory.CreateTempSubdirectory("bundle").FullName, bundle = Path.Combine(root, "Name.vst3");
        string file = OperatingSystem.IsMacOS() ? "Name" : OperatingSystem.IsWindows() ? "Name.vst3" : "Name.so";
        string binary = Path.Combine(bundle, "Contents", BundlePath.Folder, file);
        Assert.Throws<FileNotFoundException>(() => BundlePath.Binary(bundle));
        Directory.CreateDirectory(Path.GetDirectoryName(binary)!);
        File.WriteAllText(binary, "no library");
        Assert.Equal(binary, BundlePath.Binary(bundle));
        Assert.Equal(binary, BundlePath.Binary(bundle + Path.DirectorySeparatorChar));
        Assert.Equal(binary, BundlePath.Binary(binary));
        Assert.ThrowsAny<Exception>(() => Vst3Module.Load(bundle));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_block_allocates_nothing() => With(p =>
    {
        p.Setup(48_000, 256);
        p.Activate();
        p.SetProcessing(true);
        for (int warm = 0; warm < 3; warm++) Block();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) Block();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Block()
        {
            for (int i = 0; i < 200; i++) p.Add(ProbeProcessor.Gain, i, i / 200.0);
            p.Process(256);
        }
    });
}
