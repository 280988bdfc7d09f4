using System.Text;
using TopDown.Ui.Drawing;
using TopDown.Ui.Tests.Golden;

namespace TopDown.Ui.Tests.Drawing;

public class PngTests
{
    [Fact]
    public void A_picture_comes_back_as_it_was()
    {
        Random random = new(5);
        foreach (var (width, height) in new[] { (1, 1), (3, 2), (257, 31) })
        {
            var pixels = Enumerable.Range(0, width * height).Select(i => 0xFF000000 | (random.Next(2) == 0 ? (uint)i * 0x10203 & 0xFFFFFF : (uint)random.Next(1 << 24))).ToArray();
            var back = PngPicture.Decode(Png.Encode(pixels, width, height));
            Assert.Equal((width, height), (back.Width, back.Height));
            Assert.Equal(pixels, back.Pixels);
        }
        Canvas c = Primitives.Draw(1);
        Assert.True(c.Pixels.SequenceEqual(PngPicture.Decode(Png.Encode(c)).Pixels));
    }

    [Fact]
    public void The_file_is_laid_out_as_the_standard_says()
    {
        byte[] file = Png.Encode([0xFF102030], 1, 1);
        // the signature, the header's chunk and the end's, whose check sum is well known
        Assert.Equal("89504E470D0A1A0A0000000D4948445200000001000000010802000000907753DE", Convert.ToHexString(file.AsSpan(0, 33)));
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(file.AsSpan(file.Length - 12)));
        Assert.Equal("IDAT", Encoding.ASCII.GetString(file, 37, 4));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = Png.Encode([0xFF102030], 1, 1);
        file[^14] ^= 1;
        Assert.Contains("check sum of IDAT", Assert.Throws<InvalidDataException>(() => PngPicture.Decode(file)).Message);
        Assert.Throws<InvalidDataException>(() => PngPicture.Decode([1, 2, 3, 4, 5, 6, 7, 8]));
    }

    [Fact]
    public void An_empty_canvas_makes_no_file() => Assert.Throws<ArgumentOutOfRangeException>(() => Png.Encode(Ink.Paper(0, 0)));
}
