namespace TopDown.Mixdown;

/// <summary>Something the user can mend: the message names the thing and the remedy, in one sentence.</summary>
public sealed class UserException(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>1 a failed job, 2 wrong words on the command line, 3 something is missing on this machine.</summary>
    public int ExitCode { get; } = exitCode;
}
