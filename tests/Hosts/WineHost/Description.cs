using System.Globalization;
using System.Text;
using TopDown.Host;

namespace TopDown.WineHost;

/// <summary>All that a module says of itself, as text that must be the same on every system.</summary>
static class Description
{
    public static string Of(Vst3Module module)
    {
        var text = new StringBuilder();
        Line($"vendor {module.Vendor}, factory {module.FactoryVersion}");
        foreach (PluginClass c in module.Classes) Line($"class {c.Cid} {c}");
        using Vst3Plugin plugin = module.Create();
        foreach (HostBus b in plugin.InputBuses.Concat(plugin.OutputBuses)) Line($"bus {b}");
        foreach (HostUnit u in plugin.Units) Line($"unit {u}");
        foreach (HostProgramList l in plugin.ProgramLists) Line($"programs {l.Id} {l.Name}: {string.Join(" | ", l.Programs)}");
        foreach (HostParameter p in plugin.Parameters)
            Line($"parameter {p} texts {string.Join(" | ", Enumerable.Range(0, 11).Select(i => plugin.TextOf(p.Id, i / 10.0)))}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
