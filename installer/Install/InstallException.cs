namespace TopDown.Install;

/// <summary>An installation that could not be done; the message names the thing and the remedy. Nothing was left half-written.</summary>
public sealed class InstallException(string message, int exitCode = InstallException.Failed) : Exception(message)
{
    /// <summary>Exit codes of the tool and of the silent Windows setup.</summary>
    public const int Failed = 1, WrongWords = 2, Missing = 3, Held = 4, NotAllowed = 5, WrongCpu = 6;

    public int ExitCode { get; } = exitCode;

    /// <summary>The file that is in use; empty otherwise.</summary>
    public string HeldFile { get; init; } = "";
}
