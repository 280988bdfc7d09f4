namespace TopDown.Mixdown.Demo.Session;

/// <summary>A sung syllable: its vowel begins at the beat.</summary>
readonly record struct Syllable(double Time, double Length, double Midi, double Velocity, string Sounds);

/// <summary>Words and melody: "Sunset slips across the glass, silent street-lights start to spin …"</summary>
static class Lyrics
{
    /// <summary>bar:beat:beats:note:sounds</summary>
    const string Verse =
        """
        2:0:.5:59:S AH N|2:.5:.5:59:S EH T|2:1:.75:62:S L IH P S|2:2:.5:59:AH K|2:2.5:.5:57:R AO S|2:3:.5:57:DH AH|2:3.5:.9:55:G L AE S
        3:.75:.5:55:S AY|3:1.25:.5:55:L EH N T|3:1.75:.5:59:S T R IY T|3:2.25:.5:57:L AY T S|3:3:.5:55:S T AA R T|3:3.5:.4:52:T UW
        4:0:1.2:55:S P IH N|4:1.5:.5:59:S AH M|4:2:.5:62:TH IH NG|4:2.5:.5:64:S EH Z|4:3:.9:62:Y UW L
        5:0:1.4:62:S T EY|5:1.5:.5:64:S OW|5:2:.5:62:S EY|5:2.5:1.2:57:Y EH S
        """;

    const string Chorus =
        """
        6:0:.5:67:S OW|6:.5:.5:67:W IY|6:1:1.4:71:R AY Z|6:2.5:.5:67:IH N|6:3:.5:64:T UW|6:3.5:.5:67:DH AH
        7:0:2.2:69:S IY|7:3:.5:67:S OW|7:3.5:.5:67:S T EY
        8:0:1:71:W IH DH|8:1:1.5:74:M IY|8:3:.5:71:S IH NG|8:3.5:.5:69:IH T
        9:0:2.6:67:AW T
        10:0:.5:67:S OW|10:.5:.5:67:W IY|10:1:1.4:71:R AY Z|10:2.5:.5:72:T IH L|10:3:.5:71:DH AH|10:3.5:.5:69:S AH N
        11:0:1.2:69:S EY Z|11:1.5:.5:71:S OW|11:2:1.7:74:L AO NG
        12:0:5:71:S OW
        """;

    const string Hums = "6:0:3.8:67:UW|7:0:3.6:67:UW|8:0:3.6:71:AA|9:0:2.7:67:AA|10:0:3.8:67:UW|11:0:3.7:69:AA|12:0:5:67:OW";

    /// <summary>The lead's words.</summary>
    public static List<Syllable> Lead(Chance chance, double looseness) => [.. Read(Verse, chance, looseness, 0.78), .. Read(Chorus, chance, looseness, 0.95)];

    /// <summary>Backing: held vowels on a note of the chord, then the chorus's words where <paramref name="words"/>.</summary>
    public static List<Syllable> Backing(int part, bool words, Chance chance)
    {
        List<Syllable> sung = Read(words ? Chorus : Hums, chance, 0.012, 0.8);
        for (int i = 0; i < sung.Count; i++)
        {
            int bar = Math.Clamp((int)((sung[i].Time + 0.1 - Score.Lead) / (4 * Score.Beat)), 0, Score.Ending);
            int[] chord = Score.Triad(bar, part switch { 0 => 60, 1 => 64, _ => 55 });
            sung[i] = sung[i] with { Midi = chord[part == 1 ? 2 : part == 0 ? 1 : 0] };
        }
        return sung;
    }

    static List<Syllable> Read(string text, Chance chance, double looseness, double velocity)
    {
        List<Syllable> sung = [];
        foreach (string one in text.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] part = one.Split(':');
            double beat = Number(part[1]), length = Number(part[2]);
            sung.Add(new(Score.At((int)Number(part[0]), beat) + 0.008 + looseness * chance.Human() / 2, length * Score.Beat, Number(part[3]),
                Math.Clamp(velocity + 0.05 * chance.Human(), 0.2, 1), part[4]));
        }
        return sung;
    }

    static double Number(string s) => double.Parse(s, System.Globalization.CultureInfo.InvariantCulture);
}
