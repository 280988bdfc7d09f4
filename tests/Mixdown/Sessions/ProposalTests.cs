using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Tests.Stems;
using TopDown.Mixdown.Tests.Wav;

namespace TopDown.Mixdown.Tests.Sessions;

/// <summary>The session that init proposes for a folder.</summary>
public sealed class ProposalTests : IDisposable
{
    readonly Scratch _song = new();

    public void Dispose() => _song.Dispose();

    Session Propose(string layout, params string[] names)
    {
        foreach (string name in names) _song.Put(name + ".wav", new RawWav { Channels = 1, Data = new byte[960] }.Bytes());
        return Propose(layout);
    }

    Session Propose(string layout)
    {
        using var decoder = new Decoder(_song.Folder);
        Session s = Proposal.For(StemFolder.Read(_song.Folder, Layout.Named(layout), decoder));
        Session again = SessionFile.Parse(System.Text.Encoding.UTF8.GetBytes(SessionFile.Text(s)), "proposed"); // it must be sound
        Assert.Equal(SessionFile.Text(s), SessionFile.Text(again));
        return again;
    }

    [Fact]
    public void ABandHasItsInsertsAndSideChains()
    {
        Session s = Propose("band", "Kick In", "Kick Out", "Snare", "Bass DI", "Piano", "Lead Vox", "Audio 5");
        Assert.Equal(["Drums", "Bass", "Keys", "Vocals", "Other"], s.Buses.Select(b => b.Name));
        Assert.Equal(["Drum Bus", "Bass Multiband", "Keys Carve", "Vocal Bus"], s.Buses.SkipLast(1).Select(b => Assert.Single(b.Inserts).Plugin));
        Assert.Equal(["Kick In", "Kick Out"], s.Buses[1].Inserts[0].SideChain!.Tracks!);
        Assert.Equal("Vocals", s.Buses[2].Inserts[0].SideChain!.Bus);
        Assert.Empty(s.Buses[^1].Inserts);
        Assert.Equal("MixBus Glue", Assert.Single(s.MasterBus.Inserts).Plugin);
        Assert.Equal((-14, -1), (s.TargetLufs, s.CeilingDbtp));
        Assert.Contains("means bass drum", s.Tracks[0].Why);
        Assert.Contains("unclear", s.Tracks[^1].Why);
    }

    [Fact]
    public void WithoutAKickOrAVoiceNothingIsHeard()
    {
        Session s = Propose("band", "Drums", "Bass", "Piano");
        Assert.All(s.Buses, b => Assert.Null(b.Inserts[0].SideChain));
    }

    [Theory]
    [InlineData("electronic", "Electronic drive", "Synths")]
    [InlineData("orchestral", "Orchestral breath", "Piano")]
    public void LayoutsHaveTheirOwnPresets(string layout, string master, string keys)
    {
        Session s = Propose(layout, "Kick", "Kontrabass", "Piano", "Sopran");
        Assert.Equal(master, s.MasterBus.Inserts[0].Preset);
        Assert.Contains(s.Buses, b => b.Name == keys && b.Inserts[0].SideChain?.Bus != null);
    }

    [Fact]
    public void RidesAreProposedAtMarkersSwitchedOff()
    {
        byte[] marked = CuePointTests.Marked(480_000, (0, "Intro"), (96_000, "Verse"), (192_000, "Chorus 1"), (300_000, "Pre-Chorus"));
        _song.Put("Kick.wav", marked);
        _song.Put("Lead Vox.wav", marked);
        Session s = Propose("band");
        Assert.Equal([0, 2, 4, 6.25], s.Markers.Select(m => m.Seconds)); // each once, though both files have them
        Assert.Equal(["Drums", "Vocals"], s.Lanes.Select(l => l.Bus));
        Assert.All(s.Lanes, l => Assert.False(l.On));
        Assert.Equal([(0, -1), (1.95, -1), (2, 0), (3.95, 0), (4, 1), (6.2, 1), (6.25, 0)], s.Lanes[0].Points.Zip(SessionValues.Of(s.Lanes[0]), (p, v) => (p.Seconds, v)));
    }
}
