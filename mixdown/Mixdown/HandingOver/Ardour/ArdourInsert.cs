using System.Xml.Linq;
using TopDown.Mixdown.Mixing;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>A plug-in in a strip, found by its VST3 class id, with its state.</summary>
static class ArdourInsert
{
    /// <param name="preset">The insert's preset file: as Ardour keeps a VST3's state.</param>
    /// <param name="key">Port of the side-chain without its number; null = not connected.</param>
    public static XElement Of(Ids ids, Wiring wires, InsertSettings insert, byte[] preset, string? key, IEnumerable<XElement> lanes)
    {
        var page = insert.Type.Page;
        XElement plugin = ArdourStrip.Processor(ids, page.Name, "vst3", ArdourStrip.At("unique-id", page.ClassId), ArdourStrip.At("count", 1), ArdourStrip.At("custom", false),
            new XElement("Automation", lanes), Channels("ConfiguredInput", 2), Channels("CustomSinks", key == null ? 2 : 4), Channels("ConfiguredOutput", 2));
        plugin.SetAttributeValue("active", insert.IsOn ? "1" : "0");
        if (key != null)
        {
            string name = key[..key.LastIndexOf('/')];
            XElement chain = ArdourStrip.Processor(ids, name, "sidechain", ArdourStrip.At("own-input", true), ArdourStrip.At("own-output", true), wires.Io(ids, name, "Input", key, 2));
            chain.Element("IO")!.Add(ArdourStrip.At("pretty-name", "SC " + page.Name));
            plugin.Add(chain);
        }
        plugin.Add(new XElement("vst3", ArdourStrip.At("last-preset-uri", ""), ArdourStrip.At("last-preset-label", ""), ArdourStrip.At("parameter-changed-since-last-preset", false),
            new XElement("chunk", Convert.ToBase64String(preset))));
        return plugin;
    }

    /// <summary>A send in a bus, in front of its plug-ins: what a side-chain hears of the whole bus.</summary>
    /// <param name="number">1…, one of the session's sends.</param>
    /// <param name="port">Its port without its number.</param>
    public static XElement Send(Ids ids, Wiring wires, int number, string name, string port) =>
        ArdourStrip.Processor(ids, name, "send", ArdourStrip.At("own-input", true), ArdourStrip.At("own-output", true), ArdourStrip.At("role", "Send"), ArdourStrip.At("bitslot", number),
            ArdourStrip.At("selfdestruct", false), wires.Io(ids, name, "Output", port, 2), ArdourStrip.BalancePanner,
            new XElement("Pannable", ArdourStrip.Control(ids, "pan-azimuth", "", 0.5)),
            ArdourStrip.Control(ids, "polarity-invert", "Toggle", 0), ArdourStrip.Control(ids, "gaincontrol", "GainLike,InlineControl", 1));

    static XElement Channels(string what, int count) => new(what, new XElement("Channels", ArdourStrip.At("type", "audio"), ArdourStrip.At("count", count)));
}
