namespace TopDown.Mixdown.Reporting.Page;

/// <summary>Links to files beside the page.</summary>
static class Links
{
    /// <summary>A path as a relative address, every part of it escaped: never another scheme, host or folder above.</summary>
    public static string Beside(string path) =>
        "./" + string.Join('/', path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p is not "." and not "..").Select(Uri.EscapeDataString));
}
