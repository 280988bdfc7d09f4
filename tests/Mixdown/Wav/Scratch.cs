namespace TopDown.Mixdown.Tests.Wav;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("topdown-wav-").FullName;
    public string this[string name] => Path.Combine(Folder, name);
    public string[] Files => [.. Directory.GetFileSystemEntries(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public string Put(string name, params byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
