using TopDown.Catalogue;
using TopDown.Plugin;
using TopDown.Ui.Tests.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Tests.Widgets;

/// <summary>Values as editors show them.</summary>
public sealed class ValueTextTests
{
    [Theory]
    [InlineData("low_db", 0, "0.00 dB")]
    [InlineData("low_db", 0.75, "+0.75 dB")]
    [InlineData("low_db", -3, "−3.00 dB")]
    [InlineData("low_db", -12.34, "−12.3 dB")]
    [InlineData("low_db", -0.001, "0.00 dB")]
    [InlineData("low_db", 9.996, "+10.0 dB")]
    [InlineData("threshold_db", -24, "−24.0 dB")]
    [InlineData("bell_hz", 25, "25.0 Hz")]
    [InlineData("bell_hz", 440, "440 Hz")]
    [InlineData("bell_hz", 999.7, "1.00 kHz")]
    [InlineData("bell_hz", 20000, "20.0 kHz")]
    [InlineData("attack_ms", 0.1, "0.10 ms")]
    [InlineData("bias_pct", 100, "100 %")]
    [InlineData("bell_q", 1, "1.00")]
    [InlineData("release_ms", 3, "Auto")]
    [InlineData("eq_on", 1, "On")]
    public void Three_figures_a_sign_and_the_unit(string id, double plain, string expected)
    {
        Span<char> to = stackalloc char[ValueText.Longest];
        Assert.Equal(expected, ValueText.Write(Bench.Sink.Page.Find(id)!, plain, to).ToString());
    }

    [Fact]
    public void What_is_shown_can_be_typed()
    {
        Span<char> to = stackalloc char[ValueText.Longest];
        foreach (Parameter p in Plugins.All.SelectMany(e => e.Type.Page.Parameters).Where(p => p is not Status))
        {
            for (int i = 0; i <= 20; i++)
            {
                double plain = p.ToPlain(i / 20.0);
                string text = ValueText.Write(p, plain, to).ToString();
                Assert.True(p.TryParse(text, out double read), $"{p.Id}: {text}");
                Assert.Equal(plain, read, Math.Max(0.006, Math.Abs(plain) * 0.0051));
            }
        }
    }
}
