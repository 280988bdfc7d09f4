namespace TopDown.Measures;

/// <summary>Vocal Bus from outside: the de-esser on vowels and bursts, the opto's curve, times and memory, the high-pass.</summary>
public sealed class VocalBusTests
{
    const double Every = 0.5, First = 0.7, Length = 0.12; // seconds: a burst of 120 ms every half second

    static Patch Bare { get; } = Patch.Of("Vocal Bus").Set("hpf_on", 0).Set("deess_on", 0).Set("opto_on", 0).Set("sat_on", 0);
    static Patch Ess { get; } = Bare.Set("deess_on", 1).Set("deess_threshold_db", -22);
    static Patch Opto { get; } = Bare.Set("opto_on", 1).Set("opto_threshold_db", -40).Set("opto_sc_hpf_hz", 20);

    static readonly string[] s_modes = ["Wide", "Split"];

    [Fact]
    public void Sibilants_lose_six_dB_at_any_level_and_vowels_nothing()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.EveryRate)
            foreach (string mode in s_modes)
            {
                Patch patch = Ess.Set("deess_mode", mode);
                sheet.Within("De-esser, bursts of 5–9 kHz, range 6 dB", mode, rate, Part(patch, rate, 0, 0.005, Length - 0.005), -6, 1, "dB", "F2");
                // With the threshold among the bursts, where the range does not hide a difference.
                double[] bursts = [.. new double[] { 0, -12, 12 }.Select(db => Part(patch.Set("deess_threshold_db", -12), rate, db, 0.005, Length - 0.005))];
                sheet.Within("De-esser, the same with the threshold at −12 dB", mode, rate, bursts[0], -4, 1.5, "dB", "F2");
                for (int i = 1; i < 3; i++) sheet.Within("… changed by 12 dB of input", $"{mode}, {(i == 1 ? "−" : "+")}12 dB", rate, bursts[i] - bursts[0], 0, 1, "dB");
                sheet.Within("Vowels from the burst's end on, its release included", mode, rate, Part(patch, rate, 0, Length, Every), 0, 0.2, "dB");
            }
        sheet.Judge();
    }

    [Fact]
    public void A_burst_is_caught_within_two_milliseconds()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.EveryRate)
        {
            float[] x = Line(rate, 0), y = Ess.Set("deess_mode", "Wide").Render(x, rate);
            double worst = 0;
            foreach (int at in Starts(rate, x.Length))
            {
                int i = at;
                while (Math.Abs(x[i]) < 1e-4 || y[i] / x[i] > Tones.Amplitude(-5)) i++;
                worst = Math.Max(worst, (i - at) / rate * 1000);
            }
            sheet.AtMost("Burst to 5 of 6 dB, the slowest", "Wide", rate, worst, 2, "ms", "F2");
        }
        sheet.Judge();
    }

    [Fact]
    public void Highs_that_last_are_left_alone_and_idle_is_the_input()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.EveryRate)
            foreach (string mode in s_modes)
            {
                Patch patch = Ess.Set("deess_mode", mode);
                float[] wash = Sines((int)(4 * rate), rate, -15, 5000, Math.Min(16_000, 0.4 * rate), 160, 3), y = patch.Render(wash, rate);
                sheet.AtLeast("Cymbal-like highs, after 2 s", mode, rate, Db(wash, y, 2 * (int)rate, wash.Length), -1, "dB");
                float[] vowels = Vowels((int)(2 * rate), rate);
                sheet.AtMost("Idle: samples that differ from the input", mode + ", vowels alone", rate, patch.Render(vowels, rate).Zip(vowels).Count(p => p.First != p.Second), 0, "", "F0", everyRate: true);
            }
        sheet.Judge();
    }

    [Fact]
    public void Audition_plays_the_sibilance_band()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.Rates)
            foreach ((double hz, double low, double high) in new[] { (500.0, -200.0, -40.0), (6000, -3.2, -2.8), (12_000, -0.2, 0.2) })
            {
                float[] x = Tones.Sine((int)rate, hz, rate, -20), y = Ess.Set("deess_range_db", 0).Set("audition", "Sibilance").Render(x, rate);
                sheet.Within("Listen: what the de-esser hears", $"{hz} Hz", rate, Db(x, y, (int)rate / 2, x.Length), (low + high) / 2, (high - low) / 2, "dB", "F2");
            }
        sheet.Judge();
    }

    [Fact]
    public void The_opto_leans_three_to_one_or_limits()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.Rates)
        {
            foreach (double over in new double[] { 4.5, 6, 8, 10, 12 }) sheet.Within("Opto, ratio at 3–8 dB of reduction", $"Compress, {over} dB over", rate, Ratio("Compress", over), 3, 0.5, "", "F2");
            foreach (double over in new double[] { 18, 24, 32 }) sheet.AtLeast("Opto, ratio above 15 dB of reduction", $"Limit, {over} dB over", rate, Ratio("Limit", over), 10, "", "F1");
            sheet.Within("Opto, the most it takes", "Limit, threshold −60, 0 dBFS", rate, Static(Opto.Set("opto_mode", "Limit").Set("opto_threshold_db", -60), 997, 0), 40, 0.1, "dB", "F2");
            foreach (double hz in new double[] { 200, 8000 })
                sheet.Within("Opto, what full emphasis adds to the reduction", $"{hz} Hz, 10 dB over", rate,
                    Static(Opto.Set("opto_emphasis_pct", 100), hz, -30) - Static(Opto, hz, -30), hz == 200 ? 0 : 6, hz == 200 ? 0.1 : 2, "dB", "F2");

            double Ratio(string mode, double over)
            {
                Patch patch = Opto.Set("opto_mode", mode);
                return 1 / (1 - (Static(patch, 997, over + 0.5 - 40) - Static(patch, 997, over - 0.5 - 40)));
            }

            double Static(Patch patch, double hz, double db)
            {
                float[] x = Tones.Sine((int)(3 * rate), hz, rate, db);
                return -Db(x, patch.Render(x, rate), 2 * (int)rate, x.Length);
            }
        }
        sheet.Judge();
    }

    [Fact]
    public void The_opto_lets_half_go_in_sixty_milliseconds_and_the_rest_by_memory()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.Rates)
        {
            double longest = 0;
            foreach (double seconds in new double[] { 0.05, 0.5, 5 })
            {
                string setting = $"10 dB for {seconds} s";
                double[] db = Burst(rate, 10, seconds);
                int start = (int)rate, end = start + (int)(seconds * rate);
                if (seconds == 0.5) sheet.Within("Opto, attack", setting, rate, Reading.Crossing(db, start, 10 * (1 - Math.Exp(-1))) / rate * 1000, 10, 5, "ms", "F2");
                sheet.Within("Opto, half back", setting, rate, Reading.Crossing(db, end, db[end - 1] / 2) / rate * 1000, 60, 10, "ms", "F1");
                double ninety = Ninety(rate, 10, seconds);
                if (seconds == 0.05) sheet.AtMost("Opto, 90 % back", setting, rate, ninety, 1, "s", "F2");
                else if (seconds == 5) sheet.AtLeast("Opto, 90 % back", setting, rate, ninety, 3, "s", "F2");
                else sheet.Report("Opto, 90 % back", setting, rate, ninety, "s", "F2");
                sheet.AtLeast("… longer than after a shorter burst by", setting, rate, ninety - longest, 0.01, "s", "F2");
                longest = ninety;
            }
            double deepest = 0;
            foreach (double depth in new double[] { 5, 10, 20 })
            {
                double ninety = Ninety(rate, depth, 0.5);
                sheet.AtLeast("Opto, 90 % back later than from less depth by", $"{depth} dB for 0.5 s", rate, ninety - deepest, 0.01, "s", "F2");
                deepest = ninety;
            }
        }
        sheet.Judge();
    }

    [Fact]
    public void The_high_pass_starts_at_eighty_hertz()
    {
        var sheet = new Sheet("Vocal Bus");
        foreach (double rate in Grid.EveryRate)
            foreach (string slope in new[] { "12 dB/oct", "24 dB/oct" })
            {
                Patch patch = Bare.Set("hpf_on", 1).Set("hpf_slope", slope);
                float[] x = Tones.Sine((int)rate, 80, rate, -20), octave = Tones.Sine((int)rate, 40, rate, -20);
                sheet.Within("High-pass at 80 Hz", slope, rate, Db(x, patch.Render(x, rate), (int)rate / 2, x.Length), -3.01, 0.05, "dB", "F2");
                sheet.Within("High-pass an octave below", slope, rate, Db(octave, patch.Render(octave, rate), (int)rate / 2, x.Length), slope[0] == '1' ? -12.3 : -24.1, 0.1, "dB", "F2");
            }
        sheet.Judge();
    }

    /// <summary>Seconds until nine tenths of the reduction that a burst left are back.</summary>
    static double Ninety(double rate, double depth, double seconds)
    {
        double[] db = Burst(rate, depth, seconds);
        int end = (int)rate + (int)(seconds * rate);
        return Reading.Crossing(db, end, db[end - 1] / 10) / rate;
    }

    /// <summary>Reduction a sample: a second 30 dB under the threshold, a burst that asks for a depth at 3:1, then rest.</summary>
    static double[] Burst(double rate, double depth, double seconds)
    {
        float[] x = Tones.Steps(Tones.Square, 1000, rate, (1, -70), (seconds, -40 + 1.5 * depth), (6, -70)), y = Opto.Render(x, rate);
        var db = new double[x.Length];
        for (int i = 0; i < x.Length; i++) db[i] = -20 * Math.Log10(y[i] / (double)x[i]);
        return db;
    }

    /// <summary>dB of out over in, over a part of every burst's half second.</summary>
    static double Part(Patch patch, double rate, double inputDb, double from, double to)
    {
        float[] x = Line(rate, inputDb), y = patch.Render(x, rate);
        double powerIn = 0, powerOut = 0;
        foreach (int at in Starts(rate, x.Length))
            for (int i = at + (int)(from * rate); i < at + (int)(to * rate); i++) (powerIn, powerOut) = (powerIn + (double)x[i] * x[i], powerOut + (double)y[i] * y[i]);
        return 10 * Math.Log10(powerOut / powerIn);
    }

    static double Db(float[] x, float[] y, int from, int to)
    {
        double powerIn = 0, powerOut = 1e-30;
        for (int i = from; i < to; i++) (powerIn, powerOut) = (powerIn + (double)x[i] * x[i], powerOut + (double)y[i] * y[i]);
        return 10 * Math.Log10(powerOut / powerIn);
    }

    static IEnumerable<int> Starts(double rate, int frames)
    {
        for (double at = First; (at + Every) * rate <= frames; at += Every) yield return (int)(at * rate);
    }

    /// <summary>Vowels with a consonant of 5–9 kHz between them, peak −15 dBFS, 3 dB under the vowels'.</summary>
    static float[] Line(double rate, double inputDb)
    {
        float[] x = Vowels((int)(2.3 * rate), rate);
        int n = 0;
        foreach (int at in Starts(rate, x.Length)) Sines((int)(Length * rate), rate, -15, 5000, 9000, 160, ++n).CopyTo(x, at);
        return [.. x.Select(v => (float)(v * Tones.Amplitude(inputDb)))];
    }

    /// <summary>Peak −12 dBFS: 140 Hz under three formants, begun softly.</summary>
    static float[] Vowels(int frames, double rate)
    {
        var x = new double[frames];
        for (int k = 1; 140 * k < 16_000; k++)
            Add(x, rate, 140 * k, k * k, 1.0 / (k * k) + (Formant(140 * k, 700, 90) + 0.5 * Formant(140 * k, 1200, 110) + 0.2 * Formant(140 * k, 2600, 160)) / k);
        double gain = Tones.Amplitude(-12) / x.Max(Math.Abs);
        return [.. x.Select((v, i) => (float)(v * gain * Math.Min(1, i / (0.02 * rate))))];

        static double Formant(double hz, double at, double width) => 1 / (1 + Math.Pow((hz - at) / width, 2));
    }

    /// <summary>Sines at random frequencies and phases within a band; peak as given.</summary>
    static float[] Sines(int frames, double rate, double peakDb, double lowHz, double highHz, int count, int seed)
    {
        var random = new Random(seed);
        var x = new double[frames];
        for (int k = 0; k < count; k++) Add(x, rate, lowHz + (highHz - lowHz) * random.NextDouble(), 2 * Math.PI * random.NextDouble(), 1);
        double gain = Tones.Amplitude(peakDb) / x.Max(Math.Abs);
        return [.. x.Select(v => (float)(v * gain))];
    }

    // A turning phasor: a sine a sample would take the test's time.
    static void Add(double[] x, double rate, double hz, double phase, double level)
    {
        (double s, double c) = Math.SinCos(2 * Math.PI * hz / rate);
        (double im, double re) = Math.SinCos(phase);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += level * im;
            (re, im) = (re * c - im * s, im * c + re * s);
        }
    }
}
