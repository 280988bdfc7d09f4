using System.Runtime.Intrinsics.X86;
using TopDown.Catalogue;
using TopDown.Host;
using TopDown.Hosts.Tests.Wine;
using TopDown.Plugin;
using TopDown.Testing;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Own;

/// <summary>The quick build (avx2) against the one for every CPU (compat), on Linux.</summary>
[Collection("Own host")] // loads bundles into this process
public sealed class FlavourTests(ITestOutputHelper output)
{
    public static TheoryData<string> All => [.. Plugins.All.Where(e => e.Name == Bundles.Glue || Environment.GetEnvironmentVariable("TOPDOWN_LONG") == "1").Select(e => e.Name)];

    [Theory, MemberData(nameof(All))]
    public void Every_preset_sounds_the_same(string name)
    {
        // An avx2 bundle ends this very process on a CPU without all of them.
        if (!(Avx2.IsSupported && Fma.IsSupported && Bmi1.IsSupported && Bmi2.IsSupported && Lzcnt.IsSupported && Popcnt.IsSupported))
        {
            output.WriteLine("This CPU has no AVX2: nothing to compare.");
            return;
        }
        string folder = Path.Combine(Repo.Root, "out", "linux-x64-avx2", name + ".vst3");
        Assert.True(Directory.Exists(folder), $"{folder} is not there: run ./topdown build \"{name}\" --flavour avx2");
        var type = Plugins.Find(name)!.Type;
        float[][] music = QuickBand.Play();
        using Vst3Module compat = Vst3Module.Load(Bundles.Path(name)), avx2 = Vst3Module.Load(folder);
        foreach (Preset preset in type.Presets)
        {
            double[] normals = type.Defaults();
            preset.ApplyTo(type.Page, normals);
            byte[] state = StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type));
            using Vst3Plugin one = compat.Create(), two = avx2.Create();
            Assert.True(one.SetState(state) && two.SetState(state));
            Differences.AssertSame($"{name}, {preset.Name}", type, normals, one.Render(music), two.Render(music), output);
        }
    }
}
