using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>What a release refuses.</summary>
public sealed class ReleaseTests : IDisposable
{
    readonly Scratch _scratch = new("release");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_tree_with_changes_is_no_release()
    {
        string clone = _scratch.Below("clone");
        Git("init", "-q");
        File.WriteAllText(Path.Combine(clone, "a"), "a");
        Git("add", "a");
        Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "a");
        var clean = Package.GitState.Of(clone);
        Assert.Matches("^[0-9a-f]{40}$", clean.Commit);
        clean.RefuseDirty();
        File.WriteAllText(Path.Combine(clone, "b"), "b");
        Assert.Throws<Install.InstallException>(() => Package.GitState.Of(clone).RefuseDirty());

        void Git(params string[] args) => Programs.Run("git", args, new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_CONFIG_GLOBAL"] = "/dev/null" }, workDir: clone).OrThrow();
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        string folder = _scratch.Below("mine");
        File.WriteAllText(Path.Combine(folder, "diary"), "dear");
        var refused = Console.Run("release", "--dirty", "--to", folder);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("something else than a release", refused.Error, StringComparison.Ordinal);
        Assert.Equal("dear", File.ReadAllText(Path.Combine(folder, "diary")));
    }
}
