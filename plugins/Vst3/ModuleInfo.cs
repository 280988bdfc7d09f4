using System.Globalization;
using System.Text;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// Contents/Resources/moduleinfo.json, by which hosts know a bundle without loading it ("Module Info", VST3
/// documentation). From the same page as the factory; a test compares the two.
/// </summary>
public static class ModuleInfo
{
    /// <summary>An editor's picture for hosts' lists.</summary>
    /// <param name="Path">Seen from the bundle.</param>
    public sealed record Snapshot(double Scale, string Path);

    /// <summary>File names as hosts look for them ("VST3 Snapshots": the class id, then the scale where it is not 1).</summary>
    public static IReadOnlyList<Snapshot> Snapshots(Page page) =>
        [new(1, $"Contents/Resources/Snapshots/{page.ClassId}_snapshot.png"), new(2, $"Contents/Resources/Snapshots/{page.ClassId}_snapshot_2.0x.png")];

    public static string Json(Page page)
    {
        var text = new StringBuilder();
        text.Append("{\n");
        text.Append($"  \"Name\": \"{page.Name}\",\n  \"Version\": \"{HostIds.Version}\",\n");
        text.Append("  \"Factory Info\": {\n");
        text.Append($"    \"Vendor\": \"{Page.Vendor}\",\n    \"URL\": \"{Factory.Url}\",\n    \"E-Mail\": \"{Factory.Email}\",\n");
        text.Append("    \"Flags\": { \"Unicode\": true, \"Classes Discardable\": false, \"License Check\": false, \"Component Non Discardable\": false }\n  },\n");
        text.Append("  \"Compatibility\": [],\n  \"Classes\": [\n");
        Class(text, page.ClassId, ClassNames.AudioEffect, page.Name, page.SubCategories, (uint)ComponentFlags.Distributable, Snapshots(page));
        text.Append(",\n");
        Class(text, HostIds.ControllerText(page), ClassNames.Controller, page.Name + " Controller", "", 0, []);
        text.Append("\n  ]\n}\n");
        return text.ToString();
    }

    static void Class(StringBuilder text, string id, string category, string name, string subCategories, uint flags, IReadOnlyList<Snapshot> snapshots)
    {
        string list = string.Join(", ", subCategories.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(s => $"\"{s}\""));
        string pictures = string.Join(", ", snapshots.Select(s => string.Create(CultureInfo.InvariantCulture, $"{{ \"Scale Factor\": {s.Scale:0.0}, \"Path\": \"{s.Path}\" }}")));
        text.Append("    {\n");
        text.Append($"      \"CID\": \"{id}\",\n      \"Category\": \"{category}\",\n      \"Name\": \"{name}\",\n      \"Vendor\": \"{Page.Vendor}\",\n");
        text.Append($"      \"Version\": \"{HostIds.Version}\",\n      \"SDKVersion\": \"{ClassNames.SdkVersion}\",\n");
        text.Append($"      \"Sub Categories\": [{list}],\n      \"Class Flags\": {flags},\n      \"Cardinality\": {PClassInfo.ManyInstances},\n      \"Snapshots\": [{pictures}]\n");
        text.Append("    }");
    }
}
