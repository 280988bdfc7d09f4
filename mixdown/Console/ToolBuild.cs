using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TopDown.Mixdown;

namespace TopDown.Commands;

/// <summary>The small program that goes into setups and archives (installer/Tool), published by NativeAOT, made again only when its sources changed.</summary>
sealed class ToolBuild(string root, string rid, string framework)
{
    static readonly string[] s_inputs = ["shared-dsp", "plugins", "installer/Install", "installer/Tool", "installer/cross", "installer/icon", "tests/KitchenSink",
        "Directory.Build.props", "Directory.Packages.props", "global.json"];

    readonly string _folder = Path.Combine(root, "artifacts", "bundles", "Tool-" + rid);

    bool IsWindows => rid.StartsWith("win-", StringComparison.Ordinal);

    public string Binary => Path.Combine(_folder, Package.Product.Tool + (IsWindows ? ".exe" : ""));

    public void Run()
    {
        string stamp = _folder + ".sha256", hash = Hash();
        if (File.Exists(Binary) && File.Exists(stamp) && File.ReadAllText(stamp) == hash) return;
        File.Delete(stamp);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        Console.Error.WriteLine($"topdown: building the setup's tool ({rid}) …");
        string log = Path.Combine(root, "artifacts", "logs", $"build-tool-{rid}.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var start = new ProcessStartInfo("dotnet",
            ["publish", "installer/Tool/TopDown.Tool.csproj", "-c", "Release", "-v", "q", "-nologo", "-p:TopDownTfm=" + framework, "-p:BundleRid=" + rid, "-p:TopDownFlavour=tool", "-o", _folder])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new UserException("dotnet does not start: install the .NET 10 SDK.", 3);
        var error = process.StandardError.ReadToEndAsync();
        File.WriteAllText(log, process.StandardOutput.ReadToEnd() + error.Result);
        process.WaitForExit();
        if (process.ExitCode != 0 || !File.Exists(Binary)) throw new UserException($"building the setup's tool failed: see {Path.GetRelativePath(root, log)}.");
        if (IsWindows) Signing.Sign(Binary);
        File.WriteAllText(stamp, hash);
    }

    string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{rid} {framework} {(IsWindows ? Signing.Command : "")}\n"));
        foreach (string input in s_inputs.Select(i => Path.Combine(root, i)))
        {
            string[] files = File.Exists(input) ? [input] : Directory.Exists(input) ? [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
            foreach (string file in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file) + "\n"));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
