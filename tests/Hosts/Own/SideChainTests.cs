using TopDown.Host;

namespace TopDown.Hosts.Tests.Own;

/// <summary>Side-chains as hosts give them: unconnected, mono, stereo, silent, in every way a host may present its buses.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class SideChainTests
{
    public static TheoryData<string> All => Bundles.All;

    [Theory, MemberData(nameof(All))]
    public void Side_chains_in_every_shape_and_every_option_of_hosts(string name) => Bundles.With(name, module =>
    {
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, 4000).Select(_ => random.NextSingle() - 0.5f)];
        var page = Catalogue.Plugins.Find(name)!.Type.Page;
        float[] silence = new float[4000];
        float[][] expected, keyed;
        using (Vst3Plugin plain = module.Create()) expected = plain.Render([x, x]);
        // Where the key's source is Internal a connected side-chain changes nothing; elsewhere it may.
        if (page.Keys.Count == 0 || page.Find("key_source") != null) keyed = expected;
        else using (Vst3Plugin plain = module.Create()) keyed = plain.Render(new RenderJob { Input = [x, x], Key = [x, x] }).Output;
        foreach (var inactive in Enum.GetValues<InactiveBus>())
        {
            foreach (var connection in Enum.GetValues<Connection>())
            {
                using Vst3Plugin plugin = module.Create(options: new() { InactiveBuses = inactive, Connection = connection, NoContext = inactive == InactiveBus.Omitted, PoisonOutputs = true, LongestRead = 7 });
                Assert.True(plugin.SetState(plugin.GetState()));
                foreach (var (what, key, wanted) in page.Keys.Count == 0 ? [("none", null, expected)] : new (string, float[][]?, float[][])[]
                    { ("unconnected", null, expected), ("mono", [x], keyed), ("stereo", [x, x], keyed), ("silent", [silence, silence], expected) })
                {
                    float[][] y = plugin.Render(new RenderJob { Input = [x, x], Key = key, FlagSilence = true }).Output;
                    for (int c = 0; c < 2; c++) Assert.True(wanted[c].AsSpan().SequenceEqual(y[c]), $"key {what}, {inactive}, {connection}");
                }
            }
        }
    });
}
