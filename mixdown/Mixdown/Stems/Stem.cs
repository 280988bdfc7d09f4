using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Stems;

/// <summary>One audio file of the song, as its header tells it.</summary>
/// <param name="Path">As the user has it.</param>
/// <param name="Readable">The WAV that is read: <paramref name="Path"/> itself, or what it was decoded to.</param>
public sealed record Stem(string Path, string Readable, WavFormat Format, long Frames)
{
    /// <summary>Slowest and fastest sample rate that the plug-ins are made for, Hz.</summary>
    public const int MinRate = 8000, MaxRate = 768_000;

    public int Rate => Format.Rate;
    public int Channels => Format.Channels;
    public double Seconds => Frames / (double)Rate;

    /// <summary>Opens a WAV, or decodes anything else by <paramref name="decoder"/>, and checks what can be told from the header.</summary>
    /// <exception cref="UserException">It cannot be mixed: names file and remedy.</exception>
    /// <exception cref="WavException">It is not what its name says, cut off, or cannot be read.</exception>
    public static Stem Open(string path, Decoder decoder, CancellationToken cancel = default)
    {
        string readable = Decoder.IsForeign(path) ? decoder.Decode(path, cancel) : path;
        using var reader = new WavReader(readable);
        var stem = new Stem(path, readable, reader.Format, reader.Frames);
        if (stem.Frames == 0) throw new UserException($"{path}: it holds no sound (0 samples); export it again or take it out of the folder.");
        if (stem.Rate is < MinRate or > MaxRate)
            throw new UserException($"{path}: its sample rate is {stem.Rate} Hz and {MinRate}…{MaxRate} Hz can be mixed; export it again or resample it: {ResampleLine(path, 48_000)}.");
        if (stem.Channels > 2)
            throw new UserException($"{path}: it has {stem.Channels} channels and tracks are mono or stereo; export it again, or take its first two: "
                + $"ffmpeg -i \"{path}\" -af \"pan=stereo|c0=c0|c1=c1\" -c:a pcm_f32le \"{Beside(path, "stereo")}\".");
        return stem;
    }

    /// <summary>
    /// Reads all samples of a float file, the only kind that can hold them, for NaN and infinity. Streams: memory does not hang on its length.
    /// </summary>
    /// <exception cref="UserException">There is one: names file, place and remedy.</exception>
    public void CheckSamples(CancellationToken cancel = default)
    {
        if (!Format.IsFloat) return;
        using var reader = new WavReader(Readable);
        const int block = 1 << 16;
        float[][] x = [.. Enumerable.Range(0, Channels).Select(_ => new float[block])];
        for (int n; (n = reader.Read(x, 0, block)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (float[] channel in x)
            {
                for (int i = 0; i < n; i++)
                {
                    if (float.IsFinite(channel[i])) continue;
                    long at = reader.Position - n + i;
                    throw new UserException(FormattableString.Invariant($"{Path}: sample {at} ({at / (double)Rate:F3} s) is {(float.IsNaN(channel[i]) ? "not a number" : "infinite")}; export it again without the plug-in that made it, or repair it: ")
                        + $"ffmpeg -i \"{Path}\" -c:a pcm_s24le \"{Beside(Path, "repaired")}\" (and listen to that place).");
                }
            }
        }
    }

    /// <summary>Files of one song have one rate.</summary>
    /// <exception cref="UserException">They have several: which file has which, and the lines that resample the fewer ones.</exception>
    public static int CommonRate(IReadOnlyList<Stem> stems)
    {
        var byRate = stems.GroupBy(s => s.Rate).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).ToList();
        if (byRate.Count == 1) return byRate[0].Key;
        int most = byRate[0].Key;
        var lines = byRate.Select(g => $"  {g.Key} Hz: {Few([.. g.Select(s => s.Path)])}");
        var remedies = byRate.Skip(1).SelectMany(g => g).Select(s => "  " + ResampleLine(s.Path, most));
        throw new UserException($"the files have different sample rates; bring them to one (here {most} Hz) and take the old ones out of the folder:\n{string.Join('\n', lines)}\n{string.Join('\n', remedies)}");
    }

    static string Few(string[] paths) => string.Join(", ", paths.Take(6).Select(System.IO.Path.GetFileName)) + (paths.Length > 6 ? $" and {paths.Length - 6} more" : "");

    internal static string ResampleLine(string path, int rate) => $"ffmpeg -i \"{path}\" -ar {rate} -c:a pcm_f32le \"{Beside(path, rate.ToString(System.Globalization.CultureInfo.InvariantCulture))}\"";

    static string Beside(string path, string what) => System.IO.Path.ChangeExtension(path, null) + $"-{what}.wav";
}
