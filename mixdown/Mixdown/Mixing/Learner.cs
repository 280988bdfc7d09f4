using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>Lets inserts listen to the mix: each has a desk of its own, and behind the listeners nothing is rendered.</summary>
sealed class Learner(MixEngine engine)
{
    readonly MixSettings _settings = engine.Settings;
    readonly Dictionary<InsertPlace, Listener> _listeners = [];

    public Learned Learn(InsertPlace place, long from, long to, CancellationToken cancel)
    {
        bool isMaster = place.Bus == InsertPlace.Master;
        IReadOnlyList<InsertSettings> all = isMaster ? _settings.Master.Inserts : _settings.Buses[place.Bus].Inserts;
        InsertSettings[] kept = [.. all.Take(place.Index), all[place.Index] with { IsOn = true }];
        Add(place, kept[^1], to - from);
        MixSettings only = isMaster
            ? _settings with { Master = _settings.Master with { Inserts = kept } }
            : Only((bus, b) => b == place.Bus ? bus with { Inserts = kept } : bus with { Inserts = [] });
        Run(only, from, to, isMaster ? _ => true : b => b == place.Bus || IsHeardBy(kept, b), cancel);
        return _listeners[place].Answer();
    }

    public IReadOnlyList<Learned?> LearnBuses(long from, long to, CancellationToken cancel)
    {
        for (int b = 0; b < _settings.Buses.Count; b++)
            if (_settings.Buses[b].Inserts is [{ IsOn: true } first, ..]) Add(new(b, 0), first, to - from);
        if (_listeners.Count > 0) Run(Only((bus, _) => bus with { Inserts = [.. bus.Inserts.Take(1)] }), from, to, static _ => true, cancel);
        return [.. _settings.Buses.Select((_, b) => _listeners.TryGetValue(new(b, 0), out var listener) ? listener.Answer() : null)];
    }

    MixSettings Only(Func<BusSettings, int, BusSettings> change) => new(_settings.Tracks, [.. _settings.Buses.Select(change)], new());

    bool IsHeardBy(InsertSettings[] inserts, int bus) =>
        Array.Exists(inserts, i => i.Key is { } key && (key.Bus == bus || key.Tracks.Any(t => engine.Song.Tracks[t].Bus == bus)));

    void Add(InsertPlace place, InsertSettings insert, long frames) => _listeners[place] = new(insert, engine.Song.Rate, frames / (double)engine.Song.Rate);

    void Run(MixSettings settings, long from, long to, Func<int, bool> needed, CancellationToken cancel)
    {
        Song song = engine.Song;
        using var run = new MixRun(song, settings, from, to, MixTaps.None,
            (place, insert) => _listeners.TryGetValue(place, out var listener) ? listener.Insert(insert) : engine.Options.Insert(insert, song.Rate), needed);
        run.Play(static _ => { }, null, engine.Options.Threads, cancel);
    }

    /// <summary>An insert that listens, with its controller's half.</summary>
    sealed class Listener(InsertSettings settings, double rate, double seconds)
    {
        readonly Desk _desk = new(settings.Type);
        readonly Command? _learn = settings.Type.Page.Find("learn") as Command;

        /// <param name="started">With its lanes where the stretch begins.</param>
        public ManagedInsert Insert(InsertSettings started)
        {
            // a second more than there is, so that only the stretch's end ends it
            var runner = new Runner(settings.Type) { ListenSeconds = seconds + 1 };
            runner.Prepare(rate, Layout.Stereo, [.. started.Normals]);
            _desk.Heard = () => runner.Heard;
            _desk.Choose(settings.Type.Presets.ToList().IndexOf(settings.Preset));
            foreach (Parameter p in settings.Type.Page.Parameters.Where(p => p is not (Command or Status))) _desk.Set(p, settings.Normals[p.Index]);
            if (_learn != null)
            {
                _desk.Set(_learn, 1);
                runner.Set(_learn.Index, 1);
            }
            return new(runner);
        }

        public Learned Answer()
        {
            Status result = _desk.Page.Result;
            if (_learn == null) return new(settings.Normals, result.Text((int)Outcome.NothingToLearn), Done: false);
            _desk.Set(_learn, 0);
            double outcome = result.ToPlain(_desk[result]);
            bool done = (Outcome)(int)outcome == Outcome.Done;
            return new(done ? [.. settings.Normals.Select((n, i) => _desk.Page.Parameters[i] is Command or Status ? n : _desk.Normals[i])] : settings.Normals, result.Text(outcome), done);
        }
    }
}
