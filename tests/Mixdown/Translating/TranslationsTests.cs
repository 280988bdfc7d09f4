using TopDown.Dsp;
using TopDown.Dsp.Translation;
using TopDown.Mixdown.Bouncing;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Translating;
using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Translating;

/// <summary>The files and what is said of them, against theory.</summary>
public sealed class TranslationsTests
{
    const int Rate = 48_000, Seconds = 8;

    [Theory, InlineData(44_100, 2), InlineData(48_000, 2), InlineData(96_000, 2), InlineData(48_000, 1)]
    public void Five_files_as_loud_as_the_mix(int rate, int channels)
    {
        using var scratch = new Scratch();
        string final = Put(scratch, "final.wav", Song(rate)[..channels], rate);
        var told = Translations.Write(final, scratch["t"]);
        Assert.Equal(["Phone", "Smart speaker", "Bluetooth speaker", "Car", "Mono"], told.Select(t => t.Name));
        double lufs = FileMeter.Measure(final).Integrated;
        foreach (TranslationReport one in told)
        {
            string file = Path.Combine(scratch["t"], one.File!);
            using var reader = new WavReader(file);
            Assert.Equal((rate, channels, WavEncoding.Pcm24), (reader.Format.Rate, reader.Format.Channels, reader.Format.Encoding));
            Measurement m = FileMeter.Measure(file);
            Assert.Equal(lufs, m.Integrated, 0.1);
            Assert.Equal(lufs + Value(one, "Loudness of the file"), m.Integrated, 0.05);
            Assert.Equal(Value(one, "True peak"), m.TruePeakDb, 0.02);
            if (channels == 2 && one.Name != "Car") Assert.Equal(1, m.Correlation, 1e-6);
            Assert.Contains("(", one.Source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sixty_hertz_are_gone_on_the_phone_by_what_its_curve_says()
    {
        using var scratch = new Scratch();
        float[] x = [.. Tone.Of(60, 0.3, Rate, Seconds * Rate).Zip(Tone.Of(2000, 0.1, Rate, Seconds * Rate), (a, b) => a + b)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"]);
        float[] y = WavFile.ReadAll(Path.Combine(scratch["t"], told[0].File!)).Channels[0][Rate..(3 * Rate)];
        double ratio = 20 * Math.Log10(Tone.Amplitude(y, 60, Rate) / Tone.Amplitude(y, 2000, Rate) / 3);
        Assert.Equal(Devices.Phone.ResponseDb(60, Rate) - Devices.Phone.ResponseDb(2000, Rate), ratio, 0.1);
        Assert.True(ratio < -40);
        // two tones of different K-weighted power: the share is known
        double low = 9 * Weight(60), share = 100 * low / (low + Weight(2000));
        Assert.Equal(share, Value(told[0], "Gone in the bass"), 1.5);
        Assert.Contains(told[0].Losses, s => s.StartsWith("The bass below ", StringComparison.Ordinal) && s.Contains($" Hz is gone: {Value(told[0], "Gone in the bass"):0} %", StringComparison.Ordinal));
        Assert.DoesNotContain(told[3].Losses, s => s.Contains("gone", StringComparison.Ordinal));
        // at equal loudness the last band that is gone is down by 10 dB or more, the next one is not
        double end = Value(told[0], "Gone below"), match = -Value(told[0], "Loudness before it is matched"), halfBand = Math.Pow(10, 0.05);
        Assert.True(Devices.Phone.ResponseDb(end / halfBand, Rate) + match <= -10);
        Assert.True(Devices.Phone.ResponseDb(end * halfBand, Rate) + match > -10);
    }

    [Theory, InlineData(80, true), InlineData(100, false)]
    public void A_region_is_told_from_three_decibels_on(double hz, bool isTold)
    {
        using var scratch = new Scratch();
        float[] x = [.. Tone.Of(1000, 0.2, Rate, Seconds * Rate).Zip(Tone.Of(hz, 0.08, Rate, Seconds * Rate), (a, b) => a + b)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"])[2];
        double change = Value(told, "Bass (60–150 Hz)");
        Assert.Equal(Devices.BluetoothSpeaker.ResponseDb(hz, Rate) - Value(told, "Loudness before it is matched"), change, 0.2);
        Assert.Equal(isTold, told.Losses.Contains(FormattableString.Invariant($"Bass (60–150 Hz) comes down by {-change:0.0} dB.")));
    }

    [Theory, InlineData(0.001, false), InlineData(0.004, true)]
    public void A_region_that_holds_next_to_nothing_is_not_told(double share, bool isTold)
    {
        using var scratch = new Scratch();
        double peak = 0.2 * Math.Sqrt(share / (1 - share) * Weight(1000) / Weight(50));
        float[] x = [.. Tone.Of(1000, 0.2, Rate, Seconds * Rate).Zip(Tone.Of(50, peak, Rate, Seconds * Rate), (a, b) => a + b)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"])[3];
        Assert.True(Value(told, "Sub-bass") > 6);
        Assert.Equal(isTold, told.Losses.Any(s => s.StartsWith("Sub-bass (20–60 Hz) comes up", StringComparison.Ordinal)));
    }

    [Theory, InlineData(0.020, false), InlineData(0.045, true)]
    public void The_bass_is_told_from_its_share_on(double share, bool isTold)
    {
        using var scratch = new Scratch();
        double peak = 0.2 * Math.Sqrt(share / (1 - share) * Weight(1000) / Weight(60));
        float[] x = [.. Tone.Of(1000, 0.2, Rate, Seconds * Rate).Zip(Tone.Of(60, peak, Rate, Seconds * Rate), (a, b) => a + b)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"]);
        Assert.Equal(100 * share, Value(told[0], "Gone in the bass"), 0.4);
        Assert.Equal(isTold, told[0].Losses.Any(s => s.Contains("is gone", StringComparison.Ordinal)));
    }

    [Fact]
    public void Opposite_sides_leave_silence_and_it_says_so()
    {
        using var scratch = new Scratch();
        float[] x = Noise(1, 0.2f), y = [.. x.Select(v => -v)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, y]), scratch["t"]);
        foreach (TranslationReport one in told)
        {
            bool isMono = one.Name != "Car";
            Assert.Equal(isMono, one.Losses.SequenceEqual(["Nothing is left: left and right are one sound in opposite polarity."]));
            Assert.Equal(isMono, double.IsNegativeInfinity(FileMeter.Measure(Path.Combine(scratch["t"], one.File!)).SamplePeakDb));
        }
    }

    [Fact]
    public void A_mono_compatible_mix_loses_nothing_that_matters_in_mono()
    {
        using var scratch = new Scratch();
        float[] x = Noise(1, 0.2f);
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"]);
        Assert.Equal(["Nothing that matters."], told[4].Losses);
        Assert.Equal(0, Value(told[4], "Left by the mono sum"), 0.001);
    }

    [Theory, InlineData(0.30, false), InlineData(0.20, true)]
    public void A_bus_loses_by_the_sum_what_its_correlation_says(double correlation, bool isTold)
    {
        using var scratch = new Scratch();
        float[] a = Noise(1, 0.1f), b = Noise(2, 0.1f), middle = Noise(3, 0.1f);
        float[] right = [.. a.Zip(b, (x, y) => (float)(correlation * x + Math.Sqrt(1 - correlation * correlation) * y))];
        float[][] mix = [[.. a.Zip(middle, (x, y) => x + y)], [.. right.Zip(middle, (x, y) => x + y)]];
        var buses = new Dictionary<string, string> { ["Guitars"] = Put(scratch, "g.wav", [a, right]), ["Bass"] = Put(scratch, "b.wav", [middle, middle]) };
        var told = Translations.Write(Put(scratch, "final.wav", mix), scratch["t"], buses)[4];
        double loss = -10 * Math.Log10((1 + correlation) / 2);
        Assert.Equal(loss, Value(told, "Guitars: lost by the sum"), 0.08);
        Assert.Equal(0, Value(told, "Bass: lost by the sum"), 0.001);
        Assert.Equal(isTold, told.Losses.Any(s => s.StartsWith($"Guitars lose {Value(told, "Guitars: lost by the sum"):0.0} dB in mono (correlation ", StringComparison.Ordinal)));
    }

    [Theory, InlineData(-0.20, false), InlineData(-0.40, true)]
    public void A_region_that_cancels_is_told(double correlation, bool isTold)
    {
        using var scratch = new Scratch();
        float[] a = Noise(1, 0.1f), b = Noise(2, 0.1f), right = [.. a.Zip(b, (x, y) => (float)(correlation * x + Math.Sqrt(1 - correlation * correlation) * y))];
        var told = Translations.Write(Put(scratch, "final.wav", [a, right]), scratch["t"])[4];
        Assert.Equal(isTold, told.Losses.Any(s => s.StartsWith("Left and right cancel in the presence (2–5 kHz)", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_bus_falls_behind_by_what_the_curve_takes()
    {
        using var scratch = new Scratch();
        float[] low = Tone.Of(250, 0.2, Rate, Seconds * Rate), high = Tone.Of(2500, 0.1, Rate, Seconds * Rate);
        float[] sum = [.. low.Zip(high, (x, y) => x + y)];
        var buses = new Dictionary<string, string> { ["Bass"] = Put(scratch, "b.wav", [low, low]), ["Vocals"] = Put(scratch, "v.wav", [high, high]) };
        var told = Translations.Write(Put(scratch, "final.wav", [sum, sum]), scratch["t"], buses);
        double shift = Devices.Phone.ResponseDb(250, Rate) - Devices.Phone.ResponseDb(2500, Rate);
        Assert.Equal(shift, Value(told[0], "Bass: against the others"), 0.2);
        Assert.Equal(-shift, Value(told[0], "Vocals: against the others"), 0.2);
        Assert.Contains(told[0].Losses, s => s.StartsWith($"Bass is {-Value(told[0], "Bass: against the others"):0.0} dB further behind", StringComparison.Ordinal));
        Assert.Contains(told[0].Losses, s => s.StartsWith("Vocals stand ", StringComparison.Ordinal));
        Assert.DoesNotContain(told[1].Losses, s => s.StartsWith("Bass", StringComparison.Ordinal)); // 1.4 dB
    }

    [Theory, InlineData(0.012, true), InlineData(0.7, false)]
    public void Driving_noise_takes_what_lies_under_it(double share, bool isTold)
    {
        using var scratch = new Scratch();
        double peak = 0.1 * Math.Sqrt(share / (1 - share) * Weight(1000) / Weight(40));
        float[] x = [.. Tone.Of(1000, 0.1, Rate, Seconds * Rate).Zip(Tone.Of(40, peak, Rate, Seconds * Rate), (a, b) => a + b)];
        var told = Translations.Write(Put(scratch, "final.wav", [x, x]), scratch["t"])[3];
        // at 40 Hz the noise has 79 dB; the tone at 80 dB K-weighted for all, times its share behind the car's curve
        double behind = share * Math.Pow(10, Devices.Car.ResponseDb(40, Rate) / 10), spl = 80 + 10 * Math.Log10(behind / (behind + 1 - share) / Weight(40));
        Assert.Equal(isTold, spl < 75);
        Assert.Equal(isTold, told.Losses.Any(s => s.Contains("under the noise of driving", StringComparison.Ordinal)));
    }

    [Fact]
    public void Peaks_keep_the_file_below_the_mix_and_it_says_so()
    {
        using var scratch = new Scratch();
        // what cancels makes the loudness, what does not the peaks
        float[] noise = Noise(1, 0.3f), left = [.. noise.Select((v, i) => v + (i % 4800 < 24 ? 0.6f : 0))], right = [.. noise.Select((v, i) => -v + (i % 4800 < 24 ? 0.6f : 0))];
        string final = Put(scratch, "final.wav", [left, right]);
        var told = Translations.Write(final, scratch["t"])[4];
        Assert.True(Bounce.TruePeak64(Path.Combine(scratch["t"], told.File!)) <= -0.97);
        double missing = -Value(told, "Loudness of the file");
        Assert.InRange(missing, 1, 40);
        Assert.Equal(FileMeter.Measure(final).Integrated - missing, FileMeter.Measure(Path.Combine(scratch["t"], told.File!)).Integrated, 0.05);
        Assert.Contains(told.Losses, s => s.StartsWith($"The file is {missing:0.0} LU quieter", StringComparison.Ordinal));
    }

    [Fact]
    public void Silence_is_said_and_written()
    {
        using var scratch = new Scratch();
        var told = Translations.Write(Put(scratch, "final.wav", [new float[Rate], new float[Rate]]), scratch["t"]);
        Assert.All(told, t => Assert.StartsWith("Not judged", Assert.Single(t.Losses), StringComparison.Ordinal));
        Assert.Equal(5, Directory.GetFiles(scratch["t"]).Length);
    }

    [Fact]
    public void The_same_bytes_twice_and_from_any_number_of_threads()
    {
        using var scratch = new Scratch();
        string final = Put(scratch, "final.wav", Song(Rate));
        foreach (var (name, threads) in (ReadOnlySpan<(string, int)>)[("a", 0), ("b", 1), ("c", 7)]) Translations.Write(final, scratch[name], threads: threads);
        foreach (PlaybackDevice device in Devices.All)
        {
            byte[] first = File.ReadAllBytes(Path.Combine(scratch["a"], device.Id + ".wav"));
            Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(scratch["b"], device.Id + ".wav"))));
            Assert.True(first.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(scratch["c"], device.Id + ".wav"))));
        }
    }

    [Theory, InlineData(0.1), InlineData(0.8)]
    public void Cancelled_it_leaves_nothing_and_loses_nothing(double at)
    {
        using var scratch = new Scratch();
        string final = Put(scratch, "final.wav", Song(Rate));
        Directory.CreateDirectory(scratch["old"]);
        File.WriteAllText(Path.Combine(scratch["old"], "phone.wav"), "old");
        foreach (string folder in (string[])["t", "old"])
        {
            using var cancel = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => Translations.Write(final, scratch[folder], progress: part =>
            {
                if (part > at) cancel.Cancel();
            }, cancel: cancel.Token));
        }
        Assert.Equal(["final.wav", "old"], scratch.Files);
        Assert.Equal("old", File.ReadAllText(Path.Combine(Assert.Single(Directory.GetFiles(scratch["old"])))));
    }

    [Fact]
    public void What_cannot_be_judged_is_named_with_its_remedy()
    {
        using var scratch = new Scratch();
        float[][] song = Song(Rate);
        string final = Put(scratch, "final.wav", song), other = Put(scratch, "other.wav", song, 44_100), three = Put(scratch, "three.wav", [song[0], song[0], song[0]]);
        Assert.Contains("44100", Assert.Throws<UserException>(() => Translations.Write(final, scratch["t"], new Dictionary<string, string> { ["Keys"] = other })).Message, StringComparison.Ordinal);
        Assert.Contains("3 channels", Assert.Throws<UserException>(() => Translations.Write(three, scratch["t"])).Message, StringComparison.Ordinal);
        Assert.Throws<WavException>(() => Translations.Write(final, scratch["t"], new Dictionary<string, string> { ["Keys"] = scratch["none.wav"] }));
        Assert.Throws<WavException>(() => Translations.Write(scratch["none.wav"], scratch["t"]));
        Assert.Equal(["final.wav", "other.wav", "three.wav"], scratch.Files);
    }

    static double Value(TranslationReport report, string title) => report.Figures.First(f => f.Title.StartsWith(title, StringComparison.Ordinal)).Value.Value;

    /// <summary>K-weighting's power at a frequency.</summary>
    static double Weight(double hz) => KWeighting.Head(Rate).Power(hz, Rate) * KWeighting.Rumble(Rate).Power(hz, Rate);

    static string Put(Scratch scratch, string name, float[][] x, int rate = Rate)
    {
        WavFile.WriteAll(scratch[name], x, rate, new WavOptions { Encoding = WavEncoding.Float32 });
        return scratch[name];
    }

    static float[] Noise(int seed, float peak)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Seconds * Rate).Select(_ => peak * (2 * random.NextSingle() - 1))];
    }

    /// <summary>Noise with more bass than treble, a little wide, quiet enough to be turned up.</summary>
    static float[][] Song(int rate)
    {
        var random = new Random(4);
        float[][] x = [new float[Seconds * rate], new float[Seconds * rate]];
        double low = 0;
        for (int i = 0; i < x[0].Length; i++)
        {
            low += 0.1 * (random.NextDouble() - 0.5 - low);
            for (int c = 0; c < 2; c++) x[c][i] = (float)(0.3 * low + 0.03 * (random.NextDouble() - 0.5));
        }
        return x;
    }
}
