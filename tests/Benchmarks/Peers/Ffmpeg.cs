using System.Globalization;
using System.Text.RegularExpressions;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Benchmarks.Peers;

/// <summary>
/// ffmpeg's filters, by its own account of the processor time (-benchmark) over a minute of the signal, less what reading and writing
/// nothing takes. The least of its turns: a process has no blocks to take a percentile of.
/// </summary>
sealed partial class Ffmpeg : IDisposable
{
    const int Seconds = 60;

    static readonly (string Name, Stage Stage, string Oversampling, string Filter)[] s_filters =
    [
        ("ffmpeg equalizer, 8 bells", Stage.Equaliser, "", string.Join(',', Matched.BellHz.Select((hz, i) =>
            string.Create(CultureInfo.InvariantCulture, $"equalizer=f={hz}:t=q:w={Matched.BellQ}:g={Matched.BellDb(i)}")))),
        ("ffmpeg acompressor", Stage.Compressor, "", string.Create(CultureInfo.InvariantCulture,
            $"acompressor=threshold={Matched.Linear(Matched.ThresholdDb)}:ratio={Matched.Ratio}:knee={Matched.Linear(Matched.KneeDb)}:attack={Matched.AttackMs}:release={Matched.ReleaseMs}:detection=peak:link=maximum")),
        ("ffmpeg asoftclip", Stage.Saturator, "2x", "asoftclip=type=tanh:oversample=2"),
        ("ffmpeg deesser", Stage.DeEsser, "", "deesser=i=0.5:m=0.5:f=0.5"),
        ("ffmpeg stereotools, side 110 %", Stage.Stereo, "", "stereotools=slev=1.1"),
        ("ffmpeg ebur128", Stage.Loudness, "", "ebur128=framelog=verbose:peak=sample"),
    ];

    readonly string _folder = Directory.CreateTempSubdirectory("topdown-bench-").FullName;
    readonly List<double>[] _times = [.. Enumerable.Range(0, s_filters.Length + 1).Select(_ => new List<double>())];   // the last is the bare chain

    public Ffmpeg()
    {
        var signal = new Signal();
        int frames = Seconds * Signal.SampleRate;
        float[][] audio = [Repeated(signal.Left, frames), Repeated(signal.Right, frames)];
        WavFile.WriteAll(Input, audio, Signal.SampleRate, new WavOptions { Encoding = WavEncoding.Float32 });
    }

    string Input => Path.Combine(_folder, "noise.wav");

    static float[] Repeated(float[] x, int frames) => [.. Enumerable.Range(0, frames).Select(i => x[i % x.Length])];

    /// <summary>Every filter once.</summary>
    public void Turn()
    {
        for (int i = 0; i <= s_filters.Length; i++)
            _times[i].Add(Measure(i < s_filters.Length ? s_filters[i].Filter : "anull"));
    }

    double Measure(string filter)
    {
        var outcome = Programs.Run("ffmpeg", ["-hide_banner", "-nostdin", "-benchmark", "-threads", "1", "-filter_threads", "1", "-i", Input, "-af", filter, "-f", "null", "-"], workDir: _folder).OrThrow();
        Match match = UserTime().Match(outcome.Error);
        if (!match.Success) throw new InvalidOperationException("ffmpeg does not tell its time: " + outcome.Told);
        return double.Parse(match.Groups["s"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"bench: utime=(?<s>[0-9.]+)s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserTime();

    public IEnumerable<Row> Rows()
    {
        double unit = 1e9 / Seconds / Signal.SampleRate;
        var bare = _times[^1];
        return s_filters.Select((f, i) => new Row(f.Name, f.Stage, "peer", f.Oversampling,
            new((_times[i].Min() - bare.Min()) * unit, (Median(_times[i]) - Median(bare)) * unit, _times[i].Count)));
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
