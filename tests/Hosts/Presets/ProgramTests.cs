using TopDown.Host;
using TopDown.Plugin;
using TopDown.Vst3;

namespace TopDown.Hosts.Tests.Presets;

/// <summary>Program, edit, save, reload, in the published bundle, by a host that sends all it read from the controller again.</summary>
[Collection("Own host")] // live objects and exceptions are one number a bundle and process
public sealed class ProgramTests
{
    public static TheoryData<string> All => Own.Bundles.All;

    [Theory, MemberData(nameof(All))]
    public void An_edit_survives_reloading_with_every_parameter_sent_again(string name) => Own.Bundles.With(name, module =>
    {
        var type = Catalogue.Plugins.Find(name)!.Type;
        Param edited = type.Page.Parameters.OfType<Param>().First(p => !p.IsGlobal);
        foreach (bool fromFile in new[] { false, true })
        {
            byte[] saved;
            double normal;
            using (Vst3Plugin first = Running(module))
            {
                if (fromFile) first.LoadPreset(PresetFiles.Bytes(type, 1));
                else first.SelectProgram(1);
                first.Process(64);
                normal = first.Value(edited.Number) > 0.5 ? 0.25 : 0.75;
                first.SetValue(edited.Number, normal);
                first.Process(64);
                saved = first.GetState();
            }
            for (int seed = 0; seed < 20; seed++)
            {
                using Vst3Plugin again = Running(module);
                Assert.True(again.SetState(saved));
                var all = again.Parameters.Where(p => !p.IsReadOnly).Select(p => (p.Id, Value: (double)(float)again.Value(p.Id))).ToArray();
                new Random(seed).Shuffle(all);
                foreach (var (id, value) in all)
                {
                    if (seed % 3 != 1) again.SetControllerValue(id, value);
                    if (seed % 3 != 2) again.Add(id, 0, value);
                }
                again.Process(64);
                double[] kept = type.Defaults();
                Assert.True(StateCodec.TryRead(type, again.GetState(), kept, out var extra));
                Assert.Equal(1, extra.Program);
                Assert.Equal(edited.ToPlain(normal), edited.ToPlain(kept[edited.Index]), 2e-7 * (edited.Max - edited.Min));
                Assert.Equal(normal, again.Value(edited.Number), 2e-7);
                foreach (var p in type.Page.Parameters.Where(p => !p.IsGlobal && p != edited))
                    Assert.Equal(type.Presets[1].ValueOf(p), p.ToPlain(kept[p.Index]), 2e-7 * Math.Max(1, p.Max - p.Min));
            }
        }
    });

    static Vst3Plugin Running(Vst3Module module)
    {
        Vst3Plugin plugin = module.Create();
        plugin.ActivateDefaultBuses();
        plugin.Setup(48_000, 64);
        plugin.Activate();
        plugin.SetProcessing(true);
        return plugin;
    }
}
