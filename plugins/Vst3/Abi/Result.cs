namespace TopDown.Vst3.Abi;

/// <summary>
/// Result codes of interface calls. On Windows they are COM's HRESULTs, elsewhere a plain count from −1; a code
/// compiled in for one platform is wrong on the other.
/// </summary>
public static class Result
{
    /// <summary>Success; also "true" for questions.</summary>
    public const int Ok = 0;

    /// <summary>Refused, or "false" for questions. The only failure many hosts accept without a complaint.</summary>
    public const int False = 1;

    public static int NoInterface => OperatingSystem.IsWindows() ? unchecked((int)0x80004002) : -1;
    public static int InvalidArgument => OperatingSystem.IsWindows() ? unchecked((int)0x80070057) : 2;
    public static int NotImplemented => OperatingSystem.IsWindows() ? unchecked((int)0x80004001) : 3;
    public static int InternalError => OperatingSystem.IsWindows() ? unchecked((int)0x80004005) : 4;
    public static int NotInitialized => OperatingSystem.IsWindows() ? unchecked((int)0x8000FFFF) : 5;
    public static int OutOfMemory => OperatingSystem.IsWindows() ? unchecked((int)0x8007000E) : 6;

    /// <summary><see cref="Ok"/> or <see cref="False"/>.</summary>
    public static int Of(bool answer) => answer ? Ok : False;

    /// <summary>The code's name for messages and test output.</summary>
    public static string Name(int code) =>
        code == Ok ? "ok"
        : code == False ? "false"
        : code == NoInterface ? "no interface"
        : code == InvalidArgument ? "invalid argument"
        : code == NotImplemented ? "not implemented"
        : code == InternalError ? "internal error"
        : code == NotInitialized ? "not initialized"
        : code == OutOfMemory ? "out of memory"
        : "code " + code.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
