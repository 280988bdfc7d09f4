using TopDown.Plugin;
using TopDown.Testing;

namespace TopDown.Measures;

/// <summary>Bass Multiband from outside: flat sum, steadier low end and defined notes on two sampled basses, the kick's duck.</summary>
public sealed class BassMultibandTests
{
    static Patch Bass => Patch.Of("Bass Multiband");

    /// <summary>Every band passes as it is: the crossover alone.</summary>
    static Patch Divided(Patch patch) => patch.Set("low_on", 0).Set("lowmid_on", 0).Set("mid_on", 0).Set("high_on", 0).Set("duck_on", 0);

    [Fact]
    public void The_bands_sum_flat()
    {
        var sheet = new Sheet("Bass Multiband");
        foreach (double rate in Grid.EveryRate)
            foreach (var (low, mid, high) in ((double, double, double)[])[(150, 700, 3000), (40, 200, 1000), (400, 2500, 12_000), (400, 200, 1000)])
            {
                Patch patch = Divided(Bass).Set("split_low_hz", low).Set("split_mid_hz", mid).Set("split_high_hz", high);
                float[] impulse = new float[1 << 17];
                impulse[0] = 0.5f;
                var bins = Reading.Spectrum(patch.Render(impulse, rate));
                double worst = 0;
                for (int k = 1; k < bins.Length / 2; k++)
                    if (k * rate / bins.Length is >= 20 and <= 20_000) worst = Math.Max(worst, Math.Abs(Reading.Db(bins[k].Magnitude / 0.5)));
                sheet.AtMost("Sum of four bands, 20 Hz–20 kHz, off flat", $"{low}/{mid}/{high} Hz", rate, worst, 0.005, "dB", "F5", everyRate: true);
            }
        sheet.Judge();
    }

    [Fact]
    public void The_kick_ducks_3_dB_within_5_ms_and_silence_nothing()
    {
        var sheet = new Sheet("Bass Multiband");
        foreach (double rate in Grid.Rates)
        {
            Patch patch = Divided(Bass).Set("low_on", 1).Set("low_ratio", "1:1").Set("duck_on", 1);
            int length = (int)rate, hit = (int)(0.5 * rate);
            float[] x = Tones.Sine(length, 60, rate, -20), kick = new float[length];
            Tones.Sine(length - hit, 60, rate, -12).CopyTo(kick, hit);
            float[] still = patch.Render([x], [new float[length]], rate)[0], alone = patch.Render(x, rate), ducked = patch.Render([x], [kick], rate)[0];
            sheet.Within("Kick duck at 5 ms, 60 Hz", "default", rate, Mean(still, ducked, hit + (int)(0.005 * rate), hit + (int)(0.006 * rate)), 3, 0.5, "dB");
            sheet.Within("Kick duck from 5 to 100 ms, 60 Hz", "default", rate, Mean(still, ducked, hit + (int)(0.005 * rate), hit + (int)(0.1 * rate)), 3, 0.5, "dB");
            sheet.AtMost("Kick duck, silent key against none", "default", rate, Reading.ResidualDb(alone, still), -299, "dB");
        }
        sheet.Judge();
    }

    static double Mean(float[] a, float[] b, int from, int to) => 10 * Math.Log10(Power(a, from, to) / Power(b, from, to));

    static double Power(float[] x, int from, int to)
    {
        double sum = 1e-20;
        for (int i = from; i < Math.Min(to, x.Length); i++) sum += (double)x[i] * x[i];
        return sum;
    }

    /// <summary>A note of a sampled bass: half a second apart, random in pitch and velocity.</summary>
    sealed record Note(double Seconds, int Midi, int Velocity);

    [Theory]
    [InlineData("finger", 33, 1, 86)]
    [InlineData("pick", 34, 2, 75)]
    public void Sampled_basses_with_random_velocities_get_steady_and_keep_their_attacks(string name, int program, int seed, int softest)
    {
        const double rate = 48_000;
        var sheet = new Sheet("Bass Multiband");
        var (x, notes) = Play(program, seed, softest);
        Patch patch = Learned(Bass, x, rate);
        float[] plain = Divided(patch).Render(x, rate), y = patch.Render(x, rate);
        float[] lowIn = Band(plain, 0, 150), lowOut = Band(y, 0, 150), midIn = Band(plain, 700, 3000), midOut = Band(y, 700, 3000);
        string setting = $"{name} bass, velocities {softest}–110, default preset after Learn";
        sheet.Within("Spread below 150 Hz before", setting, rate, Spread(lowIn, rate), 9, 1, "dB", "F2");
        sheet.AtMost("Spread below 150 Hz after", setting, rate, Spread(lowOut, rate), 3, "dB", "F2");
        double attack = notes.Max(n => Mean(lowIn, lowOut, (int)(n.Seconds * rate), (int)((n.Seconds + 0.03) * rate)));
        sheet.AtMost("First 30 ms of a note reduced, below 150 Hz, worst", setting, rate, attack, 3, "dB", "F2");
        double[] lift = [.. notes.OrderBy(n => n.Velocity).Select(n => -Mean(midIn, midOut, (int)(n.Seconds * rate), (int)((n.Seconds + 0.3) * rate)))];
        int quarter = lift.Length / 4;
        sheet.Within("700 Hz–3 kHz in the quietest quarter of notes", setting, rate, lift[..quarter].Average(), 2, 1, "dB", "F2");
        sheet.AtMost("700 Hz–3 kHz in the loudest quarter of notes", setting, rate, lift[^quarter..].Average(), 0.5, "dB", "F2");
        sheet.Judge();
    }

