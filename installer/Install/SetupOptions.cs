using System.CommandLine;

namespace TopDown.Install;

/// <summary>The words that the console's and the tool's commands share.</summary>
public sealed class SetupOptions
{
    readonly Option<bool> _user = new("--user") { Description = "For this user (the default)." };
    readonly Option<bool> _machine = new("--machine") { Description = "For everyone on this machine; needs root or an administrator." };
    readonly Option<string> _root = new("--root") { Description = "Put before the machine's paths (for packages).", DefaultValueFactory = _ => "", Hidden = true };

    /// <summary>--flavour auto, compat or avx2.</summary>
    public static Option<string> Flavour()
    {
        var flavour = new Option<string>("--flavour") { Description = "auto looks at this CPU; compat runs on every x64 CPU; avx2 is quicker.", DefaultValueFactory = _ => Flavours.Auto };
        flavour.AcceptOnlyFromAmong([Flavours.Auto, .. Flavours.All]);
        return flavour;
    }

    public Command AddTo(Command command)
    {
        command.Add(_user);
        command.Add(_machine);
        command.Add(_root);
        return command;
    }

    public string Root(ParseResult parsed) => parsed.GetValue(_root) ?? "";

    public Places Places(ParseResult parsed)
    {
        if (parsed.GetValue(_user) && parsed.GetValue(_machine)) throw new InstallException("--user and --machine are two places: give one of them.", InstallException.WrongWords);
        return Install.Places.Of(parsed.GetValue(_machine) ? Scope.Machine : Scope.User, Root(parsed));
    }
}
