using System.Globalization;
using System.Runtime.InteropServices;
using TopDown.Catalogue;
using TopDown.Hosts.Tests.Own;
using TopDown.Hosts.Tests.Wine;
using TopDown.Plugin;
using TopDown.Testing;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Xunit.Abstractions;
using HostProgram = TopDown.Testing.WineHost;
using Outcome = TopDown.Testing.Outcome;

namespace TopDown.Hosts.Tests.Editor;

/// <summary>The Windows bundle's editor in a window of our host under Wine, used by messages as Windows sends them.</summary>
[Collection("Own host")]
public sealed class WineWindowTests(Testing.Wine wine, Screen screen, ITestOutputHelper output) : IClassFixture<Testing.Wine>, IClassFixture<Screen>
{
    [Fact, Trait("Category", "Long")]
    public void Opened_dragged_and_heard()
    {
        PluginType type = Plugins.Find(Bundles.Glue)!.Type;
        string picture = wine.Scratch["editor.raw"];
        Outcome o = wine.Run(HostProgram.Program, ["window", WindowsBundles.Path(Bundles.Glue), type.Page.Output.Title, Testing.Wine.PathOf(picture)], TimeSpan.FromMinutes(5), more: screen.Variables).OrThrow();
        output.WriteLine(o.Output);
        var told = o.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToDictionary(f => f[0], f => f[1..], StringComparer.Ordinal);

        Assert.Equal(["900", "600"], told["size"]);
        ReadOnlySpan<uint> shown = MemoryMarshal.Cast<byte, uint>(File.ReadAllBytes(picture).AsSpan(8));
        var editor = new Ui.Editing.Editor(new Desk(type), new RunnerFeed(type.Page, () => null), new EditorMemory());
        editor.Fit((int)Face.Width, (int)Face.Height);
        editor.Tick(0);
        Assert.True(shown.SequenceEqual(editor.Canvas.Pixels[..shown.Length]), "The screen shows another picture.");
        if (Repo.Accepts) // the manual's picture
            File.WriteAllBytes(Path.Combine(Repo.Root, "docs", "pictures", "wine-editor.png"), Png.Encode(shown, (int)Face.Width, (int)Face.Height));

        double moved = Number(told["drag"][0]), louder = Number(told["drag"][1]);
        Assert.True(moved > 2, $"It moved {moved} dB.");
        Assert.Equal(moved, louder, 0.1);
        Assert.StartsWith("BeginEdit PerformEdit", told["drag"][2], StringComparison.Ordinal);
        Assert.EndsWith("EndEdit", told["drag"][2], StringComparison.Ordinal);
        Assert.True(Number(told["wheel"][0]) > 0);
        Assert.True(Number(told["automation"][0]) > 20);
        Assert.Equal("116 32", told["keys"][0]); // F5 and Space came back to the host
        Assert.Equal(["1350", "900"], told["resized"][..2]);
        Assert.True(Number(told["resized"][2]) > 3);
        Assert.Equal(["True", "2700", "1800"], told["scale"]);
        Assert.Equal("True", told["destroyed"][0]);
        Assert.Equal(["0", "exceptions", "0"], told["left"]);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
