using TopDown.Mixdown.Method;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Tests.Mixing;

namespace TopDown.Mixdown.Tests.Method;

/// <summary>Advice that an engineer would give: nothing is taken from what owns its place.</summary>
public sealed class MaskingAdviceTests
{
    static readonly float[][] s_second = [new float[Small.Rate]];

    static readonly MaskingAdvice s_advice = new(Song.From(
        Small.Session(("Kick", "Drums", 0), ("Bass DI", "Bass", 0), ("Guitar", "Guitars", 0), ("Piano", "Keys", 0), ("Lead Vocal", "Vocals", 0), ("Piano 2", "Band", 0), ("Kick 2", "Band", 0)),
        [.. Enumerable.Repeat(s_second, 7)]));

    static Finding? Of(string masker, string masked, double hz) =>
        s_advice.Of(new() { Masker = masker, Masked = masked, AtHz = hz, FromHz = hz, ToHz = hz, TimePercent = 61, DepthDb = 4 });

    [Theory]
    [InlineData("Guitars", "Keys", 350, "take 2 dB out of Guitars", Severity.Notice)]
    [InlineData("Keys", "Vocals", 2000, "take 2 dB out of Keys", Severity.Notice)]
    [InlineData("Bass", "Guitars", 200, "take 2 dB out of Bass", Severity.Notice)]
    [InlineData("Guitars", "Bass", 100, "take 2 dB out of Guitars", Severity.Notice)]
    [InlineData("Band", "Guitars", 100, "take 2 dB out of Band", Severity.Notice)] // more than kick and bass play there
    [InlineData("Vocals", "Keys", 350, "leave Vocals as it is. If Keys is missing", Severity.Info)]
    public void Whoever_covers_gives_way_but_the_voice(string masker, string masked, double hz, string words, Severity severity)
    {
        Finding finding = Of(masker, masked, hz)!;
        Assert.Equal((severity, masked, (double?)hz), (finding.Severity, finding.Where, finding.AtHz));
        Assert.Contains(words, finding.Remedy, StringComparison.Ordinal);
        Assert.StartsWith($"masked by {masker} at {(hz >= 1000 ? "2 kHz" : hz + " Hz")} for 61 %", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bass", "Guitars", 130)]
    [InlineData("Drums", "Keys", 60)]
    [InlineData("Drums", "Bass", 60)]
    [InlineData("Vocals", "Drums", 1000)] // a drum comes back between its hits
    public void What_lies_under_an_owner_in_its_place_is_nothing_to_mend(string masker, string masked, double hz) => Assert.Null(Of(masker, masked, hz));
}
