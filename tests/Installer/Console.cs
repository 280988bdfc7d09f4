using TopDown.Testing;

namespace TopDown.Installer.Tests;

/// <summary>The command line as a user has it; it builds what is not up to date.</summary>
static class Console
{
    public static Outcome Run(IReadOnlyDictionary<string, string?>? more, params string[] args)
    {
        var variables = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>(StringComparer.Ordinal), StringComparer.Ordinal) { ["TOPDOWN_ROOT"] = Repo.Root };
        return Programs.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "topdown.dll"), .. args], variables, TimeSpan.FromMinutes(60));
    }

    public static Outcome Run(params string[] args) => Run(null, args);
}
