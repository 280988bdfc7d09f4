using System.CommandLine;
using TopDown.Mixdown.Docs;

namespace TopDown.Commands;

/// <summary>topdown docs: writes what README and manual take from the plug-ins' pages.</summary>
static class DocsCommand
{
    public static Command Create()
    {
        var command = new Command("docs", "Write the tables of README and manual from the plug-ins' pages.");
        command.SetAction(_ =>
        {
            foreach (var (path, text) in Manual.Files(Root.Folder).ToList())
            {
                string file = Path.Combine(Root.Folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                if (File.Exists(file) && File.ReadAllText(file) == text) continue;
                File.WriteAllText(file, text);
                Console.WriteLine(path);
            }
        });
        return command;
    }
}
