using System.Security.Cryptography;
using System.Text;

namespace TopDown.Testing;

/// <summary>Our host as a Windows program (tests/Hosts/WineHost), published when one of its sources changed since the last time.</summary>
public static class WineHost
{
    static readonly string[] s_sources = ["tests/Hosts/WineHost", "mixdown/Host", "plugins/Vst3/Abi", "ui/Windows/X11", "shared-dsp", "installer/cross", "Directory.Build.props"];
    static readonly Lazy<string> s_program = new(Publish);

    /// <summary>winhost.exe. Its verbs: run it without arguments.</summary>
    /// <exception cref="ProgramMissingException">What links it is not here; the message is the line that installs it.</exception>
    public static string Program => s_program.Value;

    static string Publish()
    {
        string folder = Path.Combine(Repo.Artifacts, "winhost"), program = Path.Combine(folder, "winhost.exe"), stamp = Path.Combine(folder, "sources.sha256");
        Directory.CreateDirectory(folder);
        using FileStream alone = Alone(Path.Combine(folder, "lock"));
        string hash = Hash();
        if (File.Exists(program) && File.Exists(stamp) && File.ReadAllText(stamp) == hash) return program;
        Outcome tools = Programs.Run(Path.Combine(Repo.Root, "topdown"), ["need-windows"], timeout: TimeSpan.FromMinutes(15));
        if (!tools.Succeeded) throw new ProgramMissingException(tools.Error.Trim());
        Programs.Run("dotnet", ["publish", "tests/Hosts/WineHost/WineHost.csproj", "-c", "Release", "-v", "q", "-nologo", "-p:TopDownTfm=net10.0", "-p:TopDownFlavour=winhost", "-p:HostRid=win-x64", "-o", folder],
            timeout: TimeSpan.FromMinutes(15)).OrThrow();
        File.WriteAllText(stamp, hash);
        return program;
    }

    // Two test processes at once would publish into one folder: the second waits.
    static FileStream Alone(string file)
    {
        FileStream? held = null;
        return Poll.Until(() => (held = TryHold(file)) != null, TimeSpan.FromMinutes(15)) ? held! : throw new IOException($"{file} is held by another test process.");
    }

    static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string source in s_sources.Select(s => Path.Combine(Repo.Root, s)))
        {
            foreach (string file in File.Exists(source) ? (IEnumerable<string>)[source] : Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Repo.Root, file)));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
