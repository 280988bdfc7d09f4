using System.Text;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// A plug-in's presets as the files that hosts' browsers list: one <c>.vstpreset</c> each, all of it from the plug-in's
/// page. The bytes are the same on every system and in every run.
/// </summary>
public static class PresetFiles
{
    /// <summary>
    /// Controller state of a preset file. It says that there is none: an editor's size is not a preset's business
    /// (<see cref="Controller"/> leaves its own state alone).
    /// </summary>
    public static ReadOnlySpan<byte> ControllerState => "TopDown controller 1\nscope=preset\n"u8;

    /// <summary>Every preset in the page's order.</summary>
    /// <returns>Path below a folder of presets, "Vendor/Plug-in/Preset.vstpreset", and the file's content.</returns>
    /// <exception cref="InvalidOperationException">Two presets would share one file on some system.</exception>
    public static IEnumerable<(string Path, byte[] Bytes)> Of(PluginType type)
    {
        string folder = Folder(type.Page);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // as on Windows and macOS
        for (int program = 0; program < type.Presets.Count; program++)
        {
            string name = FileName(type.Presets[program].Name);
            if (!names.Add(name)) throw new InvalidOperationException($"{type.Page.Name}: two presets would be the file {name}{PresetFile.Extension}; rename one.");
            yield return ($"{folder}/{name}{PresetFile.Extension}", Bytes(type, program));
        }
    }

    /// <summary>"Vendor/Plug-in", as the factory names them: where hosts look.</summary>
    public static string Folder(Page page) => FileName(Page.Vendor) + "/" + FileName(page.Name);

    /// <summary>One preset's file.</summary>
    public static byte[] Bytes(PluginType type, int program) => Bytes(type, type.Presets[program].Name, type.Presets[program].Why, StateCodec.WritePreset(type, program));

    /// <summary>Any state of a plug-in as a preset file.</summary>
    /// <param name="why">What browsers show as its comment.</param>
    /// <param name="state">By <see cref="StateCodec"/>.</param>
    public static byte[] Bytes(PluginType type, string name, string why, byte[] state) => new PresetFile(HostIds.Processor(type.Page),
        ("Comp", state),
        ("Cont", ControllerState.ToArray()),
        ("Info", Encoding.UTF8.GetBytes(Info(type.Page, name, why)))).ToBytes();

    /// <summary>
    /// A name that every file system takes: what Windows forbids becomes "_" (so does the VST3 documentation's page "Preset
    /// Locations" in folder names), no point or space at the end, none of DOS's devices.
    /// </summary>
    public static string FileName(string name)
    {
        string safe = string.Concat(name.Select(c => c < ' ' || c == 127 || "\\/:*?\"<>|".Contains(c) ? '_' : c)).Trim().TrimEnd('.', ' ');
        string stem = safe.Split('.')[0].TrimEnd().ToUpperInvariant();
        bool isDevice = stem is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && (stem[..3] is "COM" or "LPT") && char.IsAsciiDigit(stem[3]));
        return safe.Length == 0 ? "_" : isDevice ? "_" + safe : safe;
    }

    // As hosts write it: ids from the page "Preset Attributes" of the VST3 documentation, those that begin with Media from the
    // media browser's list in the documentation of HALion's scripts (savePreset).
    static string Info(Page page, string name, string why)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<MetaInfo>\n");
        Attribute("MediaType", "VstPreset", isFixed: true);
        Attribute("PlugInCategory", page.SubCategories, isFixed: true);
        Attribute("PlugInName", page.Name, isFixed: true);
        Attribute("PlugInVendor", Page.Vendor, isFixed: true);
        Attribute("Name", name);
        Attribute("MediaComment", why);
        Attribute("MediaAuthor", Page.Vendor);
        Attribute("MediaLibraryName", page.Name);
        Attribute("MediaLibraryManufacturerName", Page.Vendor);
        return text.Append("</MetaInfo>\n").ToString();

        void Attribute(string id, string value, bool isFixed = false)
        {
            text.Append("\t<Attribute id=\"").Append(id).Append("\" value=\"").Append(System.Security.SecurityElement.Escape(value)).Append("\" type=\"string\"");
            text.Append(isFixed ? " flags=\"writeProtected\"/>\n" : "/>\n");
        }
    }
}