    /// <summary>Thresholds as Learn sets them for this sound; all else as it was.</summary>
    static Patch Learned(Patch patch, float[] x, double rate)
    {
        PluginType type = patch.Type;
        var runner = new Runner(type) { ListenSeconds = 60 };
        var desk = new Desk(type) { Heard = () => runner.Heard };
        runner.Prepare(rate, Layout.Mono, desk.Normals);
        Parameter learn = type.Page.Find("learn")!;
        desk.Set(learn, 1);
        Offline.Render(runner, [x], null, [new(0, learn.Index, 1)]);
        desk.Set(learn, 0);
        foreach (Ear ear in type.Page.Ears) patch = patch.Set(ear.Threshold.Id, ear.Threshold.ToPlain(desk[ear.Threshold]));
        return patch;
    }

    /// <summary>Mono, peak −12 dBFS, ending with the last note.</summary>
    static (float[] X, List<Note> Notes) Play(int program, int seed, int softest)
    {
        var random = new Random(seed);
        int[] scale = [28, 31, 33, 35, 36, 38, 40];
        List<Note> notes = [.. Enumerable.Range(0, 58).Select(i => new Note(i * 0.5, scale[random.Next(scale.Length)], random.Next(softest, 111)))];
        using var scratch = new Scratch("bass");
        string midi = Path.Combine(scratch.Folder, "bass.mid"), raw = Path.Combine(scratch.Folder, "bass.raw");
        File.WriteAllBytes(midi, Midi(program, notes));
        string fonts = Path.Combine("/usr/share/sounds/sf2", "FluidR3_GM.sf2");
        Programs.Run("fluidsynth", ["-ni", "-q", "-r", "48000", "-R", "0", "-C", "0", "-g", "0.6", "-O", "float", "-T", "raw", "-F", raw, fonts, midi]).OrThrow();
        byte[] bytes = File.ReadAllBytes(raw);
        int frames = Math.Min(bytes.Length / 8, notes.Count * 24_000);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) x[i] = BitConverter.ToSingle(bytes, 8 * i);
        float gain = (float)(Tones.Amplitude(-12) / x.Max(Math.Abs));
        return (Array.ConvertAll(x, v => v * gain), notes);
    }

    /// <summary>A standard MIDI file of one track at 960 ticks a second; notes last 95 % of their half second.</summary>
    static byte[] Midi(int program, List<Note> notes)
    {
        List<(int Tick, byte[] Data)> events = [(0, [0xC0, (byte)program])];
        foreach (Note n in notes)
        {
            events.Add(((int)(n.Seconds * 960), [0x90, (byte)n.Midi, (byte)n.Velocity]));
            events.Add(((int)((n.Seconds + 0.475) * 960), [0x80, (byte)n.Midi, 0]));
        }
        events.Add((events.Max(e => e.Tick) + 960, [0xFF, 0x2F, 0]));
        List<byte> track = [];
        int at = 0;
        foreach (var (tick, data) in events.OrderBy(e => e.Tick))
        {
            int delta = tick - at;
            for (int shift = 21; shift > 0; shift -= 7)
                if (delta >> shift > 0) track.Add((byte)(delta >> shift & 127 | 128));
            track.Add((byte)(delta & 127));
            track.AddRange(data);
            at = tick;
        }
        return [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 1, 0xE0, .. "MTrk"u8, 0, 0, (byte)(track.Count >> 8), (byte)track.Count, .. track];
    }

    /// <summary>P95 − P5 of 400 ms RMS, every 100 ms, over windows within 20 dB of the loudest.</summary>
    static double Spread(float[] x, double rate)
    {
        int window = (int)(0.4 * rate), hop = (int)(0.1 * rate);
        double[] db = [.. Enumerable.Range(0, (x.Length - window) / hop).Select(n => 10 * Math.Log10(Power(x, n * hop, n * hop + window)))];
        double loudest = db.Max();
        db = [.. db.Where(v => v >= loudest - 20).Order()];
        return db[(int)(0.95 * (db.Length - 1))] - db[(int)(0.05 * (db.Length - 1))];
    }

    /// <summary>Linkwitz–Riley of 24 dB/oct at both ends, in double; 0 = no lower end.</summary>
    static float[] Band(float[] x, double lowHz, double highHz)
    {
        double[] y = Array.ConvertAll(x, v => (double)v);
        if (lowHz > 0) Twice(lowHz, isHigh: true);
        Twice(highHz, isHigh: false);
        return Array.ConvertAll(y, v => (float)v);

        void Twice(double hz, bool isHigh)
        {
            double g = Math.Tan(Math.PI * hz / 48_000), k = Math.Sqrt(2), scale = 1 / (1 + k * g + g * g);
            for (int pass = 0; pass < 2; pass++)
            {
                double s1 = 0, s2 = 0;
                for (int i = 0; i < y.Length; i++)
                {
                    double high = (y[i] - (k + g) * s1 - s2) * scale, band = g * high + s1, low = g * band + s2;
                    (s1, s2, y[i]) = (g * high + band, g * band + low, isHigh ? high : low);
                }
            }
        }
    }
}
