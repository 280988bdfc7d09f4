using System.ComponentModel;
using System.Diagnostics;
using TopDown.Install;

namespace TopDown.Package;

/// <summary>Programs that packing needs.</summary>
static class Shell
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">In PATH.</param>
    /// <param name="args">Unquoted.</param>
    /// <param name="package">Debian's name of what brings it.</param>
    /// <param name="date">Goes into what it makes.</param>
    /// <param name="sign">TOPDOWN_SIGN for it.</param>
    /// <exception cref="InstallException">It is missing or failed; the message has its last words.</exception>
    public static string Run(string program, IEnumerable<string> args, string package, DateTimeOffset date, string sign = "")
    {
        int code = Start(program, args, date, sign, out string said);
        if (code == Missing) throw new InstallException($"{program} is missing: sudo apt-get install --no-install-recommends {package}", InstallException.Missing);
        if (code != 0) throw new InstallException($"{program} failed ({code}): {string.Join(' ', said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(4))}");
        return said;
    }

    /// <summary>False when it is missing or fails.</summary>
    public static bool TryRun(string program, IEnumerable<string> args, out string said) => Start(program, args, null, "", out said) == 0;

    const int Missing = -127;

    static int Start(string program, IEnumerable<string> args, DateTimeOffset? date, string sign, out string said)
    {
        var start = new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (date != null) start.Environment["SOURCE_DATE_EPOCH"] = date.Value.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (sign.Length > 0) start.Environment["TOPDOWN_SIGN"] = sign;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            said = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            said = "";
            return Missing;
        }
    }
}
