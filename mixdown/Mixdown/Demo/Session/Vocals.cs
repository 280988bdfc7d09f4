namespace TopDown.Mixdown.Demo.Session;

/// <summary>Lead, its double, and three backing voices, each by a close microphone in a dry booth; no processing.</summary>
static class Vocals
{
    public static Func<IEnumerable<DemoTrack>>[] Players =>
    [
        () => Track("Lead Vocal", -15, 0, new(1, 28, 0.03, 2.4, 1.2), c => Lyrics.Lead(c, 0.012)),
        () => Track("Lead Vocal Double", -21, 0.15, new(1.01, 20, 0.06, 2.2, 0.8), c => Lyrics.Lead(c, 0.026)),
        () => Track("BGV 1", -21, -0.6, new(1.06, 22, 0.12, 1.8, 0.5), c => Lyrics.Backing(0, words: false, c)),
        () => Track("BGV 2", -21, 0.6, new(1.14, 24, 0.12, 1.8, 0.5), c => Lyrics.Backing(1, words: false, c)),
        () => Track("BGV 3", -21, -0.3, new(0.97, 18, 0.10, 1.6, 0.6), c => Lyrics.Backing(2, words: true, c)),
    ];

    static IEnumerable<DemoTrack> Track(string name, double peakDbfs, double pan, Throat throat, Func<Chance, List<Syllable>> words)
    {
        Chance chance = new(name);
        double[] x = new Singer(throat, chance).Sing(words(chance)), y = Tape.Blank();
        Tape.Add(y, x, 0);
        Tape.Add(y, x, -24, 3.7, Biquad.LowPass(6000)); // the booth's walls
        Tape.Add(y, x, -27, 6.1, Biquad.LowPass(4000));
        Biquad.HighPass(50).Filter(y);
        Biquad.HighShelf(9000, 2).Filter(y);            // a large-diaphragm condenser
        Tape.Hiss(y, -78, chance);
        yield return new(name, "Vocals", Tape.Print(peakDbfs, y)) { Pan = pan };
    }
}
