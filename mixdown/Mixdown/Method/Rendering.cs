using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Method;

/// <summary>The finished mix rendered once from beginning to end, with what was measured on the way. Files are float: nothing clips and nothing is rounded.</summary>
sealed class Rendering
{
    const int Room = 1 << 14;

    readonly MixState _mix;
    readonly AudioBuffer _scratch = new(Room);

    readonly SoundFigures?[] _staged;

    Rendering(MixState mix, MixEngine engine)
    {
        int rate = mix.Song.Rate;
        (_mix, Engine, IntoMaster, Mix, PreMaster) = (mix, engine, new(rate), new(rate), new(rate));
        Buses = [.. mix.Song.Buses.Select(_ => new SoundFigures(rate))];
        // where no track of a bus was changed after step 1, it is what that step heard, at its clip gain
        bool IsChanged(int t) => mix.Settings.Tracks[t] != mix.Song.Start.Tracks[t];
        _staged = [.. mix.Song.Buses.Select((_, b) => Enumerable.Range(0, mix.Song.Tracks.Count).Any(t => mix.Song.Tracks[t].Bus == b && IsChanged(t)) ? new SoundFigures(rate) : null)];
    }

    /// <summary>After the run: what the inserts' meters showed.</summary>
    public MixEngine Engine { get; }

    /// <summary>A bus before its inserts.</summary>
    public SoundFigures Staged(int bus) => _staged[bus] ?? _mix.BusesBefore[bus].Louder(_mix.Settings.Buses[bus].StageDb);

    /// <summary>Each bus after inserts and fader.</summary>
    public IReadOnlyList<SoundFigures> Buses { get; }

    /// <summary>The trimmed sum, and what the mix bus made of it.</summary>
    public SoundFigures IntoMaster { get; }

    /// <inheritdoc cref="IntoMaster"/>
    public SoundFigures Mix { get; }

    /// <summary>The mix behind the mix bus, before its limiter.</summary>
    public LoudnessHistory PreMaster { get; }

    /// <param name="to">The mix behind the mix bus.</param>
    /// <param name="preMaster">The sum before the mix bus's inserts; null = not written.</param>
    /// <param name="stems">Folder for the buses as they are summed (faders and trim in); null = not written.</param>
    /// <param name="also">Hears the chunks as well.</param>
    public static Rendering Of(MixState mix, string to, string? preMaster, string? stems, Action<MixChunk>? also, Action<double>? progress, CancellationToken cancel)
    {
        var options = new WavOptions { Encoding = WavEncoding.Float32 };
        var files = new List<WavWriter>();
        WavWriter File(string path, bool isPassing = false)
        {
            files.Add(new WavWriter(path, mix.Song.Rate, 2, options with { IsPassing = isPassing }));
            return files[^1];
        }
        try
        {
            WavWriter whole = File(to, isPassing: true);
            WavWriter? sum = preMaster == null ? null : File(preMaster);
            WavWriter[] buses = stems == null ? [] : [.. StemNames(mix.Song).Select(name => File(Path.Combine(stems, name)))];
            var rendering = new Rendering(mix, mix.Engine(mix.Settings));
            var trim = new Ramp(Math.Pow(10, mix.Settings.Master.TrimDb / 20));
            MixTaps staged = rendering._staged.Any(s => s != null) ? MixTaps.Staged : MixTaps.None;
            rendering.Engine.Run(staged | MixTaps.Buses | MixTaps.IntoMaster, chunk =>
            {
                rendering.Measure(chunk);
                whole.Write(chunk.Mix);
                sum?.Write(chunk.IntoMaster);
                for (int b = 0; b < buses.Length; b++) rendering.Write(buses[b], chunk.Bus(b), trim);
                also?.Invoke(chunk);
            }, done => progress?.Invoke((double)done / mix.Song.Frames), cancel);
            foreach (WavWriter file in files) file.Commit();
            return rendering;
        }
        finally
        {
            foreach (WavWriter file in files) file.Dispose();
        }
    }

    /// <summary>File names of the buses' stems, in their order.</summary>
    public static IReadOnlyList<string> StemNames(Songs.Song song)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. song.Buses.Select(b =>
        {
            string plain = new([.. b.Name.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' ? c : '_')]), name = plain;
            for (int n = 2; !used.Add(name); n++) name = $"{plain} {n}";
            return name + ".wav";
        })];
    }

    // one thing each, so that it does not matter who is first
    void Measure(MixChunk chunk) => _mix.Together.Do(
        () => _mix.Together.For(Buses.Count, b =>
        {
            _staged[b]?.Add(chunk.Staged(b));
            Buses[b].Add(chunk.Bus(b));
        }),
        () => IntoMaster.Add(chunk.IntoMaster),
        () => Mix.Add(chunk.Mix),
        () => PreMaster.Add(chunk.Mix));

    /// <summary>The bus at its level in the trimmed sum.</summary>
    void Write(WavWriter file, Audio bus, Ramp trim)
    {
        for (int at = 0; at < bus.Length; at += Room)
        {
            Audio part = bus.Slice(at, Math.Min(Room, bus.Length - at)), copy = _scratch.Like(part);
            part.CopyTo(copy);
            copy.Scale(trim);
            file.Write(copy);
        }
    }
}
