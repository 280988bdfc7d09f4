using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace TopDown.Plugin.Tests;

/// <summary>What people read and type, through the controller as hosts ask for it.</summary>
public sealed class TextTests
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void What_is_shown_reads_back(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        foreach (var p in type.Page.Parameters)
        {
            for (int i = 0; i <= 200; i++)
            {
                double plain = p.ToPlain(i / 200.0);
                string text = hosted.Plugin.TextOf(p.Number, i / 200.0)!;
                // Half of the last digit that is shown, and not more.
                double tolerance = p.Steps > 0 ? 0 : 0.5001 * Math.Pow(10, -Decimals(text)) + Math.Abs(plain) * 1e-12;
                foreach (string typed in new[] { text, text + " " + p.Unit, text + p.Unit, text.Replace('.', ','), "  " + text + "  " })
                {
                    double? normal = hosted.Plugin.ValueOf(p.Number, typed);
                    Assert.True(normal is >= 0 and <= 1, $"{p.Id}: \"{typed}\" is not read");
                    Assert.True(Math.Abs(p.ToPlain(normal.Value) - plain) <= tolerance, $"{p.Id}: {plain:R} is shown as \"{text}\", \"{typed}\" is read as {p.ToPlain(normal.Value):R}");
                }
            }
        }
    }

    static int Decimals(string text) => text.Contains('.') ? text.Length - 1 - text.IndexOf('.') : 0;

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Ends_of_the_range_and_what_lies_beyond(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        foreach (var p in type.Page.Parameters.OfType<Param>())
        {
            Assert.Equal(0.0, hosted.Plugin.ValueOf(p.Number, p.Text(p.Min)));
            Assert.Equal(1.0, hosted.Plugin.ValueOf(p.Number, p.Text(p.Max)));
            Assert.Equal(1.0, hosted.Plugin.ValueOf(p.Number, "1000000000"));
            Assert.Equal(0.0, hosted.Plugin.ValueOf(p.Number, "-1000000000"));
            string[] kilo = p.Unit == "Hz" ? ["1 kHz", "1k", "1 K", "1000", "1000 Hz", "1000hz", "1,0 kHz", "1e3"] : p.Unit == "ms" ? ["1 s", "1s", "1000 ms", "1000"] : [];
            double want = p.ToNormal(1000);
            foreach (string text in kilo) Assert.True(hosted.Plugin.ValueOf(p.Number, text) is { } n && Math.Abs(n - want) < 1e-12, $"{p.Id}: {text}");
            if (p.Unit == "dB") Assert.Equal(p.ToNormal(0.75), hosted.Plugin.ValueOf(p.Number, "0,75 dB")!.Value, 1e-12);
            if (p.Unit == "dB") Assert.Equal(p.ToNormal(-0.75), hosted.Plugin.ValueOf(p.Number, "−0.75")!.Value, 1e-12); // the printed minus sign
            Assert.Null(hosted.Plugin.ValueOf(p.Number, "1 furlong"));
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Choices_are_found_by_label_and_by_its_number(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        foreach (var c in type.Page.Parameters.OfType<Choice>())
        {
            Assert.Equal(c.Labels.Count, c.Labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            for (int i = 0; i < c.Labels.Count; i++)
            {
                Assert.Equal(c.ToNormal(i), hosted.Plugin.ValueOf(c.Number, c.Labels[i].ToUpperInvariant()));
                string number = new([.. c.Labels[i].TakeWhile(x => char.IsAsciiDigit(x) || x == '.')]);
                if (number.Length > 0) Assert.Equal(c.ToNormal(i), hosted.Plugin.ValueOf(c.Number, number.Replace('.', ',')));
                Assert.Equal(c.Labels[i], hosted.Plugin.TextOf(c.Number, c.ToNormal(i)));
                // VST3's rule: step n of N lies at n/N, and the host's 0…1 is divided evenly.
                Assert.Equal(i, c.ToPlain((double)i / c.Steps));
                Assert.Equal(i, c.ToPlain((i + 0.5) / c.Labels.Count));
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Texts_do_not_hang_on_the_system_language(string name)
    {
        var type = Every.Of(name);
        CultureInfo before = CultureInfo.CurrentCulture;
        string[] here = All(type);
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            // What de-DE changes; the real one is not there where only the invariant culture is.
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "−");
            CultureInfo.CurrentCulture = german;
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(here, All(type));
            What_is_shown_reads_back(name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string[] All(PluginType type)
        {
            double[] values = Runs.RandomNormals(type, 3);
            string state = System.Text.Encoding.UTF8.GetString(StateCodec.Write(type, values, StateCodec.Extra.Fresh(type)));
            return [state, .. type.Page.Parameters.SelectMany(p => Enumerable.Range(0, 50).Select(i => p.TextWithUnit(p.ToPlain(i / 49.0))))];
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Any_text_is_refused_or_in_range(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        uint[] ids = [.. hosted.Plugin.Parameters.Select(p => p.Id)];
        Prop.ForAll(Texts(), text => ids.All(id => hosted.Plugin.ValueOf(id, text) is null or (>= 0 and <= 1))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), value => ids.All(id =>
        {
            string? text = hosted.Plugin.TextOf(id, value);
            return double.IsFinite(value) ? text is { Length: > 0 } : text is null or { Length: > 0 };
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>Anything, and what looks nearly right.</summary>
    static Arbitrary<string> Texts()
    {
        Gen<string> anything = ArbMap.Default.GeneratorFor<string>().Select(s => (s ?? "").Replace("\0", ""));
        Gen<string> nearly = Gen.Elements("1", "0.5", "-", "+", ".", ",", "e", "E9", "1e999", "∞", "NaN", "−", " ", "dB", "Hz", "k", "kHz", "ms", "%", "\u0663", ":1", "on", "Auto", "0x1F", "1.2.3", "--3")
            .ListOf().Select(parts => string.Concat(parts));
        return Gen.OneOf(anything, nearly).ToArbitrary();
    }
}
