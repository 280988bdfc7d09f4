using System.Runtime.CompilerServices;
using TopDown.Testing;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Tests.Golden;

/// <summary>
/// Pictures that somebody has looked at and accepted: tests/Ui/Golden/NAME.png. Compared pixel by pixel, without tolerance, as a canvas is the
/// same everywhere; written only by TOPDOWN_ACCEPT=1.
/// </summary>
static class Golden
{
    public static string Folder { get; } = Path.Combine(Repo.Root, "tests", "Ui", "Golden");

    /// <summary>Where a difference is laid out to look at.</summary>
    public static string Pictures => Path.Combine(Repo.Artifacts, "pictures");

    /// <summary>Fails with what differs, where to see it and how to accept it.</summary>
    /// <param name="name">Of the picture, without ".png".</param>
    /// <param name="canvas">As it is now.</param>
    /// <param name="test">The test that asks; it is in the accepting command.</param>
    public static void Check(string name, Canvas canvas, [CallerMemberName] string test = "")
    {
        if (Compare(Folder, Pictures, name, canvas, Repo.Accepts, test) is { } trouble) Assert.Fail(trouble);
    }

    /// <summary>Null where the picture is as accepted, or was accepted just now.</summary>
    internal static string? Compare(string folder, string pictures, string name, Canvas canvas, bool accepts, string test)
    {
        string file = Path.Combine(folder, name + ".png"), command = $"TOPDOWN_ACCEPT=1 dotnet test tests/Ui --filter \"FullyQualifiedName~{test}\"";
        if (accepts)
        {
            Write(file, Png.Encode(canvas));
            return null;
        }
        string actual = Path.Combine(pictures, name + ".actual.png");
        if (!File.Exists(file))
        {
            Write(actual, Png.Encode(canvas));
            return $"{file} is not there. Look at {actual}; to accept it: {command}, and commit the picture.";
        }
        PngPicture expected = PngPicture.Read(file);
        if (expected.Width == canvas.Width && expected.Height == canvas.Height && expected.Pixels.AsSpan().SequenceEqual(canvas.Pixels))
        {
            // what an earlier failure left there would mislead
            foreach (string kind in (string[])["expected", "actual", "difference"])
                if (Path.Combine(pictures, $"{name}.{kind}.png") is var old && File.Exists(old)) File.Delete(old);
            return null;
        }
        Write(Path.Combine(pictures, name + ".expected.png"), File.ReadAllBytes(file));
        Write(actual, Png.Encode(canvas));
        string what = expected.Width != canvas.Width || expected.Height != canvas.Height
            ? $"{expected.Width}×{expected.Height} pixels were accepted, {canvas.Width}×{canvas.Height} were drawn"
            : Differ(expected, canvas, Path.Combine(pictures, name + ".difference.png"));
        return $"{name}: {what}.\nLook at {Path.Combine(pictures, name)}.{{expected,actual,difference}}.png.\nIf the change is meant: {command}, look at what git shows, and commit it.";
    }

    static string Differ(PngPicture expected, Canvas canvas, string file)
    {
        int count = 0, largest = 0;
        PixelBox where = default;
        var picture = new uint[canvas.Pixels.Length];
        for (int i = 0; i < picture.Length; i++)
        {
            uint was = expected.Pixels[i], now = canvas.Pixels[i];
            int difference = Math.Max(Channel(was, now, 0), Math.Max(Channel(was, now, 8), Channel(was, now, 16)));
            // what is equal is shown dark, what differs in red, brighter the more it differs
            picture[i] = difference == 0 ? 0xFF000000 | (was >> 3 & 0x1F1F1F) : 0xFF000000 | (uint)(95 + difference * 160 / 255) << 16;
            if (difference == 0) continue;
            count++;
            largest = Math.Max(largest, difference);
            where = where.Union(new(i % canvas.Width, i / canvas.Width, 1, 1));
        }
        Write(file, Png.Encode(picture, canvas.Width, canvas.Height));
        return $"{count} of {picture.Length} pixels differ, by {largest} of 255 at most, within x {where.X} to {where.Right - 1}, y {where.Y} to {where.Bottom - 1}";
    }

    static int Channel(uint a, uint b, int shift) => Math.Abs((int)(a >> shift & 255) - (int)(b >> shift & 255));

    // beside it, then moved: a picture is whole or not there
    static void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string beside = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, file, overwrite: true);
    }
}
