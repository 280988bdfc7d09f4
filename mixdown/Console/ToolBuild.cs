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
        string stamp = _folder + ".sha256", hash = InputHash.Of(root, $"{rid} {framework} {(IsWindows ? Signing.Command : "")}", s_inputs);
        if (File.Exists(Binary) && File.Exists(stamp) && File.ReadAllText(stamp) == hash) return;
        File.Delete(stamp);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        DotnetPublish.Run(root, $"the setup's tool ({rid})", $"build-tool-{rid}", rid, framework, "installer/Tool/TopDown.Tool.csproj", "-p:TopDownFlavour=tool", "-o", _folder);
        if (IsWindows) Signing.Sign(Binary);
        File.WriteAllText(stamp, hash);
    }
}
