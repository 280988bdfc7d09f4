using TopDown.Testing;

namespace TopDown.Console.Tests;

/// <summary>The command line as a user has it: a process of its own.</summary>
static class Topdown
{
    public static Outcome Run(params string[] args) =>
        Programs.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "topdown.dll"), .. args], new Dictionary<string, string?>(StringComparer.Ordinal) { ["TOPDOWN_ROOT"] = Repo.Root });

    public static Outcome Ok(params string[] args) => Run(args).OrThrow();

    /// <summary>Must fail with a code, one sentence that has all the words, and nothing like a stack trace.</summary>
    public static void Fails(int code, string[] words, params string[] args)
    {
        var outcome = Run(args);
        Assert.True(outcome.ExitCode == code, outcome.Told);
        foreach (string word in words) Assert.Contains(word, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error + outcome.Output, StringComparison.Ordinal);
    }
}
