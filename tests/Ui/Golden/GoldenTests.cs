using TopDown.Testing;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Golden;

/// <summary>The harness itself.</summary>
public sealed class GoldenTests : IDisposable
{
    readonly Scratch _scratch = new("golden");

    string Folder => _scratch.Below("accepted");
    string Pictures => _scratch.Below("pictures");

    string? Compare(Canvas c, bool accepts = false) => Golden.Compare(Folder, Pictures, "face", c, accepts, "A_test");

    [Fact]
    public void Accepting_writes_the_picture_and_it_is_equal_then()
    {
        Canvas c = Primitives.Draw(0.75f);
        Assert.Null(Compare(c, accepts: true));
        Assert.Equal(["face.png"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName));
        Assert.Null(Compare(c));
        Assert.Empty(Directory.EnumerateFiles(Pictures));
    }

    [Fact]
    public void One_pixel_that_is_one_step_off_fails_and_all_is_told()
    {
        Canvas c = Primitives.Draw(1);
        Compare(c, accepts: true);
        c.Pixels[7 * c.Width + 31] ^= 1;
        string trouble = Compare(c)!;
        Assert.Contains("1 of 172800 pixels differ, by 1 of 255 at most, within x 31 to 31, y 7 to 7", trouble);
        Assert.Contains("TOPDOWN_ACCEPT=1 dotnet test tests/Ui --filter \"FullyQualifiedName~A_test\"", trouble);
        Assert.Contains(Path.Combine(Pictures, "face"), trouble);
        var expected = PngPicture.Read(Path.Combine(Pictures, "face.expected.png"));
        var actual = PngPicture.Read(Path.Combine(Pictures, "face.actual.png"));
        var difference = PngPicture.Read(Path.Combine(Pictures, "face.difference.png"));
        Assert.True(c.Pixels.SequenceEqual(actual.Pixels));
        Assert.Equal([7 * c.Width + 31], Enumerable.Range(0, actual.Pixels.Length).Where(i => actual.Pixels[i] != expected.Pixels[i]));
        Assert.Equal([7 * c.Width + 31], Enumerable.Range(0, actual.Pixels.Length).Where(i => (difference.Pixels[i] >> 16 & 255) > 90));

        c.Pixels[7 * c.Width + 31] ^= 1;
        Assert.Null(Compare(c));
        Assert.Empty(Directory.EnumerateFiles(Pictures));
    }

    [Fact]
    public void Another_size_and_a_missing_picture_are_said()
    {
        Assert.Contains("is not there", Compare(Primitives.Draw(1)));
        Assert.True(File.Exists(Path.Combine(Pictures, "face.actual.png")));
        Compare(Primitives.Draw(1), accepts: true);
        Assert.Contains("480×360 pixels were accepted, 600×450 were drawn", Compare(Primitives.Draw(1.25f)));
    }

    public void Dispose() => _scratch.Dispose();
}
