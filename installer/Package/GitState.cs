using TopDown.Install;

namespace TopDown.Package;

/// <summary>The commit that a release is made from.</summary>
/// <param name="Commit">Forty hexadecimal digits, or "unknown" outside a clone.</param>
/// <param name="IsDirty">Something differs from it.</param>
public sealed record GitState(string Commit, bool IsDirty)
{
    public static GitState Of(string root)
    {
        if (!Shell.TryRun("git", ["-C", root, "rev-parse", "HEAD"], out string commit)) return new("unknown", true);
        return new(commit.Trim(), !Shell.TryRun("git", ["-C", root, "status", "--porcelain"], out string changed) || changed.Trim().Length > 0);
    }

    /// <exception cref="InstallException">A release must be what its commit says.</exception>
    public void RefuseDirty()
    {
        if (IsDirty) throw new InstallException(Commit == "unknown"
            ? "this is no git clone, so nobody could say what the release was made from: clone the repository, or give --dirty."
            : "there are changes that are not committed (git status shows them): commit them, or give --dirty.");
    }
}
