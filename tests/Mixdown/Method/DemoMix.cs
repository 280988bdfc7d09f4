using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Method;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Method;

/// <summary>The demo's 24 tracks as files, mixed once for all tests.</summary>
public sealed class DemoMix : IDisposable
{
    readonly Testing.Scratch _scratch = new("demo-mix");
    readonly Decoder _decoder;

    public DemoMix()
    {
        string tracks = _scratch.Below("tracks");
        foreach (var t in Demo.PlayedSession.Once.Tracks) WavFile.WriteAll(Path.Combine(tracks, t.Name + ".wav"), t.Channels, DemoSession.Rate);
        _decoder = new Decoder(_scratch.Folder);
        Song = Song.Open(tracks, new(), _decoder);
        Report = Mix("mix", new() { Stems = true });
    }

    public Song Song { get; }
    public MixReport Report { get; }

    /// <summary>A file of the mix that all tests share.</summary>
    public string this[string name] => Path.Combine(_scratch.Folder, "mix", name);

    public string PathOf(string mix, string name) => Path.Combine(_scratch.Folder, mix, name);

    public MixReport Mix(string to, MixJobOptions options, Song? song = null) => new MixJob(song ?? Song, _decoder, options).Run(Path.Combine(_scratch.Folder, to));

    /// <summary>Another folder of files, opened.</summary>
    public Song Open(string folder, SongOptions options) => Song.Open(folder, options, _decoder);

    public void Dispose()
    {
        _decoder.Dispose();
        _scratch.Dispose();
    }
}
