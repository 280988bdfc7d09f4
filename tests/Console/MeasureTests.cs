using System.Text.Json.Nodes;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Console.Tests;

public sealed class MeasureTests : IDisposable
{
    readonly Scratch _scratch = new("console-measure");
    readonly string _song, _silence, _text;

    public MeasureTests()
    {
        (_song, _silence, _text) = (_scratch["song.wav"], _scratch["silence.wav"], _scratch["notes.wav"]);
        WavFile.WriteAll(_song, QuickBand.Play(), QuickBand.Rate);
        WavFile.WriteAll(_silence, [new float[QuickBand.Rate]], QuickBand.Rate);
        File.WriteAllText(_text, "no sound in here");
    }

    public void Dispose() => _scratch.Dispose();

    static JsonObject[] Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    [Fact]
    public void Json_of_one_file_is_one_object()
    {
        var json = JsonNode.Parse(Topdown.Ok("measure", _song, "--json").Output)!.AsObject();
        Assert.Equal(_song, (string?)json["file"]);
        Assert.InRange((double)json["integrated_lufs"]!, -40, -3);
        Assert.InRange((double)json["true_peak_dbtp"]!, (double)json["sample_peak_dbfs"]!, 3);
    }

    [Fact]
    public void Silence_is_null_with_a_reason_and_no_failure()
    {
        var json = Lines(Topdown.Ok("measure", "--json", _silence).Output)[0];
        Assert.True(json.ContainsKey("integrated_lufs"));
        Assert.Null(json["integrated_lufs"]);
        Assert.Contains("silence", (string?)json["reasons"]!["integrated_lufs"], StringComparison.Ordinal);
        Assert.Contains("−∞ LUFS", Topdown.Ok("measure", _silence).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_costs_the_exit_code_and_not_the_other_files()
    {
        var outcome = Topdown.Run("measure", "--json", _text, _song, _scratch["none.wav"]);
        Assert.Equal(1, outcome.ExitCode);
        var lines = Lines(outcome.Output);
        Assert.Equal([_text, _song, _scratch["none.wav"]], lines.Select(l => (string?)l["file"]));
        Assert.Equal([true, false, true], lines.Select(l => l.ContainsKey("error")));
        Assert.NotNull(lines[1]["integrated_lufs"]);
        Assert.Contains("notes.wav", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("none.wav", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_named_with_their_remedy()
    {
        string cut = _scratch["cut.wav"], nan = _scratch["nan.wav"];
        File.WriteAllBytes(cut, File.ReadAllBytes(_song)[..5000]);
        float[] x = new float[1000];
        x[500] = float.NaN;
        WavFile.WriteAll(nan, [x], QuickBand.Rate, new WavOptions { Encoding = WavEncoding.Float32 });
        Topdown.Fails(1, ["notes.wav", "give a WAV file"], "measure", _text);
        Topdown.Fails(1, ["cut.wav", "cut off"], "measure", cut);
        Topdown.Fails(1, ["nan.wav", "no number", "export it again"], "measure", nan);
        Topdown.Fails(1, [_scratch.Folder, "a folder"], "measure", _scratch.Folder);
        Topdown.Fails(1, ["file"], "measure");
    }

    [Fact]
    public void A_person_reads_a_line_a_figure()
    {
        string output = Topdown.Ok("measure", _song).Output;
        foreach (string word in (string[])["song.wav: stereo, ", "Integrated", " LUFS", "Loudness range", "True peak", " dBTP", "Correlation"]) Assert.Contains(word, output, StringComparison.Ordinal);
    }
}
