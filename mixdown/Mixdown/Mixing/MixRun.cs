using TopDown.Dsp;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.Mixing;

/// <summary>One run of the engine: its lines, and the buffers of the chunks that are under way.</summary>
sealed class MixRun : IDisposable
{
    // one that fills, one that renders, one that is listened to, one more so that nobody waits
    const int Slots = 4;

    readonly long _from, _to;
    readonly int _latency;
    readonly float _trim;
    readonly List<InsertChain> _chains = [];
    readonly List<BusLine> _buses = [];
    readonly InsertChain _master;
    readonly StripGain _fader;
    readonly TapDelay _intoMasterTap;
    readonly MixSlot[] _slots;

    /// <param name="needed">Buses whose tracks are read.</param>
    public MixRun(Song song, MixSettings settings, long from, long to, MixTaps taps, Func<InsertPlace, InsertSettings, IInsert> make, Func<int, bool> needed)
    {
        (_from, _to) = (from, to);
        try
        {
            for (int b = 0; b < settings.Buses.Count; b++) _chains.Add(new(song, b, settings.Buses[b].Inserts, make, 0, from));
            int slowest = _chains.Count == 0 ? 0 : _chains.Max(c => c.Latency);
            _chains.Add(_master = new(song, InsertPlace.Master, settings.Master.Inserts, make, slowest, from));
            for (int b = 0; b < settings.Buses.Count; b++) _buses.Add(new(song, settings, b, _chains[b], slowest, _master.Latency, needed(b)));
            _latency = slowest + _master.Latency;
        }
        catch
        {
            Dispose();
            throw;
        }
        _trim = (float)Math.Pow(10, settings.Master.TrimDb / 20);
        _fader = new(2, 0, 0, isInverted: false, [.. song.Session.Lanes.Where(l => l.On && l.Bus == Session.Master && l.Insert == null)], song.Rate);
        _intoMasterTap = new(song.Rate, _master.Latency);
        bool[] keeps = [.. song.Tracks.Select(_ => taps.HasFlag(MixTaps.Tracks))];
        foreach (int track in settings.Buses.SelectMany(b => b.Inserts).Concat(settings.Master.Inserts).SelectMany(i => i.Key?.Tracks ?? [])) keeps[track] = true;
        _slots = [.. Enumerable.Range(0, Slots).Select(_ => new MixSlot(_buses.Count, keeps, taps, _latency, _master.Latency))];
    }

    public InsertLine this[InsertPlace place] => (place.Bus == InsertPlace.Master ? _master : _chains[place.Bus])[place.Index];

    public void Play(Action<MixChunk> listen, Action<long>? progress, int threads, CancellationToken cancel)
    {
        long frames = _to - _from + _latency, chunks = (frames + MixChunk.MaxFrames - 1) / MixChunk.MaxFrames;
        int[] items = [_buses.Count, _buses.Count, 1];
        var conveyor = new Conveyor(items, chunks, Slots, (stage, item, chunk) =>
        {
            MixSlot slot = _slots[chunk % Slots];
            long since = chunk * MixChunk.MaxFrames, at = _from + since;
            int n = (int)Math.Min(MixChunk.MaxFrames, frames - since);
            if (stage == 0) _buses[item].Stage(slot, at, n);
            else if (stage == 1) _buses[item].Render(slot, at, since, n);
            else
            {
                Sum(slot, since, n);
                Deliver(slot, since - _latency, n, listen, progress);
            }
        });
        conveyor.Run(threads, cancel);
    }

    void Sum(MixSlot slot, long since, int frames)
    {
        Audio x = slot.Mix.Stereo(frames);
        x.Clear();
        foreach (AudioBuffer bus in slot.Buses) x.Add(bus.Stereo(frames));
        x.Scale(new Ramp(_trim));
        _intoMasterTap.Copy(slot.Mix, slot.IntoMaster, frames);
        _master.Process(x, slot, since);
        _fader.Scale(x, _from + since - _latency);
    }

    // what lies before the run's first frame is latency
    void Deliver(MixSlot slot, long since, int frames, Action<MixChunk> listen, Action<long>? progress)
    {
        int cut = (int)Math.Clamp(-since, 0, frames);
        if (cut == frames) return;
        slot.Chunk.Set(_from + since + cut, cut, frames - cut);
        listen(slot.Chunk);
        progress?.Invoke(since + frames);
    }

    public void Dispose()
    {
        foreach (BusLine bus in _buses) bus.Dispose();
        foreach (InsertChain chain in _chains) chain.Dispose();
    }
}
