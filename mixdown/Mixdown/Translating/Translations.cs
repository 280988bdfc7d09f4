using System.Runtime.ExceptionServices;
using TopDown.Dsp;
using TopDown.Dsp.Translation;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Translating;

/// <summary>
/// The mix on a phone, a smart speaker, a Bluetooth speaker, in a car and in mono: one file each, and in words what gets lost. See
/// <see cref="Devices"/> for the curves, <see cref="Thresholds"/> for what is told.
/// </summary>
public static class Translations
{
    const int Block = 1 << 14, LeastRate = 8_000, MostRate = 768_000;

    /// <summary>
    /// Writes phone.wav, smart-speaker.wav … into <paramref name="folder"/>, 24 bit with dither, as loud as the final as far as a true peak of −1 dBTP
    /// allows; all of them or none. Streams; the same bytes from any number of threads.
    /// </summary>
    /// <param name="finalWav">Mono or stereo.</param>
    /// <param name="folder">Made where it is not there.</param>
    /// <param name="buses">Name → WAV of the bus at its level in the mix, of the final's rate; null or empty: nothing is said of buses.</param>
    /// <param name="progress">Part done, 0…1, from the calling thread.</param>
    /// <param name="threads">At most; 0 = one for each core.</param>
    /// <returns>In the order of <see cref="Devices.All"/>. <see cref="TranslationReport.File"/> is the file's name in <paramref name="folder"/>.</returns>
    /// <exception cref="WavException">A file cannot be read or written.</exception>
    /// <exception cref="UserException">A file that cannot be judged: no frames, more than two channels, another rate than the final.</exception>
    public static IReadOnlyList<TranslationReport> Write(string finalWav, string folder, IReadOnlyDictionary<string, string>? buses = null, Action<double>? progress = null, int threads = 0, CancellationToken cancel = default)
    {
        using var reader = new WavReader(finalWav);
        var spec = new Spec(reader.Format.Rate, reader.Format.Channels, Block);
        Check(reader, finalWav, null);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancel };
        bool isNew = !Directory.Exists(folder);
        DeviceRender[] renders = [.. Devices.All.Select(d => new DeviceRender(d, spec, Path.Combine(folder, d.Id + ".wav")))];
        try
        {
            Directory.CreateDirectory(folder);
            var (mix, lufs) = Listen(reader, spec, renders, options, at => progress?.Invoke(0.4 * at));
            var powers = Listen(buses ?? new Dictionary<string, string>(), reader.Format.Rate, options);
            progress?.Invoke(0.6);
            foreach (DeviceRender render in renders) render.Match(lufs);
            Stream(reader, options, at => progress?.Invoke(0.6 + 0.4 * at), [.. renders.Select(r => (Action<float[][], int>)r.Write)]);
            foreach (DeviceRender render in renders) render.Commit();
            isNew = false;
            return [.. renders.Select(r => Report(r, mix, powers, lufs, spec.SampleRate))];
        }
        finally
        {
            foreach (DeviceRender render in renders) render.Dispose();
            if (isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
    }

    /// <summary>The first time through the final: its own loudness and spectrum, and every device's loudness and peak.</summary>
    static (ThirdPowers Mix, double Lufs) Listen(WavReader reader, in Spec spec, DeviceRender[] renders, ParallelOptions options, Action<double> progress)
    {
        var spectrum = new SpectrumMeter(spec.SampleRate);
        var loudness = new LoudnessMeter();
        loudness.Prepare(spec);
        Stream(reader, options, progress, [.. renders.Select(r => (Action<float[][], int>)r.Listen), (x, frames) => spectrum.Add(View(x, frames)), (x, frames) => loudness.Process(View(x, frames))]);
        return (ThirdPowers.Of(spectrum), loudness.Integrated);
    }

    static (string, ThirdPowers)[] Listen(IReadOnlyDictionary<string, string> buses, int rate, ParallelOptions options)
    {
        var found = new (string, ThirdPowers)[buses.Count];
        var all = buses.ToArray();
        Each(all.Length, options, i =>
        {
            using var reader = new WavReader(all[i].Value);
            Check(reader, all[i].Value, rate);
            var spectrum = new SpectrumMeter(rate);
            Stream(reader, new() { MaxDegreeOfParallelism = 1, CancellationToken = options.CancellationToken }, null, (x, frames) => spectrum.Add(View(x, frames)));
            found[i] = (all[i].Key, ThirdPowers.Of(spectrum));
        });
        return found;
    }

    /// <summary>From the start to the end, each block to all listeners at once.</summary>
    static void Stream(WavReader reader, ParallelOptions options, Action<double>? progress, params Action<float[][], int>[] listeners)
    {
        reader.Position = 0;
        float[][] x = [.. Enumerable.Range(0, reader.Format.Channels).Select(_ => new float[Block])];
        for (int frames; (frames = reader.Read(x, 0, Block)) > 0; progress?.Invoke((double)reader.Position / reader.Frames))
            Each(listeners.Length, options, i => listeners[i](x, frames));
    }

    /// <summary>In parallel; what one throws comes out as it is.</summary>
    static void Each(int count, ParallelOptions options, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, options, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    static Audio View(float[][] x, int frames) => x.Length == 2 ? new(x[0].AsSpan(0, frames), x[1].AsSpan(0, frames)) : new(x[0].AsSpan(0, frames));

    static void Check(WavReader reader, string file, int? rate)
    {
        if (reader.Frames == 0) throw new UserException($"{file}: it holds no audio; export it again.");
        if (reader.Format.Channels > 2) throw new UserException($"{file}: translations take mono or stereo, and it has {reader.Format.Channels} channels; fold it down first.");
        if (reader.Format.Rate is < LeastRate or > MostRate) throw new UserException($"{file}: its rate of {reader.Format.Rate} Hz is not known here; convert it to {LeastRate}–{MostRate} Hz.");
        if (rate is { } wanted && reader.Format.Rate != wanted) throw new UserException($"{file}: its rate is {reader.Format.Rate} Hz and the mix has {wanted} Hz; export it at the mix's rate.");
    }

    static TranslationReport Report(DeviceRender render, ThirdPowers mix, IReadOnlyList<(string, ThirdPowers)> buses, double lufs, double rate)
    {
        bool hasLoudness = double.IsFinite(lufs);
        var losses = new Losses(render.Device, mix, buses, double.IsFinite(render.Lufs) && hasLoudness ? lufs - render.Lufs : 0, rate);
        losses.Figures.Add(new() { Title = "Loudness before it is matched, against the mix", Unit = "LU", Value = Figure.Of(render.Lufs - lufs, "no loudness: silence, or less than 0.4 s") });
        losses.Figures.Add(new() { Title = "Loudness of the file, against the mix", Unit = "LU", Value = Figure.Of(hasLoudness && double.IsFinite(render.Lufs) ? -render.MissingDb : double.NaN, "no loudness: silence, or less than 0.4 s") });
        losses.Figures.Add(new() { Title = "True peak of the file", Unit = "dBTP", Value = render.TruePeakDb + render.GainDb });
        if (!hasLoudness) losses.Sentences.Add("Not judged: the mix has no loudness (silence, or less than 0.4 s).");
        else
        {
            losses.Find();
            if (losses.Sentences.Count == 0) losses.Sentences.Add("Nothing that matters.");
            if (render.MissingDb >= Thresholds.MissingDb) losses.Sentences.Add(FormattableString.Invariant($"The file is {render.MissingDb:0.0} LU quieter than the mix: its peaks allow no more."));
        }
        return new()
        {
            Name = render.Device.Name,
            Source = render.Device.Source,
            Losses = losses.Sentences,
            Figures = losses.Figures,
            File = render.Device.Id + ".wav",
        };
    }
}
