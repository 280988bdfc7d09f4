using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Songs;
using TopDown.Plugin;

namespace TopDown.Mixdown.Method;

/// <summary>The mix on its way through the steps: where everything stands, and what was found and changed so far. One thread.</summary>
sealed class MixState(Song song, MethodOptions options)
{
    /// <summary>Longest stretch that Learn listens to, and that single plug-ins are judged on, seconds.</summary>
    public const int LearnSeconds = 45, JudgeSeconds = 16;

    public Song Song { get; } = song;
    public MethodOptions Options { get; } = options;
    public MixSettings Settings { get; set; } = song.Start;

    public List<StepReport> Steps { get; } = [];
    public List<Finding> Findings { get; } = [];
    public List<StagingReport> Staging { get; } = [];

    /// <summary>How Learn ended, by place.</summary>
    public Dictionary<InsertPlace, string> Learned { get; } = [];

    /// <summary>What a bus's inserts do to the mix, by bus.</summary>
    public Dictionary<int, ThroughMixReport> ThroughMix { get; } = [];

    /// <summary>Fader of each bus with its inserts bypassed: what the loudness match of step 3 has not moved.</summary>
    public double[] BypassedFader { get; } = new double[song.Buses.Count];

    /// <summary>The tracks' plain sum, heard in step 1.</summary>
    public SoundPictures Before { get; } = new(song.Rate);

    /// <summary>Every bus before staging and plug-ins, heard in step 1.</summary>
    public IReadOnlyList<SoundFigures> BusesBefore { get; set; } = [];

    /// <summary>Where it is loud; known from step 1 on.</summary>
    public LoudPart Loud { get; set; } = LoudPart.Of([]);

    /// <summary>Float file that step 1 writes the plain sum to; null = it is not kept.</summary>
    public string? BeforeFile { get; init; }

    public (long From, long To) LearnStretch => Frames(Before.Loudness.Loudest(LearnSeconds, Song.Seconds));
    public (long From, long To) JudgeStretch => Frames(Before.Loudness.Loudest(JudgeSeconds, Song.Seconds));

    (long From, long To) Frames(StretchReport stretch) => ((long)(stretch.FromS * Song.Rate), Math.Min(Song.Frames, (long)Math.Ceiling(stretch.ToS * Song.Rate)));

    public Together Together { get; } = new(options.Threads);

    public MixEngine Engine(MixSettings settings, (long From, long To)? part = null, Song? song = null) =>
        new(song ?? Song, settings, new() { Threads = Options.Threads, From = part?.From ?? 0, To = part?.To });

    /// <summary>The inserts of a bus, or of the mix bus.</summary>
    public IReadOnlyList<InsertSettings> Inserts(int bus) => bus == InsertPlace.Master ? Settings.Master.Inserts : Settings.Buses[bus].Inserts;

    /// <summary>The mix with one bus's inserts bypassed, the bus as loud as with them.</summary>
    public MixSettings Bypassed(int bus) => Settings.With(bus, b => b with { Inserts = MixSettings.Off(b.Inserts), FaderDb = BypassedFader[bus] });

    /// <summary>Gives an insert other values.</summary>
    public void Set(InsertPlace place, IReadOnlyList<double> normals)
    {
        IReadOnlyList<InsertSettings> With(IReadOnlyList<InsertSettings> inserts) => [.. inserts.Select((x, i) => i == place.Index ? x with { Normals = normals } : x)];
        Settings = place.Bus == InsertPlace.Master
            ? Settings with { Master = Settings.Master with { Inserts = With(Settings.Master.Inserts) } }
            : Settings.With(place.Bus, b => b with { Inserts = With(b.Inserts) });
    }

    public string BusName(int bus) => bus == InsertPlace.Master ? Sessions.Session.Master : Song.Buses[bus].Name;

    /// <summary>
    /// The reduction that <paramref name="share"/> (0…1) of the loud part stay within; of a detector that waits for something (a sibilant) of the
    /// whole song, where it works. NaN where nothing was read.
    /// </summary>
    public double Shown(ReadingCurve curve, Ear ear, double share)
    {
        double[] read = [.. curve.Values.Where((v, i) => ear.IsRelative ? v > AtWorkDb : Loud.Contains((curve.FirstFrame + (double)i * curve.BlockFrames) / Song.Rate)).Select(v => (double)v).Order()];
        return read.Length == 0 && ear.IsRelative ? 0 : LoudPart.Percentile(read, share);
    }

    /// <summary>From here on a detector that waits is at work.</summary>
    const double AtWorkDb = 1;

    /// <summary>The ears that a preset has a goal for.</summary>
    public static IEnumerable<Ear> Goals(InsertSettings insert) => insert.Type.Page.Ears.Where(e => insert.Preset.GoalDb(e) > 0);

    /// <summary>"0:31–1:01".</summary>
    public string Time((long From, long To) part) => $"{Time(part.From / (double)Song.Rate)}–{Time(part.To / (double)Song.Rate)}";

    public static string Time(double seconds) => FormattableString.Invariant($"{(int)Math.Round(seconds) / 60}:{(int)Math.Round(seconds) % 60:D2}");

    public static string Db(double db) => db.ToString("+0.0;−0.0;0.0", System.Globalization.CultureInfo.InvariantCulture) + " dB";
}
