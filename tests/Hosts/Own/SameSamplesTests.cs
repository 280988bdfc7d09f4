using System.Globalization;
using TopDown.Host;
using TopDown.Plugin;
using TopDown.Vst3;
using TopDown.Vst3.Abi;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Own;

/// <summary>The published bundle and the same page run managed: same samples, same state, same description.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed unsafe class SameSamplesTests(ITestOutputHelper output)
{
    public static TheoryData<string> All => Bundles.All;

    static Vst3Module Managed(string name)
    {
        var factory = new Factory(Catalogue.Plugins.Find(name)!.Type);
        Vst3Module module = Vst3Module.FromFactory((nint)factory.Give());
        factory.Release();
        return module;
    }

    static float[][] Noise(int frames, int seed)
    {
        var random = new Random(seed);
        return [Channel(), Channel()];

        float[] Channel() => [.. Enumerable.Range(0, frames).Select(i => (float)((random.NextDouble() - 0.5) * (i / 6000 % 3 == 2 ? 0 : 1)))];
    }

    [Theory, MemberData(nameof(All))]
    public void Every_preset_gives_the_same_samples(string name)
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        using Vst3Module managed = Managed(name), native = Vst3Module.Load(Bundles.Path(name));
        foreach (var preset in type.Presets)
        {
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            Compare(preset.Name, normals, []);
        }
        var random = new Random(5);
        for (int seed = 0; seed < 6; seed++)
        {
            double[] normals = [.. type.Defaults().Select((n, i) => type.Page.Parameters[i] is Setting or Command || type.Page.Parameters[i].IsGlobal ? n : random.NextDouble())];
            ParameterPoint[] points = [.. Enumerable.Range(0, 60).Select(_ => new ParameterPoint(random.Next(40_000), Pick().Number, random.NextDouble()))];
            Compare($"automation {seed}", normals, points);
        }

        Parameter Pick()
        {
            for (; ; )
            {
                Parameter p = type.Page.Parameters[random.Next(type.Page.Parameters.Count)];
                if (p.IsAutomatable && !p.IsGlobal) return p;
            }
        }

        void Compare(string what, double[] normals, ParameterPoint[] points)
        {
            byte[] state = StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type));
            using Vst3Plugin one = managed.Create(), two = native.Create();
            Assert.True(one.SetState(state) && two.SetState(state));
            Assert.Equal(one.GetState(), two.GetState());
            RenderJob job = new() { Input = Noise(40_000, 1), Key = type.Page.Keys.Count > 0 ? Noise(40_000, 2) : null, Points = points, Blocks = [512, 100] };
            RenderResult a = one.Render(job), b = two.Render(job);
            Assert.Equal((a.LatencySamples, a.TailSamples), (b.LatencySamples, b.TailSamples));
            double worst = 0, peak = 0;
            for (int c = 0; c < 2; c++)
            {
                for (int i = 0; i < a.Output[c].Length; i++)
                {
                    worst = Math.Max(worst, Math.Abs((double)a.Output[c][i] - b.Output[c][i]));
                    peak = Math.Max(peak, Math.Abs(a.Output[c][i]));
                }
            }
            // 1e-6 for what is linear and static; a bend after a gain, or a feedback detector, may make ten of it.
            bool bends = points.Length > 0 || On("comp_on") || On("sat_on");
            double most = (bends ? 1e-5 : 1e-6) * Math.Max(1, peak);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {what}: {worst:E1} of a peak of {peak:F2}"));
            Assert.True(worst <= most, $"{what}: {worst:E2}, {most:E1} is the most");

            bool On(string id) => type.Page.Find(id) is { } p && normals[p.Index] >= 0.5;
        }
    }

    [Theory, MemberData(nameof(All))]
    public void State_goes_both_ways(string name)
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        using Vst3Module managed = Managed(name), native = Vst3Module.Load(Bundles.Path(name));
        var random = new Random(1);
        for (int n = 0; n < 20; n++)
        {
            byte[] state = StateCodec.Write(type, [.. type.Defaults().Select(_ => random.NextDouble())], StateCodec.Extra.Fresh(type) with { Program = n % type.Presets.Count });
            using Vst3Plugin one = managed.Create(), two = native.Create(), three = native.Create();
            Assert.True(one.SetState(state));
            Assert.True(two.SetState(one.GetState()));
            Assert.Equal(one.GetState(), two.GetState());
            Assert.True(one.SetState(two.GetState()));
            Assert.Equal(two.GetState(), one.GetState());
            foreach (var p in type.Page.Parameters) Assert.Equal(one.Value(p.Number), two.Value(p.Number), 1e-12);
            foreach (byte[] rubbish in new[] { [], "TopDown state 1\nplugin=00"u8.ToArray(), state[..30], new byte[5000] }) Assert.False(two.SetState(rubbish));
            Assert.Equal(one.GetState(), two.GetState());
            Assert.NotEqual(one.GetState(), three.GetState()); // instances do not share anything
        }
    }

    [Theory, MemberData(nameof(All))]
    public void The_bundle_describes_itself_as_the_page_does(string name)
    {
        using Vst3Module managed = Managed(name), native = Vst3Module.Load(Bundles.Path(name));
        Assert.Equal(managed.Classes, native.Classes);
        Assert.Equal((managed.Vendor, managed.FactoryVersion), (native.Vendor, native.FactoryVersion));
        using Vst3Plugin one = managed.Create(), two = native.Create();
        Assert.Equal(one.Parameters, two.Parameters);
        Assert.Equal(one.InputBuses, two.InputBuses);
        Assert.Equal(one.OutputBuses, two.OutputBuses);
        Assert.Equal(one.Units, two.Units);
        Assert.Equal(one.ProgramLists.Single().Programs, two.ProgramLists.Single().Programs);
        foreach (var p in one.Parameters)
            for (int i = 0; i <= 40; i++) Assert.Equal(one.TextOf(p.Id, i / 40.0), two.TextOf(p.Id, i / 40.0));
    }
}
