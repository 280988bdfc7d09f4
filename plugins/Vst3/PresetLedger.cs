using System.Security.Cryptography;
using System.Text;

namespace TopDown.Vst3;

/// <summary>
/// What we wrote into a vendor's folder of presets: a line a file, as <c>sha256sum --check</c> reads it. So a later version
/// knows an old factory file from one that a user edited. A missing or damaged list only means that less is ours.
/// </summary>
sealed class PresetLedger
{
    const string Name = "factory-presets.sha256";
    readonly HashSet<(string Path, string Hash)> _lines = [];
    readonly string _file;

    /// <param name="vendorFolder">The folder that the plug-ins' folders lie in; need not exist.</param>
    public PresetLedger(string vendorFolder)
    {
        _file = Path.Combine(vendorFolder, Name);
        if (!File.Exists(_file)) return;
        foreach (string line in File.ReadLines(_file))
            if (line.Length > 66 && line[64..66] == "  " && IsPlain(line[66..])) _lines.Add((line[66..], line[..64]));
    }

    /// <summary>Paths "Plug-in/Preset.vstpreset".</summary>
    public IEnumerable<string> Paths => _lines.Select(l => l.Path).Distinct().Order(StringComparer.Ordinal);

    public bool Has(string path, byte[] bytes) => _lines.Contains((path, Hash(bytes)));

    public void Add(string path, byte[] bytes) => _lines.Add((path, Hash(bytes)));

    public void Forget(string path) => _lines.RemoveWhere(l => l.Path == path);

    /// <summary>Puts the list in place whole; an empty one is deleted.</summary>
    public void Save()
    {
        if (_lines.Count == 0)
        {
            File.Delete(_file);
            return;
        }
        var text = new StringBuilder();
        foreach (var (path, hash) in _lines.Order()) text.Append(hash).Append("  ").Append(path).Append('\n');
        string beside = _file + ".part";
        File.WriteAllText(beside, text.ToString());
        File.Move(beside, _file, overwrite: true);
    }

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // A list that someone wrote by hand must not reach out of its folder.
    static bool IsPlain(string path) => path.Split('/') is [not ("" or "." or ".."), not ("" or "." or "..")]
        && path.EndsWith(Abi.PresetFile.Extension, StringComparison.Ordinal) && !path.Contains('\\') && !path.Contains(':');
}
