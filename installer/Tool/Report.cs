using System.Text;

namespace TopDown.Tool;

/// <summary>What the tool says; for the Windows setup a failure also goes to a file, because pipes there carry no Unicode: a line with the file that is in use (or empty), a line with the message.</summary>
static class Report
{
    /// <summary>UTF-16 with a mark, as NSIS reads text; null when nobody asked.</summary>
    public static string? File { get; set; }

    public static void Say(string line) => Console.WriteLine(line);

    public static int Fail(string message, int code, string held = "")
    {
        Console.Error.WriteLine("topdown-suite: " + message);
        if (File != null) System.IO.File.WriteAllText(File, $"{held}\r\n{message}\r\n", Encoding.Unicode);
        return code;
    }
}
