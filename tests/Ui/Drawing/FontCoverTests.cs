using TopDown.Catalogue;
using TopDown.Plugin;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Drawing;

/// <summary>The font's subset against all that plug-ins say.</summary>
public class FontCoverTests
{
    public static TheoryData<string> Names => [.. Plugins.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_character_of_a_page_has_an_outline(string name)
    {
        PluginType type = Plugins.Find(name)!.Type;
        HashSet<char> missing = [];
        int read = 0;
        foreach (string text in Texts(type))
            foreach (char c in text)
            {
                read++;
                if (!Font.Regular.Has(c) || !Font.SemiBold.Has(c)) missing.Add(c);
            }
        Assert.True(read > 1000, "the page has no texts");
        Assert.True(missing.Count == 0, $"ui/Drawing/Fonts lacks {string.Join(' ', missing.Select(c => $"'{c}' (U+{(int)c:X4})"))}: see its README.");
    }

    static IEnumerable<string> Texts(PluginType type)
    {
        Page page = type.Page;
        yield return page.Name + page.Summary + Page.Vendor;
        foreach (Group g in page.Groups) yield return g.Title;
        foreach (Reading r in page.Readings) yield return r.Title + r.Unit + string.Concat(r.Labels ?? []);
        foreach (Ear e in page.Ears) yield return e.Title;
        foreach (Preset p in type.Presets) yield return p.Name + p.Why;
        foreach (Parameter p in page.Parameters)
        {
            yield return p.Title + p.ShortTitle + p.Tip + p.Unit;
            int steps = p.Steps is > 0 and < 1000 ? p.Steps : 100;
            for (int i = 0; i <= steps; i++) yield return p.Text(p.ToPlain(i / (double)steps));
        }
    }
}
