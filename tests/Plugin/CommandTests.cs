using TopDown.Host;
using TopDown.Vst3.Abi;

namespace TopDown.Plugin.Tests;

/// <summary>Jobs (Learn) and settings (oversampling): what the controller tells its host, in which order, and that it comes true.</summary>
public sealed class CommandTests
{
    static readonly PluginType Sink = Every.Of("Kitchen Sink");

    static uint Id(string id) => Sink.Page.Find(id)!.Number;

    [Theory]
    [InlineData(Connection.Direct, -12)]
    [InlineData(Connection.Proxy, -12)]
    [InlineData(Connection.Proxy, -30)]
    public void Learn_listens_and_proposes_as_one_edit(Connection connection, double peakDb)
    {
        using var hosted = new Hosted(Sink, new PluginOptions { Connection = connection });
        Vst3Plugin plugin = hosted.Plugin;
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 480);
        plugin.Activate();
        plugin.SetProcessing(true);
        Play(1, 0); // before Learn: full scale, which it must not count
        plugin.SetValue(Id("learn"), 1);
        Play(6, peakDb);
        plugin.ForgetHostCalls();
        plugin.SetValue(Id("learn"), 0);

        HostCall[] calls = plugin.HostCalls;
        Assert.Equal([HostCallKind.StartGroupEdit, HostCallKind.BeginEdit, HostCallKind.PerformEdit, HostCallKind.EndEdit, HostCallKind.FinishGroupEdit, HostCallKind.Restart], calls.Select(c => c.Kind));
        Assert.Equal("Done", plugin.TextOf(Id("result"), plugin.Value(Id("result"))));
        Assert.All(calls[1..4], c => Assert.Equal(Id("threshold_db"), c.Id));
        // The peaks of the bursts less 6 dB (what this page's Learn does); the reading is in steps of 0.1 dB.
        Assert.Equal(peakDb - 6, plugin.ToPlain(Id("threshold_db"), calls[2].Value), 0.3);
        Assert.Equal(calls[2].Value, plugin.Value(Id("threshold_db")));

        Play(0.1, peakDb); // the host hands the edit to the processor
        Assert.Contains("threshold_db=" + (peakDb - 6).ToString("F0", System.Globalization.CultureInfo.InvariantCulture)[..2], System.Text.Encoding.UTF8.GetString(plugin.GetState()), StringComparison.Ordinal);
        Assert.Equal(connection == Connection.Proxy, plugin.Messages > 0);

        void Play(double seconds, double db)
        {
            var random = new Random(1);
            for (int block = 0; block < seconds * 100; block++)
            {
                for (int c = 0; c < 2; c++)
                {
                    var x = plugin.Input(c);
                    for (int i = 0; i < 480; i++) x[i] = block % 10 < 7 ? (float)(Math.Pow(10, db / 20) * (random.Next(2) * 2 - 1)) : 0;
                }
                Assert.Equal(0, plugin.Process(480));
                plugin.Poll();
            }
        }
    }

    [Fact]
    public void Learn_without_a_connection_or_without_sound_proposes_nothing()
    {
        foreach (var connection in new[] { Connection.None, Connection.Direct })
        {
            using var hosted = new Hosted(Sink, new PluginOptions { Connection = connection });
            hosted.Plugin.SetValue(Id("learn"), 1);
            hosted.Plugin.SetValue(Id("learn"), 0);
            Assert.DoesNotContain(hosted.Plugin.HostCalls, c => c.Kind is HostCallKind.PerformEdit or HostCallKind.StartGroupEdit);
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_setting_restarts_the_plug_in_and_its_latency_comes_true(string name)
    {
        var type = Every.Of(name);
        foreach (var connection in new[] { Connection.Direct, Connection.Proxy })
        {
            foreach (var setting in type.Page.Parameters.OfType<Setting>())
            {
                using var hosted = new Hosted(type, new PluginOptions { Connection = connection });
                Vst3Plugin plugin = hosted.Plugin;
                Assert.False(plugin.Parameters.Single(p => p.Id == setting.Number).CanAutomate);
                plugin.ActivateDefaultBuses();
                plugin.Setup(48_000, 512);
                plugin.Activate();
                plugin.SetProcessing(true);
                for (int i = setting.Steps; i >= 0; i--)
                {
                    plugin.ForgetHostCalls();
                    bool isNew = setting.ToPlain(plugin.Value(setting.Number)) != i;
                    int before = plugin.LatencySamples;
                    plugin.SetValue(setting.Number, setting.ToNormal(i));
                    Assert.Equal(isNew, plugin.HostCalls.Contains(new HostCall(HostCallKind.Restart, Flags: RestartFlags.LatencyChanged)));
                    Assert.Equal(0, plugin.Process(512)); // until the host restarts it, the old latency is the true one
                    Assert.Equal(before, plugin.LatencySamples);
                    plugin.HandleRestarts();
                    double[] values = type.Defaults();
                    Assert.True(StateCodec.TryRead(type, plugin.GetState(), values, out _));
                    Assert.Equal(i, setting.ToPlain(values[setting.Index]));
                    Assert.Equal(type.Latency(Settings.Of(type.Page, 48_000, values)), plugin.LatencySamples);
                }
            }
        }
    }

    [Fact]
    public void Oversampling_in_linear_phase_has_a_latency()
    {
        // Guards the test above: where every latency is 0 it could not fail.
        double[] linear = Setups.Read(Sink, "oversampling=4x os_phase=Linear");
        using var hosted = new Hosted(Sink);
        hosted.At(linear).Plugin.Setup(48_000, 64);
        hosted.Plugin.Activate();
        Assert.InRange(hosted.Plugin.LatencySamples, 10, 500);
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Gain_reduction_reaches_the_host_in_every_way(string name)
    {
        var type = Every.Of(name);
        if (type.Page.GainReduction is not { } reading) return;
        double[] normals = Setups.Of(type).First(s => s.Name is "keyed").Normals;
        using var hosted = new Hosted(type);
        hosted.At(normals);
        Assert.Equal(reading.Number, hosted.Plugin.ParameterOfFunction(FunctionNames.GainReduction));
        Assert.Equal(0.0, hosted.Plugin.GainReductionDb);
        RenderJob loud = new() { Input = Signals.Noise(2, 24_000, 0.9), Key = type.Page.Keys.Count > 0 ? Signals.Noise(2, 24_000, 0.9, 5) : null };
        var points = hosted.Plugin.Render(loud).Points;
        Assert.InRange(reading.ToPlain(hosted.Plugin.Meter(reading.Number)!.Value), 0.5, 40);
        // The third way is asked for, not sent: the largest since it was asked before.
        double largest = points.Where(p => p.Id == reading.Number).Max(p => reading.ToPlain(p.Value));
        Assert.Equal(-largest, hosted.Plugin.GainReductionDb!.Value, 1e-9);
        Assert.InRange(type.Page.InPeak.ToPlain(hosted.Plugin.Meter(type.Page.InPeak.Number)!.Value), -1.5, -0.5); // 20 log 0.9 = −0.9
        hosted.Plugin.SetValue(type.Page.Bypass.Number, 1);
        Assert.Equal(0.0, hosted.Plugin.GainReductionDb);
    }
}
