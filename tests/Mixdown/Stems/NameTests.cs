using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Tests.Stems;

/// <summary>Names as they arrive from studios and bedrooms, and the bus that a mixer would put them on.</summary>
public sealed class NameTests
{
    static readonly Layout s_band = Layout.Named("band");

    [Theory]
    [InlineData("Drums", "01_Kick In|Kick Out|BD|bd_01|Bass Drum|BassDrum|bassdrum|Basstrommel|Große Trommel|KickIn|kick.L|Sub Kick|KickSub|808 Kick|Snare top|SNARE_BTM|Snr Up|SD Bottom|SN|sn 2|Rim|Sidestick|Kleine Trommel")]
    [InlineData("Drums", "Tom1|Tom 2|FloorTom|Floor Tom|Standtom|Hängetom|Haengetom 1|HH|HiHat|Hi-Hat|hihat_02|HAT|OH L|OHL|OH_R|Overheads|Overhead Links|Becken|Crash|Ride 1|China|Room|Raum re|Schlagzeug|Schlagzeug links|Drums|DrumKit|Drum Loop|Trommeln")]
    [InlineData("Drums", "Claps|HandClap|Snaps|Shaker|Tamb|Tamburin|Congas Hi|Bongo|Cajón|Cowbell|Perc 3|Percussion_Loop|Perkussion|Pauken|Timpani|Glockenspiel|Triangel|Drum Room|Room Drums")]
    [InlineData("Bass", "Bass|Bass DI|Bass_Amp|BASS 02|E-Bass|EBass|Bassgitarre|Bass Gtr|BassGit|Fretless|Sub 808|Sub|SubBass|Synth Bass|SynBass|808|Moog Bass|Kontrabass|Kontrabaß|Double Bass|Upright Bass|Slap Bass|Vocal Bass Synth|Akustikbass|Reese")]
    [InlineData("Guitars", "Gitarre li|Gitarre_re|Git|Git 1|EGtr|E-Git|EGtr Clean|AkGit|AkGit_L|Ak.Gitarre|Akustikgitarre|Acoustic Gtr|AcGtr|ElecGtr 2|Guitar Rhythm L|Lead Guitar|LeadGtr|GTR Solo|Gitarren|Nylon|Banjo|Ukulele|Mandoline|Clean|Crunch 2|Rhythm L|Western-Gitarre|Guitar_Amp_57")]
    [InlineData("Keys", "Klavier|Piano L|Pno|Flügel|Fluegel|E-Piano|EPiano|Rhodes|Wurli|Orgel|Hammond B3|Organ|Keys 1|Keyboard|Synth Lead|Lead Synth|SynthPad|Pad|Fläche|Flächen|Arp|Pluck|Streicher|Strings Hi|Violine 1|Vla|Celli|Bläser|Trompete|Sax|Alto Sax|Bass Clarinet|Bassklarinette|Posaune|Waldhorn|Flöte|Querflöte|Akkordeon|Cembalo|Choir Pad|Mellotron|DX7")]
    [InlineData("Vocals", "Gesang|Gesang 2|Leadgesang|Lead Vox|Ld Vox|LdVox_03|LEAD VOCAL|Lead Vocal Double|Vox|Voc|Vocals|BGV|BGV1|BGVs L|BG Vox|Backing Vocals|BackingVox|Chor|Chöre|Chöre|Hintergrundgesang|Stimme|Sopran|Adlibs|Ad Lib|Rap|Harm 1|Harmonies|Lead|Vocal Bass|Gang Vocals|Vocal FX|Vocoder|Gesangsspur 2")]
    [InlineData(Layout.Other, "Audio 01|Track 7|FX|Riser|Atmo|Click|Metronom|Basic|Bluebird|Take 3|xyz|SFX_Whoosh|Einzähler|2024-11-03|Comp")]
    public void FindsTheBus(string bus, string names)
    {
        var wrong = names.Split('|').Select(n => (Name: n, Meaning: NameReader.Read(n))).Where(x => s_band.BusOf(x.Meaning.Instrument) != bus).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Select(x => $"{x.Name} → {s_band.BusOf(x.Meaning.Instrument)} ({x.Meaning.Reason}), not {bus}")));
    }

    [Fact]
    public void TheTableIsLongEnough()
    {
        var rows = typeof(NameTests).GetMethod(nameof(FindsTheBus))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute));
        int names = rows.Sum(a => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[1].Value!.ToString()!.Split('|').Distinct().Count());
        Assert.True(names >= 120, $"{names} names");
    }

    [Theory]
    [InlineData("BD", "'BD' means bass drum", false)]
    [InlineData("Bass Drum", "'Bass Drum' means bass drum", false)]
    [InlineData("02 Lead", "'Lead' means lead", true)]
    [InlineData("Leadgesang", "'Leadgesang' means lead vocal", false)]
    [InlineData("Audio 3", "no known word in its name", true)]
    public void SaysWhy(string name, string reason, bool weak)
    {
        NameMeaning meaning = NameReader.Read(name);
        Assert.Equal((reason, weak), (meaning.Reason, meaning.IsWeak));
    }

    [Theory]
    [InlineData("Kick Piano", Instrument.Keys, Instrument.Kick)]
    [InlineData("Vocal Sub", Instrument.Bass, Instrument.Lead)]
    public void TwoProperNamesAreSaid(string name, Instrument taken, Instrument against)
    {
        NameMeaning meaning = NameReader.Read(name);
        Assert.Equal((taken, against), (meaning.Instrument, meaning.Against?.Instrument));
    }

    [Theory]
    [InlineData("Vc 1", "Strings")]
    [InlineData("Cb", "Basses")]
    [InlineData("Kontrabässe", "Basses")]
    [InlineData("Fl 2", "Woodwinds")]
    [InlineData("Kontrafagott", "Woodwinds")]
    [InlineData("Hn 3", "Brass")]
    [InlineData("Pauken", "Percussion")]
    [InlineData("Chor Sopran", "Voices")]
    [InlineData("Harfe", "Strings")]
    [InlineData("Flügel", "Piano")]
    public void AnOrchestraIsReadByItsScore(string name, string bus) => Assert.Equal(bus, Layout.Named("orchestral").BusOf(NameReader.Read(name, orchestral: true).Instrument));

    [Theory]
    [InlineData("Riser 2", "FX")]
    [InlineData("Supersaw", "Synths")]
    [InlineData("Reese Bass", "Bass")]
    public void ElectronicMusicHasItsBuses(string name, string bus) => Assert.Equal(bus, Layout.Named("electronic").BusOf(NameReader.Read(name).Instrument));

    [Fact]
    public void EveryLayoutNamesPresetsAndKeysThatExist() => Assert.All(Layout.All, layout =>
    {
        Assert.Contains(layout.Master.Entry.Type.Presets, p => p.Name == layout.MasterPreset);
        Assert.All(layout.Buses, b => Assert.Contains(b.Plan.Entry.Type.Presets, p => p.Name == b.PresetName));
        Assert.All(layout.Buses.Where(b => b.Plan.KeyBus.Length > 0), b => Assert.NotNull(layout.Find(b.Plan.KeyBus)));
        Assert.All(layout.Buses.Where(b => b.Plan.KeyTracks.Length > 0), b => Assert.True(Enum.TryParse<Instrument>(b.Plan.KeyTracks, out _)));
        var all = layout.Buses.SelectMany(b => b.Plays).ToList();
        Assert.Equal(all.Distinct(), all);
    });
}
