namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// A speech sound as a target for the singer: formants in Hz, voicing and breath 0…1, frication and its centre in Hz, and seconds
/// it takes as a consonant (0 for vowels, which fill the note).
/// </summary>
sealed record Phone(double F1, double F2, double F3, double F4, double Voice, double Breath, double Hiss, double HissHz, double Seconds)
{
    static Phone Vowel(double f1, double f2, double f3, double f4 = 3400) => new(f1, f2, f3, f4, 1, 0.04, 0, 6000, 0);

    static Phone Quiet(double f2, double hiss, double hissHz, double seconds, double breath = 0) => new(350, f2, 2500, 3400, 0, breath, hiss, hissHz, seconds);

    static Phone Voiced(double f1, double f2, double f3, double voice, double seconds, double hiss = 0, double hissHz = 6000) => new(f1, f2, f3, 3300, voice, 0.02, hiss, hissHz, seconds);

    /// <summary>A silence, in which the mouth keeps its shape.</summary>
    public static readonly Phone Rest = Quiet(1400, 0, 6000, 0);

    /// <summary>Sounds by their ARPAbet names; vowels of a male voice after Peterson and Barney (JASA 24/2, 1952), consonants after
    /// Klatt (JASA 67/3, 1980); s and z lie at 6.5–8 kHz as in close-miked singing.</summary>
    public static readonly Dictionary<string, Phone> All = new(StringComparer.Ordinal)
    {
        ["IY"] = Vowel(290, 2250, 2950), ["IH"] = Vowel(400, 1950, 2550), ["EH"] = Vowel(540, 1800, 2480), ["AE"] = Vowel(670, 1700, 2420),
        ["AH"] = Vowel(630, 1200, 2400), ["AA"] = Vowel(730, 1100, 2440), ["AO"] = Vowel(570, 850, 2410), ["UH"] = Vowel(440, 1020, 2240),
        ["UW"] = Vowel(320, 880, 2240), ["ER"] = Vowel(490, 1350, 1700),
        ["L"] = Voiced(360, 1100, 2700, 0.6, 0.06), ["R"] = Voiced(350, 1150, 1600, 0.6, 0.06), ["W"] = Voiced(300, 650, 2250, 0.5, 0.06), ["Y"] = Voiced(270, 2250, 3000, 0.6, 0.05),
        ["M"] = Voiced(260, 1100, 2200, 0.30, 0.06), ["N"] = Voiced(270, 1500, 2500, 0.30, 0.06), ["NG"] = Voiced(270, 2000, 2700, 0.28, 0.07),
        ["DH"] = Voiced(280, 1300, 2550, 0.25, 0.04, 0.02), ["V"] = Voiced(260, 1100, 2200, 0.3, 0.05, 0.03, 5500), ["Z"] = Voiced(280, 1450, 2550, 0.22, 0.08, 0.5, 7200),
        ["S"] = Quiet(1450, 1, 7100, 0.115), ["SH"] = Quiet(1800, 0.7, 3600, 0.11), ["F"] = Quiet(1100, 0.12, 6500, 0.09), ["TH"] = Quiet(1300, 0.10, 6800, 0.07),
        ["HH"] = Quiet(1300, 0, 6000, 0.06, 0.35),
        ["T"] = Quiet(1650, 0.8, 6600, 0.022, 0.1), ["K"] = Quiet(1800, 0.5, 2600, 0.028, 0.1), ["P"] = Quiet(900, 0.35, 1500, 0.018, 0.1),
        ["D"] = Voiced(260, 1650, 2600, 0.15, 0.022, 0.35, 5500), ["B"] = Voiced(250, 900, 2200, 0.15, 0.020, 0.15, 1200), ["G"] = Voiced(250, 1900, 2500, 0.15, 0.026, 0.3, 2400),
    };

    public bool IsVowel => Seconds == 0 && Voice > 0;

    /// <summary>Plosives stand behind a short closure.</summary>
    public bool IsBurst => Seconds is > 0 and < 0.03;
}
