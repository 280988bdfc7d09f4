using TopDown.Testing;

namespace TopDown.Plugin.Tests;

/// <summary>Files that say what was shipped. They are compared, and written only when somebody accepts a change.</summary>
static class Golden
{
    public static string Folder { get; } = Path.Combine(Repo.Root, "tests", "Plugin", "Golden");

    public static string FileOf(PluginType type, string kind) => Path.Combine(Folder, type.Page.Name.Replace(" ", "") + "." + kind);

    /// <summary>Fails with both lines when the file says otherwise; <c>TOPDOWN_ACCEPT=1</c> writes it instead.</summary>
    public static void Compare(string file, string actual)
    {
        if (Repo.Accepts)
        {
            File.WriteAllText(file, actual);
            return;
        }
        string how = $"If the change is meant (sessions saved with the old one will not find it any more!), run the test once with TOPDOWN_ACCEPT=1 and commit {Path.GetFileName(file)}.";
        Assert.True(File.Exists(file), $"{file} is not there. {how}");
        string[] want = File.ReadAllText(file).Split('\n'), have = actual.Split('\n');
        for (int i = 0; i < Math.Max(want.Length, have.Length); i++)
        {
            string w = i < want.Length ? want[i] : "(nothing)", h = i < have.Length ? have[i] : "(nothing)";
            if (w != h) Assert.Fail($"{Path.GetFileName(file)}, line {i + 1}\nexpected: {w}\nactual:   {h}\n{how}");
        }
    }
}
