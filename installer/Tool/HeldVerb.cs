using System.CommandLine;
using TopDown.Install;

namespace TopDown.Tool;

/// <summary>held: whether a program has an installed plug-in loaded, so that nothing could be replaced now (Windows); 4 when one has.</summary>
static class HeldVerb
{
    public static Command Create()
    {
        var where = new SetupOptions();
        var command = where.AddTo(new Command("held", "Whether a program uses an installed plug-in right now."));
        command.SetAction(parsed =>
        {
            new Installation(where.Places(parsed), Report.Say).RefuseIfHeld();
            Report.Say("none is in use");
        });
        return command;
    }
}
