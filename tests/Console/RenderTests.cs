using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Console.Tests;

public sealed class RenderTests : IDisposable
{
    readonly Scratch _scratch = new("console-render");
    readonly string _in, _out;

    public RenderTests()
    {
        (_in, _out) = (_scratch["in.wav"], _scratch["out.wav"]);
        WavFile.WriteAll(_in, QuickBand.Play(), QuickBand.Rate);
    }

    public void Dispose() => _scratch.Dispose();

    float[][] Glue(params string[] args)
    {
        Topdown.Ok(["render", "MixBus Glue", _in, _out, "--engine", "managed", "--float", .. args]);
        return WavFile.ReadAll(_out).Channels;
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_file()
    {
        float[][] whole = Glue();
        Assert.Equal(whole, Glue("--block", "1"));
        Assert.Equal(whole, Glue("--block", "4097"));
    }

    [Fact]
    public void A_choice_is_set_by_its_label_or_by_the_label_s_number()
    {
        float[][] byLabel = Glue("--set", "ratio=4:1", "--set", "release_ms=100 ms");
        Assert.Equal(byLabel, Glue("--set", "ratio=4", "release_ms=100"));
        Assert.NotEqual(byLabel[0], Glue()[0]);
    }

    [Fact]
    public void A_preset_then_a_value_on_top()
    {
        Assert.NotEqual(Glue()[0], Glue("--preset", "pop glue")[0]);
        Assert.NotEqual(Glue("--preset", "Pop glue")[0], Glue("--preset", "Pop glue", "--set", "threshold_db=-30")[0]);
    }

    [Fact]
    public void Automation_starts_on_its_sample()
    {
        string csv = _scratch["points.csv"];
        File.WriteAllText(csv, "sample,id,value\n48000,output_db,-6\n# a remark\n96001,bypass,on\n");
        float[][] plain = Glue(), moved = Glue("--automation", csv);
        int first = Enumerable.Range(0, plain[0].Length).First(i => plain[0][i] != moved[0][i]);
        Assert.InRange(first, 48_000, 48_100); // the glide leaves its start with a vanishing slope
        float[][] input = WavFile.ReadAll(_in).Channels;
        Assert.Equal(input[1][(96_001 + 480)..], moved[1][(96_001 + 480)..]);
    }

    [Fact]
    public void Meters_tell_the_reduction_of_every_block()
    {
        string csv = _scratch["meters.csv"];
        Glue("--meters", csv, "--set", "threshold_db=-40", "--block", "480");
        string[] lines = File.ReadAllLines(csv);
        Assert.StartsWith("sample,seconds,in_peak_db,out_peak_db,gr_db", lines[0], StringComparison.Ordinal);
        double[] reduction = [.. lines.Skip(1).Select(l => double.Parse(l.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal((QuickBand.Play()[0].Length + 479) / 480, reduction.Length);
        Assert.InRange(reduction.Max(), 1.99, 2.0001); // the ceiling
    }

    [Fact]
    public void Twenty_four_bits_without_float_and_mono_stays_mono()
    {
        string mono = _scratch["mono.wav"];
        WavFile.WriteAll(mono, [QuickBand.Play()[0]], QuickBand.Rate);
        Topdown.Ok("render", "mixbus-glue", mono, _out, "--engine", "managed");
        var audio = WavFile.ReadAll(_out);
        Assert.Equal(WavEncoding.Pcm24, audio.Format.Encoding);
        Assert.Single(audio.Channels);
    }

    [Fact]
    public void A_side_chain_drives_the_detector()
    {
        string key = _scratch["key.wav"];
        WavFile.WriteAll(key, [new float[QuickBand.Rate]], QuickBand.Rate);
        float[][] silentKey = Glue("--set", "key_source=External", "threshold_db=-30", "--sidechain", key);
        Assert.Equal(Glue("--set", "comp_on=off"), silentKey);
    }

    [Fact]
    public void Mistakes_are_named_with_their_remedy_and_nothing_is_written()
    {
        string text = _scratch["text.wav"], cut = _scratch["cut.wav"], csv = _scratch["bad.csv"];
        File.WriteAllText(text, "this is no audio");
        File.WriteAllBytes(cut, File.ReadAllBytes(_in)[..5000]);
        File.WriteAllText(csv, "100,threshold_db,-20\nsoon,threshold_db,-20\n");
        File.WriteAllText(_out, "old");
        string glue = "MixBus Glue";
        Topdown.Fails(2, ["Glew", "MixBus Glue"], "render", "Glew", _in, _out);
        Topdown.Fails(1, ["none.wav"], "render", glue, _scratch["none.wav"], _out);
        Topdown.Fails(1, ["text.wav"], "render", glue, text, _out);
        Topdown.Fails(1, ["cut.wav"], "render", glue, cut, _out);
        Topdown.Fails(2, ["Nice", "Documented start"], "render", glue, _in, _out, "--preset", "Nice");
        Topdown.Fails(2, ["rato", "list"], "render", glue, _in, _out, "--set", "rato=2");
        Topdown.Fails(2, ["air_db", "-6.00", "6.00 dB"], "render", glue, _in, _out, "--set", "air_db=9");
        Topdown.Fails(2, ["ratio", "1.5:1"], "render", glue, _in, _out, "--set", "ratio=5");
        Topdown.Fails(2, ["bad.csv, line 2"], "render", glue, _in, _out, "--automation", csv);
        Topdown.Fails(2, ["side-chain.csv"], "render", glue, _in, _out, "--automation", "side-chain.csv");
        Topdown.Fails(1, ["tape", "managed"], "render", glue, _in, _out, "--engine", "tape");
        Topdown.Fails(1, ["no-such-folder"], "render", glue, _in, Path.Combine(_scratch.Folder, "no-such-folder", "out.wav"), "--engine", "managed");
        Assert.Equal("old", File.ReadAllText(_out));
        Assert.Empty(Directory.GetFiles(_scratch.Folder, "*.part*"));
    }
}
