using System.Security.Cryptography;
using System.Runtime.InteropServices;
using TopDown.Ui.Drawing;
using TopDown.Ui.Tests.Drawing;
using TopDown.Ui.Tests.Editors;

namespace TopDown.Ui.Tests.Golden;

/// <summary>Every picture that has a golden file, drawn on demand: also by the child processes that run with fewer CPU features.</summary>
static class Scenes
{
    public static IReadOnlyDictionary<string, Func<Canvas>> All { get; } = new Dictionary<string, Func<Canvas>>(EditorScenes.All)
    {
        ["primitives"] = () => Primitives.Draw(1),
        ["primitives@2x"] = () => Primitives.Draw(2),
    };

    /// <summary>A line a picture, and a line for many shapes at random: name, size and the SHA-256 of the pixels.</summary>
    /// <param name="only">Beginning of the pictures' names; empty: all.</param>
    public static IEnumerable<string> Sums(string only) =>
        All.Where(s => s.Key.StartsWith(only, StringComparison.Ordinal)).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Sum(s.Key, s.Value())).Concat(Enumerable.Range(0, 40).Select(seed => Sum($"shapes {seed}", Shapes(seed))));

    static string Sum(string name, Canvas c) => $"{name} {c.Width}x{c.Height} {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(c.Pixels)))}";

    static Canvas Shapes(int seed)
    {
        Canvas c = new();
        c.Resize(640, 400, 1 + seed % 5 * 0.25f);
        AnyShapes.Draw(c, seed, 60);
        return c;
    }
}
