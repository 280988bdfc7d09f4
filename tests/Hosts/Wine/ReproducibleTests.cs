using System.Security.Cryptography;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>The same sources give the same bytes, wherever they lie and whatever commit they belong to.</summary>
public sealed class ReproducibleTests
{
    // the clone's own root, not this one's
    static readonly Dictionary<string, string?> s_own = new(StringComparer.Ordinal) { ["TOPDOWN_ROOT"] = null };

    [Fact, Trait("Category", "Long")]
    public void Another_folder_and_another_commit_give_the_same_bytes()
    {
        using var scratch = new Scratch("reproducible");
        string copy = Path.Combine(scratch.Folder, "elsewhere");
        Git(Repo.Root, "clone", "-q", "--no-hardlinks", Repo.Root, copy);
        foreach (string file in Git(Repo.Root, "diff", "--name-only", "HEAD", "--diff-filter=d").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            File.Copy(Path.Combine(Repo.Root, file), Path.Combine(copy, file), overwrite: true);
        Git(copy, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qa", "--allow-empty", "-m", "another commit");
        Programs.Run(Path.Combine(copy, "topdown"), ["build", Own.Bundles.Glue, "--rid", "win-x64"], s_own, TimeSpan.FromMinutes(20), copy).OrThrow();

        string theirs = Path.Combine(copy, "out", "win-x64", Own.Bundles.Glue + ".vst3", "Contents", "x86_64-win", Own.Bundles.Glue + ".vst3");
        Assert.Equal(Hash(WindowsBundles.Binary(Own.Bundles.Glue)), Hash(theirs));
    }

    static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    static string Git(string folder, params string[] words) => Programs.Run("git", words, workDir: folder).OrThrow().Output;
}
