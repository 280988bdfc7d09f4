using TopDown.Catalogue;
using TopDown.Mixdown;

namespace TopDown.Commands;

/// <summary>Plug-ins by the names on the command line.</summary>
static class Named
{
    /// <summary>None means all that users see; hidden ones can be named.</summary>
    public static Entry[] Plugins(string[] names) => names.Length == 0 ? [.. Catalogue.Plugins.Shown]
        : [.. names.Select(n => Catalogue.Plugins.Find(n) ?? throw new UserException($"there is no plug-in \"{n}\"; ./topdown list shows them.", 2)).Distinct()];
}
