using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Songs;

/// <summary>A track's samples, from its files or from memory; silence where it has none. One reader, one thread.</summary>
/// <param name="track">Its files are open until <see cref="Dispose"/>.</param>
/// <param name="isLooped">It begins anew at its end.</param>
/// <param name="maxFrames">Longest read.</param>
sealed class TrackReader(SongTrack track, bool isLooped, int maxFrames) : IDisposable
{
    readonly float[][] _x = [.. Enumerable.Range(0, track.Channels).Select(_ => new float[maxFrames])];
    readonly WavReader[] _files = Open(track);

    /// <summary>What <see cref="Read"/> read last; a mono track is both sides.</summary>
    public ReadOnlySpan<float> Side(int side, int frames) => _x[Math.Min(side, _x.Length - 1)].AsSpan(0, frames);

    public Span<float> Channel(int channel, int frames) => _x[channel].AsSpan(0, frames);

    /// <summary>Reads the frames from <paramref name="at"/> on.</summary>
    /// <exception cref="WavException">A file cannot be read any more.</exception>
    public void Read(long at, int frames)
    {
        for (int done = 0; done < frames;)
        {
            long from = isLooped ? (at + done) % track.Frames : at + done;
            int n = (int)Math.Min(frames - done, from < track.Frames ? track.Frames - from : long.MaxValue);
            if (track.Samples != null) Copy(track.Samples, from, done, n);
            else if (_files.Length == 1) Read(_files[0], _x, from, done, n);
            else for (int c = 0; c < 2; c++) Read(_files[c], [_x[c]], from, done, n);
            done += n;
        }
    }

    static void Read(WavReader file, float[][] to, long from, int start, int frames)
    {
        int there = (int)Math.Clamp(file.Frames - from, 0, frames);
        if (there > 0)
        {
            file.Position = from;
            file.Read(to, start, there);
        }
        foreach (float[] channel in to) channel.AsSpan(start + there, frames - there).Clear();
    }

    void Copy(float[][] samples, long from, int start, int frames)
    {
        int there = (int)Math.Clamp(track.Frames - from, 0, frames);
        for (int c = 0; c < _x.Length; c++)
        {
            if (there > 0) samples[c].AsSpan((int)from, there).CopyTo(_x[c].AsSpan(start));
            _x[c].AsSpan(start + there, frames - there).Clear();
        }
    }

    static WavReader[] Open(SongTrack track)
    {
        var files = new List<WavReader>();
        try
        {
            foreach (Stems.Stem stem in track.Files) files.Add(new(stem.Readable));
            return [.. files];
        }
        catch
        {
            foreach (WavReader file in files) file.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (WavReader file in _files) file.Dispose();
    }
}
