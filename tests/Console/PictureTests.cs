using System.Buffers.Binary;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Console.Tests;

public sealed class PictureTests : IDisposable
{
    readonly Scratch _scratch = new("console-picture");
    readonly string _out;

    public PictureTests() => _out = _scratch["out.png"];

    public void Dispose() => _scratch.Dispose();

    byte[] Picture(string plugin, params string[] args)
    {
        Topdown.Ok(["picture", plugin, _out, .. args]);
        return File.ReadAllBytes(_out);
    }

    /// <summary>Music to its end: after silence meters stand at rest.</summary>
    string Music()
    {
        string input = _scratch["in.wav"];
        WavFile.WriteAll(input, [.. QuickBand.Play().Select(x => x[..^(2 * QuickBand.Rate)])], QuickBand.Rate);
        return input;
    }

    static (int Width, int Height) Size(byte[] png)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], png[..8]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void An_editor_at_any_scale_the_same_every_time()
    {
        byte[] one = Picture("MixBus Glue");
        Assert.Equal((900, 600), Size(one));
        Assert.Equal(one, Picture("mixbus-glue"));
        Assert.Equal((1800, 1200), Size(Picture("Vocal Bus", "--scale", "2")));
        Assert.Equal((675, 450), Size(Picture("Kitchen Sink", "--scale", "0.75")));
    }

    [Fact]
    public void Presets_values_and_audio_are_seen()
    {
        string input = Music();
        byte[] start = Picture("MixBus Glue"), preset = Picture("MixBus Glue", "--preset", "Pop glue");
        Assert.NotEqual(start, preset);
        Assert.NotEqual(preset, Picture("MixBus Glue", "--preset", "Pop glue", "--set", "threshold_db=-30"));
        byte[] played = Picture("MixBus Glue", "--input", input);
        Assert.NotEqual(start, played);
        Assert.Equal(played, Picture("MixBus Glue", "--input", input));
        Assert.NotEqual(Picture("Keys Carve", "--input", input), Picture("Keys Carve", "--input", input, "--sidechain", input));
    }

    [Fact]
    public void What_cannot_be_done_is_said_and_nothing_is_left()
    {
        string input = Music();
        Topdown.Fails(2, ["Glew"], "picture", "Glew", _out);
        Topdown.Fails(2, ["--scale", "0.75 to 4"], "picture", "MixBus Glue", _out, "--scale", "0.5");
        Topdown.Fails(2, ["--scale"], "picture", "MixBus Glue", _out, "--scale", "NaN");
        Topdown.Fails(2, ["--sidechain needs --input"], "picture", "Keys Carve", _out, "--sidechain", input);
        Topdown.Fails(2, ["no side-chain"], "picture", "Guitar Width", _out, "--input", input, "--sidechain", input);
        Topdown.Fails(1, ["none.wav"], "picture", "MixBus Glue", _out, "--input", _scratch["none.wav"]);
        Topdown.Fails(2, ["no preset"], "picture", "MixBus Glue", _out, "--preset", "None such");
        Assert.False(File.Exists(_out));
        Topdown.Fails(1, ["out.png"], "picture", "MixBus Glue", Path.Combine(_scratch["nowhere"], "out.png"));
    }
}
