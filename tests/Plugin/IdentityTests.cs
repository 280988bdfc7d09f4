using System.Globalization;
using System.Text;
using TopDown.Vst3;

namespace TopDown.Plugin.Tests;

/// <summary>What hosts store and show of a plug-in: frozen, unique and short enough.</summary>
public sealed class IdentityTests
{
    // Makers and products that people compare with. Names of the field ("VCA", "opto", "tape") are not among them.
    static readonly string[] Brands =
    [
        "SSL", "Solid State", "API", "Neve", "Waves", "UAD", "Universal Audio", "FabFilter", "Pro-DS", "Ampex", "ATR-102", "Studer", "Teletronix", "LA-2A", "Urei",
        "1176", "Fairchild", "Pultec", "Manley", "Decapitator", "Soundtoys", "AlterBoy", "iZotope", "Ozone", "Softube", "Metric AB", "VUMT", "Klanghelm", "Steinberg",
        "Cubase", "Ableton", "PreSonus", "Logic Pro", "Focusrite", "Drawmer", "Empirical Labs", "Distressor", "Slate", "Plugin Alliance", "Brainworx", "Sonnox", "Oxford",
    ];

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Identity_is_frozen(string name)
    {
        var type = Every.Of(name);
        Page page = type.Page;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"vendor {Page.Vendor}");
        text.AppendLine(CultureInfo.InvariantCulture, $"name {page.Name}");
        text.AppendLine(CultureInfo.InvariantCulture, $"processor {HostIds.Processor(page)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"controller {HostIds.Controller(page)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"categories {page.SubCategories}");
        text.AppendLine(CultureInfo.InvariantCulture, $"program {HostIds.Program:X8}");
        foreach (var key in page.Keys) text.AppendLine(CultureInfo.InvariantCulture, $"key {key.Id}");
        // By id: the order on the page may change, what lies behind an id may not.
        foreach (var p in page.Parameters.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            string kind = p switch { Setting => "setting", Command => "command", Toggle => "switch", Choice => "choice", _ => "number" };
            text.Append(CultureInfo.InvariantCulture, $"{kind} {p.Id} {p.Number:X8} ");
            text.AppendLine(p is Choice c ? string.Join(" | ", c.Labels) : string.Create(CultureInfo.InvariantCulture, $"{p.Min:R}…{p.Max:R} {p.Unit} middle {p.ToPlain(0.5):G6}"));
        }
        foreach (var r in page.Readings.OrderBy(r => r.Id, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"reading {r.Id} {r.Number:X8} {r.Min:R}…{r.Max:R} {r.Role}");
        foreach (var preset in type.Presets) text.AppendLine(CultureInfo.InvariantCulture, $"preset {preset.Name}");
        Golden.Compare(Golden.FileOf(type, "identity.txt"), text.ToString().ReplaceLineEndings("\n"));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Numbers_are_unique_and_below_what_hosts_reserve(string name)
    {
        Page page = Every.Of(name).Page;
        uint[] numbers = [HostIds.Program, .. page.Parameters.Select(p => p.Number), .. page.Readings.Select(r => r.Number)];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.True(n < 0x8000_0000));
        foreach (var p in page.Parameters) Assert.Equal(Fnv(p.Id), p.Number);
        foreach (var r in page.Readings) Assert.Equal(Fnv(r.Id), r.Number);

        // Written here once more from the published definition, so that a slip in the model cannot freeze itself.
        static uint Fnv(string id)
        {
            ulong hash = 0x811C9DC5;
            foreach (byte b in Encoding.UTF8.GetBytes(id)) hash = (hash ^ b) * 0x01000193 % (1UL << 32);
            return (uint)hash & 0x7FFF_FFFF;
        }
    }

    [Fact]
    public void Class_ids_are_unique_over_all_plug_ins()
    {
        string[] ids = [.. Catalogue.Plugins.All.SelectMany(e => new[] { HostIds.Processor(e.Type.Page).ToString(), HostIds.Controller(e.Type.Page).ToString() })];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Catalogue.Plugins.All.Count, Catalogue.Plugins.All.Select(e => e.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Titles_fit_on_small_displays(string name)
    {
        Page page = Every.Of(name).Page;
        var wrong = new List<string>();
        foreach (var p in page.Parameters)
        {
            int length = p.Title.Length + (p.Unit.Length > 0 ? 1 + p.Unit.Length : 0);
            if (length > 24) wrong.Add($"{p.Id}: \"{p.Title} {p.Unit}\" has {length} characters, 24 is the most");
            if (p.ShortTitle.Length is 0 or > 8) wrong.Add($"{p.Id}: short title \"{p.ShortTitle}\" has {p.ShortTitle.Length} characters, 1…8 are allowed");
            if (p.Title != p.Title.Trim() || p.ShortTitle != p.ShortTitle.Trim()) wrong.Add($"{p.Id}: spaces at an end of \"{p.Title}\" or \"{p.ShortTitle}\"");
        }
        foreach (var r in page.Readings)
            if (r.Title.Length + 3 > 24) wrong.Add($"{r.Id}: \"{r.Title} dB\" is longer than 24 characters");
        foreach (var same in page.Parameters.Select(p => p.Title).Concat(page.Readings.Select(r => r.Title)).GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            wrong.Add($"the title \"{same.Key}\" is there {same.Count()} times");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Hosts_get_what_the_page_says(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        var shown = hosted.Plugin.Parameters;
        foreach (var p in type.Page.Parameters)
        {
            var h = shown.Single(x => x.Id == p.Number);
            Assert.Equal((p.Title, p.ShortTitle, p.Unit, p.Steps, p.IsAutomatable), (h.Title, h.ShortTitle, h.Units, h.Steps, h.CanAutomate));
            Assert.Equal(p.Default, p.ToPlain(h.Default), 1e-9);
            Assert.Equal(p.ToPlain(0.25), hosted.Plugin.ToPlain(p.Number, 0.25));
            Assert.Equal(p is Status, h.IsReadOnly);
        }
        foreach (var r in type.Page.Readings) Assert.True(shown.Single(x => x.Id == r.Number) is { IsReadOnly: true, CanAutomate: false });
        Assert.Equal(type.Page.Bypass.Number, Assert.Single(shown, x => x.IsBypass).Id);
        var program = Assert.Single(shown, x => x.IsProgramChange);
        Assert.Equal(type.Presets.Count - 1, program.Steps);
        Assert.Equal(type.Presets.Select(x => x.Name), Assert.Single(hosted.Plugin.ProgramLists).Programs);
        Assert.Equal(type.Page.SubCategories, hosted.Plugin.Class.SubCategories);
        Assert.Equal(Page.Vendor, hosted.Plugin.Class.Vendor);
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Limits_of_hosts_are_kept(string name)
    {
        Page page = Every.Of(name).Page;
        Assert.InRange(page.Parameters.Count(p => p.IsAutomatable), 1, 64); // Live's limit
        Assert.StartsWith("Fx|", page.SubCategories); // Cubase and Bitwig sort by the first word
        Assert.All(page.Parameters, p => Assert.Matches("^[a-z][a-z0-9_]*$", p.Id));
        Assert.All(page.Readings, r => Assert.Matches("^[a-z][a-z0-9_]*$", r.Id));
        Assert.All(page.Parameters.Where(p => p is Setting or Command), p => Assert.True(p.IsGlobal && !p.IsAutomatable, p.Id));
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Presets_start_at_the_defaults_and_leave_the_globals(string name)
    {
        var type = Every.Of(name);
        Assert.True(type.Presets.Count >= 5, $"{type.Presets.Count} presets");
        Assert.Equal(type.Presets.Count, type.Presets.Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(type.Presets, p => Assert.True(p.Name.Length is > 0 and <= 32 && p.Why.Length > 5 && p.Why.EndsWith('.'), $"{p.Name}: \"{p.Why}\" is no reason"));
        foreach (var p in type.Page.Parameters) Assert.Equal(p.Default, type.Presets[0].ValueOf(p));
        foreach (var preset in type.Presets)
        {
            Assert.DoesNotContain(preset.Assignments, a => a.Parameter.IsGlobal || !a.Parameter.IsStored || a.Parameter is Setting);
            Assert.Equal(preset.Assignments.Count, preset.Assignments.Select(a => a.Parameter).Distinct().Count());
            double[] normals = Runs.RandomNormals(type, 7), before = [.. normals];
            preset.ApplyTo(type.Page, normals);
            foreach (var p in type.Page.Parameters)
            {
                if (p.IsGlobal) Assert.Equal(before[p.Index], normals[p.Index]);
                else Assert.Equal(preset.ValueOf(p), p.ToPlain(normals[p.Index]), Math.Abs(preset.ValueOf(p)) * 1e-9 + 1e-9);
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void No_makers_brand_is_named(string name)
    {
        var type = Every.Of(name);
        IEnumerable<string> texts =
        [
            type.Page.Name, type.Page.Summary,
            .. type.Page.Parameters.SelectMany(p => new[] { p.Id, p.Title, p.ShortTitle, p.Tip }),
            .. type.Page.Parameters.OfType<Choice>().SelectMany(c => c.Labels),
            .. type.Page.Groups.Select(g => g.Title), .. type.Page.Keys.Select(k => k.Title), .. type.Page.Readings.Select(r => r.Title),
            .. type.Presets.SelectMany(p => new[] { p.Name, p.Why }),
        ];
        foreach (string text in texts)
            foreach (string brand in Brands)
                Assert.False(HasWord(text.Replace('_', ' '), brand), $"\"{text}\" names {brand}");

        static bool HasWord(string text, string word)
        {
            for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                bool starts = at == 0 || !char.IsLetterOrDigit(text[at - 1]), ends = at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]);
                if (starts && ends) return true;
            }
            return false;
        }
    }
}
