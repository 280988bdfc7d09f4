using System.Text.Json;

namespace TopDown.Install;

/// <summary>Contents/Resources/build.json: what a bundle was made as. A flavour cannot be seen from outside otherwise.</summary>
/// <param name="Version">Of the suite.</param>
/// <param name="Rid">linux-x64, win-x64 …</param>
/// <param name="Flavour">See <see cref="Flavours"/>.</param>
/// <param name="Runtime">Version of the NativeAOT runtime that was linked.</param>
public sealed record BuildMark(string Version, string Rid, string Flavour, string Runtime)
{
    public const string FileName = "build.json";

    /// <summary>The same bytes for the same build.</summary>
    public string Json() =>
        $"{{\n  \"version\": \"{Version}\",\n  \"rid\": \"{Rid}\",\n  \"flavour\": \"{Flavour}\",\n  \"runtime\": \"{Runtime}\"\n}}\n";

    /// <summary>The mark of a bundle folder; null when there is none or it cannot be read.</summary>
    public static BuildMark? Of(string bundle)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(bundle, "Contents", "Resources", FileName)));
            return new(Text("version"), Text("rid"), Text("flavour"), Text("runtime"));
            string Text(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
