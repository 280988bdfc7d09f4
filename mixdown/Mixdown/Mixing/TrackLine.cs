using TopDown.Dsp;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.Mixing;

/// <summary>A track in a run: file → high-pass → gain, polarity, pan and lanes → its bus.</summary>
sealed class TrackLine : IDisposable
{
    readonly TrackReader _reader;
    readonly StripGain _gain;
    readonly EqBank? _highPass;
    readonly TapDelay _tap;
    readonly int _index, _channels;

    /// <param name="stageDb">Clip gain that the bus's tracks share.</param>
    /// <param name="lag">Frames that its tap waits.</param>
    public TrackLine(Song song, int index, TrackSettings settings, double stageDb, int lag)
    {
        SongTrack track = song.Tracks[index];
        (_index, _channels) = (index, track.Channels);
        Lane[] lanes = [.. song.Session.Lanes.Where(l => l.On && l.Track == track.Name)];
        _gain = new(track.Channels, settings.ClipGainDb + stageDb, settings.Pan, settings.IsInverted, lanes, song.Rate);
        if (settings.HighPassHz > 0)
        {
            _highPass = new(1);
            _highPass.Prepare(new Spec(song.Rate, track.Channels, MixChunk.MaxFrames));
            _highPass.Set(0, MatchedDesign.HighPass(settings.HighPassHz, MatchedDesign.ButterworthQ, song.Rate));
        }
        _tap = new(song.Rate, lag);
        _reader = new(track, song.IsLooped, MixChunk.MaxFrames);
    }

    /// <summary>Adds the song's frames from <paramref name="at"/> on to the bus.</summary>
    public void AddTo(Audio bus, MixSlot slot, long at)
    {
        int n = bus.Length;
        _reader.Read(at, n);
        _highPass?.Process(_channels == 2 ? new(_reader.Channel(0, n), _reader.Channel(1, n)) : new(_reader.Channel(0, n)));
        if (slot.Tracks[_index] is not { } own)
        {
            _gain.AddTo(bus, _reader.Side(0, n), _reader.Side(1, n), at);
            return;
        }
        Audio x = own.Stereo(n);
        x.Clear();
        _gain.AddTo(x, _reader.Side(0, n), _reader.Side(1, n), at);
        bus.Add(x);
        _tap.Copy(own, slot.TrackTaps[_index], n);
    }

    public void Dispose() => _reader.Dispose();
}
