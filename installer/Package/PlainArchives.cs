namespace TopDown.Package;

/// <summary>Downloads that are copied by hand.</summary>
public static class PlainArchives
{
    /// <summary>Windows without a setup: the folders of both flavours, and the tool that can install them.</summary>
    public static void WindowsZip(Payload payload, string folder) => Archives.Zip(payload, Path.Combine(folder, $"{Product.FileName}-win-x64.zip"));

    /// <summary>The preset files, the same for every system.</summary>
    public static void PresetsZip(Payload payload, string folder) => Archives.Zip(payload, Path.Combine(folder, $"{Product.FileName}-presets.zip"), "presets/");
}
