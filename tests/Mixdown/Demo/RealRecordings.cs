using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Demo;

/// <summary>Two Debian packages, fetched by the system's own client and unpacked in a scratch folder.</summary>
public sealed class RealRecordings : IDisposable
{
    readonly Testing.Scratch _scratch = new("recordings");

    public RealRecordings()
    {
        foreach (string package in (string[])["sonic-pi-samples", "alsa-utils"])
        {
            Fetch(package);
            string file = Directory.GetFiles(_scratch.Folder, package + "_*.deb").Single();
            Programs.Run("dpkg-deb", ["-x", file, _scratch.Folder], workDir: _scratch.Folder).OrThrow();
        }
    }

    void Fetch(string package)
    {
        string[] download = ["-q", "download", package];
        if (Programs.Run("apt-get", download, workDir: _scratch.Folder).Succeeded) return;
        Programs.Run("apt-get", ["-q", "update"], workDir: _scratch.Folder); // lists may be missing or old
        Programs.Run("apt-get", download, workDir: _scratch.Folder).OrThrow();
    }

    /// <summary>A drum of sonic-pi-samples, decoded by sox.</summary>
    public WavAudio Drum(string name)
    {
        string wav = Path.Combine(_scratch.Folder, name + ".wav");
        Programs.Run("sox", [Path.Combine(_scratch.Folder, "usr/share/sonic-pi/samples", name + ".flac"), wav]).OrThrow();
        return WavFile.ReadAll(wav);
    }

    /// <summary>The speaking voices of alsa-utils.</summary>
    public IReadOnlyList<WavAudio> Voices =>
        [.. Directory.GetFiles(Path.Combine(_scratch.Folder, "usr/share/sounds/alsa"), "*_*.wav").Order(StringComparer.Ordinal).Select(WavFile.ReadAll)];

    public void Dispose() => _scratch.Dispose();
}
