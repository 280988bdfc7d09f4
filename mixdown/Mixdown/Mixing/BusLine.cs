using TopDown.Dsp;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.Mixing;

/// <summary>A bus in a run: tracks → inserts → the delay that lines it up with the slowest bus → fader.</summary>
sealed class BusLine : IDisposable
{
    readonly int _index;
    readonly TrackLine[] _tracks;
    readonly StripGain _fader;
    readonly DelayLine _align = new();
    readonly TapDelay _stagedTap, _busTap;

    /// <param name="latency">Of the slowest bus, frames.</param>
    /// <param name="behind">Of the mix bus, frames.</param>
    /// <param name="isHeard">False: nobody needs its tracks, and they are not read.</param>
    public BusLine(Song song, MixSettings settings, int index, InsertChain inserts, int latency, int behind, bool isHeard)
    {
        (_index, Inserts) = (index, inserts);
        BusSettings bus = settings.Buses[index];
        Lane[] lanes = [.. song.Session.Lanes.Where(l => l.On && l.Bus == song.Buses[index].Name && l.Insert == null)];
        _fader = new(2, bus.FaderDb, 0, isInverted: false, lanes, song.Rate);
        _align.Prepare(new Spec(song.Rate, 2, MixChunk.MaxFrames), latency - inserts.Latency);
        _align.Set(latency - inserts.Latency);
        _stagedTap = new(song.Rate, latency + behind);
        _busTap = new(song.Rate, behind);
        Latency = latency;
        var tracks = new List<TrackLine>();
        try
        {
            for (int t = 0; isHeard && t < song.Tracks.Count; t++)
                if (song.Tracks[t].Bus == index) tracks.Add(new(song, t, settings.Tracks[t], bus.StageDb, latency + behind));
        }
        catch
        {
            foreach (TrackLine track in tracks) track.Dispose();
            throw;
        }
        _tracks = [.. tracks];
    }

    public InsertChain Inserts { get; }
    int Latency { get; }

    /// <summary>First all buses take their tracks …</summary>
    /// <param name="at">Frame of the song.</param>
    public void Stage(MixSlot slot, long at, int frames)
    {
        Audio staged = slot.Staged[_index].Stereo(frames);
        staged.Clear();
        foreach (TrackLine track in _tracks) track.AddTo(staged, slot, at);
        _stagedTap.Copy(slot.Staged[_index], slot.StagedTaps[_index], frames);
    }

    /// <summary>… then all render, for side-chains hear other buses.</summary>
    /// <param name="since">Frames since the run began.</param>
    public void Render(MixSlot slot, long at, long since, int frames)
    {
        Audio x = slot.Buses[_index].Stereo(frames);
        slot.Staged[_index].Stereo(frames).CopyTo(x);
        Inserts.Process(x, slot, since);
        if (_align.Samples > 0) _align.Process(x);
        _fader.Scale(x, at - Latency);
        _busTap.Copy(slot.Buses[_index], slot.BusTaps[_index], frames);
    }

    public void Dispose()
    {
        foreach (TrackLine track in _tracks) track.Dispose();
    }
}
