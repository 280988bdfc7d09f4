using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.HandingOver;

/// <summary>Renders a track's high-pass into a file, for no DAW has the same filter on its tracks. 32-bit float.</summary>
static class HighPassed
{
    /// <param name="to">The file's path; its folder must be there.</param>
    public static void Write(Song song, int track, double hz, string to, CancellationToken cancel)
    {
        SongTrack of = song.Tracks[track];
        // the track alone, with nothing else done to it: a mono track is whole on the side that it is turned to
        Song alone = song with { Tracks = [of], Frames = of.Frames, Session = song.Session with { Lanes = [] } };
        var only = new TrackSettings { HighPassHz = hz, Pan = of.Channels == 1 ? -1 : 0 };
        MixSettings plain = new([only], [.. song.Buses.Select(_ => new BusSettings())], new());
        using var writer = new WavWriter(to, song.Rate, of.Channels, new() { Encoding = WavEncoding.Float32 });
        float[][] block = [];
        new MixEngine(alone, plain).Run(MixTaps.Tracks, chunk =>
        {
            Audio x = chunk.Track(0);
            int frames = x.Length;
            if (block.Length == 0 || block[0].Length < frames) block = [.. Enumerable.Range(0, of.Channels).Select(_ => new float[frames])];
            for (int c = 0; c < of.Channels; c++) x[c].CopyTo(block[c]);
            writer.Write(block, 0, frames);
        }, cancel: cancel);
        writer.Commit();
    }
}
