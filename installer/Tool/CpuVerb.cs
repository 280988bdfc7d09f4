using System.CommandLine;
using TopDown.Install;

namespace TopDown.Tool;

/// <summary>cpu: the flavour for this CPU, one word on standard output, the reason beside it.</summary>
static class CpuVerb
{
    public static Command Create()
    {
        var command = new Command("cpu", "The flavour for this CPU.");
        command.SetAction(_ =>
        {
            Console.WriteLine(Flavours.Choose(Flavours.Auto));
            if (Cpu.Lacks() is { Count: > 0 } lacks) Console.Error.WriteLine("it lacks " + string.Join(", ", lacks));
        });
        return command;
    }
}
