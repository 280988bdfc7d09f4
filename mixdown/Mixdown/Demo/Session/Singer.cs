namespace TopDown.Mixdown.Demo.Session;

/// <summary>A voice: formants as a share of a tenor's, cents of habitual vibrato, how breathy and how much s.</summary>
readonly record struct Throat(double Formants, double VibratoCents, double Breath, double Sibilance, double Scoop);

/// <summary>
/// Sings syllables by source and filter after Klatt (JASA 67/3, 1980): a glottal pulse (KLGLOTT88, Klatt and Klatt, JASA 87/2, 1990)
/// with jitter, drift, vibrato and breath, through five formants in cascade; frication, bursts and breaths by noise beside it.
/// </summary>
sealed class Singer
{
    const double Rate = DemoSession.Rate;
    const int Cell = 32;
    // the fifth formant and those above stay where the throat puts them; without them a cascade is too dark (Klatt's higher poles)
    const int Formants = 8;
    static readonly double[] s_width = [70, 90, 120, 150, 220, 400, 600, 800];

    readonly Throat _throat;
    readonly Chance _chance;
    readonly List<Gesture> _gestures = [];

    /// <summary>What mouth and voice do from a time on.</summary>
    readonly record struct Gesture(double Time, Phone Phone, double Midi, double Velocity, double NoteStart, double Level);

    public Singer(in Throat throat, Chance chance) => (_throat, _chance) = (throat, chance);

    public double[] Sing(List<Syllable> syllables)
    {
        Plan(syllables);
        double[] to = Tape.Blank();
        double[] want = [500, 1500, 2500, 3400, 4200, 5300, 6500, 7800], formant = [.. want];
        double[] a = new double[Formants], b = new double[Formants], c = new double[Formants], y1 = new double[Formants], y2 = new double[Formants];
        double voice = 0, breath = 0, hiss = 0, midi = 57, drift = 0, phase = 0, effort = 0.5, tilt = 0, hz = 200, vibrato = _chance.Unit();
        Biquad frication = Biquad.BandPass(7000, 2), top = Biquad.HighPass(5000), air = Biquad.BandPass(1800, 0.4), lips = Biquad.BandPass(6000, 0.5), edge = Biquad.HighPass(4500);
        double hissHz = 0, step = 0, voiceNow = 0, breathNow = 0, hissNow = 0;
        int g = -1;
        for (int i = 0; i < to.Length; i++)
        {
            if (i % Cell == 0)
            {
                double t = i / Rate;
                while (g + 1 < _gestures.Count && t >= _gestures[g + 1].Time) g++;
                if (g >= 0)
                {
                    Gesture now = _gestures[g];
                    Phone p = now.Phone;
                    (want[0], want[1], want[2], want[3]) = (p.F1, p.F2, p.F3, p.F4);
                    double glide = p.IsVowel ? 0.035 : 0.02;
                    for (int k = 0; k < Formants; k++) formant[k] += Toward(glide) * (want[k] * _throat.Formants - formant[k]);
                    voice += Toward(p.Voice > voice ? 0.02 : 0.012) * (p.Voice * now.Level - voice);
                    breath += Toward(0.015) * ((p.Breath + (p.Voice > 0.9 ? _throat.Breath : 0)) * Math.Max(now.Level, p.IsVowel ? 0 : 0.6) - breath);
                    hiss += Toward(p.IsBurst ? 0.002 : p.Hiss > hiss ? 0.018 : 0.012) * (p.Hiss - hiss);
                    effort += Toward(0.05) * (now.Velocity - effort);
                    double age = Math.Max(0, t - now.NoteStart);
                    midi += Toward(0.028) * (now.Midi - _throat.Scoop * Exact.Exp(-age / 0.06) - midi);
                    drift += Toward(0.25) * (0.9 * _chance.Noise() - drift);
                    vibrato += Cell / Rate * (5.5 + 0.4 * drift);
                    double cents = _throat.VibratoCents * Math.Clamp((age - 0.28) / 0.4, 0, 1) * Exact.Sin(vibrato) + 60 * drift + 3 * _chance.Noise();
                    hz = Exact.Hertz(midi + cents / 100);
                    formant[0] = Math.Max(formant[0], hz * 0.95); // a singer opens the jaw until F1 meets the note
                    if (p.Hiss > 0 && p.HissHz != hissHz)
                    {
                        hissHz = p.HissHz;
                        frication = Biquad.BandPass(hissHz, 3);
                        top = Biquad.HighPass(hissHz * 0.72);
                    }
                }
                for (int k = 0; k < Formants; k++)
                {
                    double r = Exact.Exp(-Math.PI * s_width[k] / Rate);
                    c[k] = -r * r;
                    b[k] = 2 * r * Exact.Cos(Math.Min(formant[k], 9000) / Rate);
                    a[k] = 1 - b[k] - c[k];
                }
                tilt = 1 - Exact.Exp(-2 * Math.PI * (1800 + 5200 * effort * effort) / Rate);
                step = hz / Rate;
            }
            voiceNow += 0.01 * (voice * (0.55 + 0.45 * effort) - voiceNow);
            breathNow += 0.01 * (breath - breathNow);
            hissNow += 0.02 * (hiss * (0.75 + 0.25 * effort) - hissNow);

            double open = 0.64 - 0.10 * effort;
            phase += step;
            if (phase >= 1) phase -= 1;
            double pulse = Pulse(phase, open, step), noise = _chance.Noise();
            _tilted += tilt * (pulse - _tilted);
            double puff = phase < open ? 1 : 0.35;
            double x = 0.30 * voiceNow * _tilted + 0.5 * breathNow * puff * air.Next(noise);
            for (int k = 0; k < Formants; k++)
            {
                double y = a[k] * x + b[k] * y1[k] + c[k] * y2[k];
                y2[k] = y1[k];
                y1[k] = y;
                x = y;
            }
            to[i] = x + 0.25 * voiceNow * edge.Next(_tilted) + 0.25 * breathNow * puff * lips.Next(noise) + _throat.Sibilance * hissNow * top.Next(frication.Next(noise)) * 1.6;
        }
        return to;
    }

