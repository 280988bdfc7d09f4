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
    public static string Json(Page page)
    {
        var text = new StringBuilder();
        text.Append("{\n");
        text.Append($"  \"Name\": \"{page.Name}\",\n  \"Version\": \"{HostIds.Version}\",\n");
        text.Append("  \"Factory Info\": {\n");
        text.Append($"    \"Vendor\": \"{Page.Vendor}\",\n    \"URL\": \"{Factory.Url}\",\n    \"E-Mail\": \"{Factory.Email}\",\n");
        text.Append("    \"Flags\": { \"Unicode\": true, \"Classes Discardable\": false, \"License Check\": false, \"Component Non Discardable\": false }\n  },\n");
        text.Append("  \"Compatibility\": [],\n  \"Classes\": [\n");
        Class(text, page.ClassId, ClassNames.AudioEffect, page.Name, page.SubCategories, (uint)ComponentFlags.Distributable);
        text.Append(",\n");
        Class(text, HostIds.ControllerText(page), ClassNames.Controller, page.Name + " Controller", "", 0);
        text.Append("\n  ]\n}\n");
        return text.ToString();
    }

    static void Class(StringBuilder text, string id, string category, string name, string subCategories, uint flags)
    {
        string list = string.Join(", ", subCategories.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(s => $"\"{s}\""));
        text.Append("    {\n");
        text.Append($"      \"CID\": \"{id}\",\n      \"Category\": \"{category}\",\n      \"Name\": \"{name}\",\n      \"Vendor\": \"{Page.Vendor}\",\n");
        text.Append($"      \"Version\": \"{HostIds.Version}\",\n      \"SDKVersion\": \"{ClassNames.SdkVersion}\",\n");
        text.Append($"      \"Sub Categories\": [{list}],\n      \"Class Flags\": {flags},\n      \"Cardinality\": {PClassInfo.ManyInstances},\n      \"Snapshots\": []\n");
        text.Append("    }");
    }
}