    double _tilted;

    static double Toward(double seconds) => 1 - Exact.Exp(-Cell / (seconds * Rate));

    // Derivative of the glottal flow 27/4·(φ²/q² − φ³/q³): its closing step is rounded over two samples as in a BLEP saw.
    static double Pulse(double phase, double q, double step)
    {
        double jump = 6.75 / q, x = phase < q ? 6.75 * phase * (2 - 3 * phase / q) / (q * q) : 0;
        double from = phase - q;
        if (from >= 0 && from < step) { double t = 1 - from / step; x -= jump * 0.5 * t * t; }
        else if (from < 0 && from > -step) { double t = 1 + from / step; x += jump * 0.5 * t * t; }
        return x;
    }

    // Consonants before the beat, the vowel on it, the rest before the note ends; a breath before each phrase.
    void Plan(List<Syllable> syllables)
    {
        double free = 0.05;
        for (int n = 0; n < syllables.Count; n++)
        {
            Syllable s = syllables[n];
            List<Phone> before = [], vowels = [], after = [];
            foreach (string name in s.Sounds.Split(' '))
                foreach (Phone p in Expand(name))
                    (p.IsVowel ? vowels : vowels.Count == 0 ? before : after).Add(p);
            double onset = before.Sum(Time), vowel = s.Time, start = Math.Max(vowel - onset, free + 0.002), squeeze = onset > 0 ? Math.Min(1, (vowel - start) / onset) : 1;
            if (start - free > 0.55) Breathe(start, s);
            double at = start, level = 0.75 + 0.25 * s.Velocity;
            foreach (Phone p in before) at = Sound(p, at, Time(p) * squeeze, s, level);
            double coda = after.Sum(Time), end = Math.Max(vowel + 0.12, vowel + s.Length - coda - 0.03);
            _gestures.Add(new(vowel, vowels[0], s.Midi, s.Velocity, vowel, level));
            if (vowels.Count > 1) _gestures.Add(new(Math.Max(vowel + 0.07, end - 0.13), vowels[1], s.Midi, s.Velocity, vowel, level));
            at = end;
            foreach (Phone p in after) at = Sound(p, at, Time(p), s, 0.8 * level);
            _gestures.Add(new(at, Phone.Rest, s.Midi, s.Velocity, vowel, 0));
            free = at;
        }
    }

    double Sound(Phone p, double at, double seconds, in Syllable s, double level)
    {
        if (p.IsBurst)
        {
            double closed = Math.Max(0, seconds - p.Seconds);
            _gestures.Add(new(at, Phone.Rest with { Voice = p.Voice * 0.5 }, s.Midi, s.Velocity, s.Time, level));
            _gestures.Add(new(at + closed, p, s.Midi, s.Velocity, s.Time, level));
        }
        else _gestures.Add(new(at, p, s.Midi, s.Velocity, s.Time, level));
        return at + seconds;
    }

    void Breathe(double start, in Syllable s)
    {
        _gestures.Add(new(start - 0.42, Phone.All["HH"] with { F1 = 500, Breath = 0.3 + 0.1 * _chance.Unit() }, s.Midi, s.Velocity, s.Time, 0.8));
        _gestures.Add(new(start - 0.06, Phone.Rest, s.Midi, s.Velocity, s.Time, 0));
    }

    static double Time(Phone p) => p.IsBurst ? p.Seconds + 0.035 : p.Seconds;

    static Phone[] Expand(string name) => name switch
    {
        "AY" => [Phone.All["AA"], Phone.All["IH"]],
        "EY" => [Phone.All["EH"], Phone.All["IY"]],
        "OW" => [Phone.All["AO"], Phone.All["UW"]],
        "AW" => [Phone.All["AE"], Phone.All["UH"]],
        _ => [Phone.All[name]],
    };
}
