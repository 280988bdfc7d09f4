using System.Text;
using TopDown.Catalogue;
using TopDown.Mixdown.Sessions;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Testing;
using Scratch = TopDown.Mixdown.Tests.Wav.Scratch;

namespace TopDown.Mixdown.Tests.Sessions;

/// <summary>Session files: what is read, what is refused and how it is said, and that version 1 loads for ever.</summary>
public sealed class SessionFileTests : IDisposable
{
    static readonly string s_golden = Path.Combine(Repo.Root, "tests", "Mixdown", "Sessions", "v1.session.json");
    readonly Scratch _song = new();

    public void Dispose() => _song.Dispose();

    static Session Parse(string text) => SessionFile.Parse(Encoding.UTF8.GetBytes(text), "my.session.json");

    [Fact]
    public void VersionOneLoadsForEver()
    {
        Session s = SessionFile.Read(s_golden);
        Assert.Equal((1, 48_000, -14.5, -1.2, "ref/Lied für Lea.wav"), (s.Version, s.Rate, s.TargetLufs, s.CeilingDbtp, s.Reference));
        Assert.Equal(["Drums", "Bass", "Keys", "Vocals", "Other"], s.Buses.Select(b => b.Name));
        Assert.Equal(["Kick", "Overheads", "Bass", "Flügel", "Lead"], s.Tracks.Select(t => t.Name));
        Assert.Equal(("OH R.wav", Polarity.Inverted, -0.25, 2.5), (s.Tracks[1].Right, s.Tracks[1].Polarity, s.Tracks[1].Pan, s.Tracks[1].ClipGainDb));
        Assert.Equal(["Kick"], s.Buses[1].Inserts[0].SideChain!.Tracks!);
        Assert.Equal("Vocals", s.Buses[2].Inserts[0].SideChain!.Bus);
        Assert.Equal(-1.5, s.Buses[3].FaderDb);
        Insert glue = Assert.Single(s.MasterBus.Inserts);
        var type = Plugins.Find(glue.Plugin)!.Type;
        double[] normals = SessionValues.Normals(glue);
        foreach (var (id, plain) in (ReadOnlySpan<(string, double)>)[("threshold_db", -18), ("ratio", 2), ("tape_on", 0)])
            Assert.Equal(plain, type.Page.Find(id)!.ToPlain(normals[type.Page.Find(id)!.Index]), 1e-9);
        Assert.Equal([(false, "volume"), (true, "mute"), (true, "threshold_db")], s.Lanes.Select(l => (l.On, l.Parameter)));
        Assert.Equal([0, 1.0, 0.5], SessionValues.Of(s.Lanes[0]));
        Assert.Equal([0, 1.0], SessionValues.Of(s.Lanes[1]));
        Assert.Equal([new Marker { Seconds = 12.5, Name = "Refrain" }], s.Markers);
    }

    [Fact]
    public void WhatIsWrittenIsReadAndWrittenAgainByteForByte()
    {
        string once = SessionFile.Text(SessionFile.Read(s_golden)), twice = SessionFile.Text(Parse(once));
        Assert.Equal(once, twice);
        Assert.Contains("Flügel", once); // for people, not \u00FC
        Assert.Equal(once, SessionFile.Text(Parse("\uFEFF" + once.Replace("\n", "\r\n"))));
    }

    /// <summary>Numbers survive to the last bit.</summary>
    [Fact]
    public void NumbersAreExact()
    {
        var random = new Random(5);
        Session s = SessionFile.Read(s_golden);
        for (int i = 0; i < 200; i++)
        {
            double gain = random.NextDouble() * 24 - 12;
            Session changed = s with { Tracks = [.. s.Tracks.Select(t => t with { ClipGainDb = gain })] };
            Assert.All(Parse(SessionFile.Text(changed)).Tracks, t => Assert.Equal(BitConverter.DoubleToInt64Bits(gain), BitConverter.DoubleToInt64Bits(t.ClipGainDb)));
        }
    }

    [Fact]
    public void TheSchemaIsTheTypes()
    {
        string file = Path.Combine(Repo.Root, "docs", "session.schema.json");
        Assert.True(File.Exists(file) && File.ReadAllText(file) == SessionSchema.Text(), "docs/session.schema.json is not what SessionSchema.Text() gives; write it anew");
    }

    /// <summary>One change to the golden file each: what is replaced, by what, the line and words of the message.</summary>
    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", 4, "has version 2 and this program reads up to 1; update the program")]
    [InlineData("\"version\": 1,", "", 2, "\"version\" is missing here")]
    [InlineData("\"rate\": 48000", "\"rate\": 1", 5, "\"rate\" goes from 8000 to 768000, not 1")]
    [InlineData("\"rate\": 48000", "\"rate\": \"48k\"", 5, "\"rate\" wants a whole number, not text")]
    [InlineData("\"targetLufs\"", "\"targetLuf\"", 6, "no field \"targetLuf\" here; did you mean \"targetLufs\"?")]
    [InlineData("\"clipGainDb\"", "\"clipgain\"", 35, "no field \"clipgain\" here; did you mean \"clipGainDb\"?")]
    [InlineData("\"plugin\": \"Keys Carve\"", "\"plugin\": \"Key Carve\"", 23, "\"Key Carve\"; did you mean \"Keys Carve\"?")]
    [InlineData("\"plugin\": \"Keys Carve\"", "\"plugin\": \"Kitchen Sink\"", 23, "is unknown")]
    [InlineData("\"preset\": \"Pop glue\"", "\"preset\": \"Pop glu\"", 12, "MixBus Glue has no preset \"Pop glu\"; did you mean \"Pop glue\"?")]
    [InlineData("\"threshold_db\": \"-18 dB\"", "\"treshold_db\": \"-18 dB\"", 13, "MixBus Glue has no parameter \"treshold_db\"; did you mean \"threshold_db\"?")]
    [InlineData("\"threshold_db\": \"-18 dB\"", "\"threshold_db\": \"-99 dB\"", 13, "threshold_db wants -40.00 to 0.00 dB, not \"-99 dB\"")]
    [InlineData("\"ratio\": \"3:1\"", "\"ratio\": \"5:1\"", 13, "ratio wants one of 1.5:1, 2:1, 3:1, 4:1, 6:1, 10:1, not \"5:1\"")]
    [InlineData("\"tracks\": [\"Kick\"]", "\"tracks\": [\"Kik\"]", 19, "there is no track \"Kik\"; did you mean \"Kick\"?")]
    [InlineData("\"bus\": \"Keys\"", "\"bus\": \"Key\"", 38, "there is no bus \"Key\"; did you mean \"Keys\"?")]
    [InlineData("\"name\": \"Lead\"", "\"name\": \"kick\"", 39, "there are two tracks \"kick\"; rename one")]
    [InlineData("\"pan\": -0.25", "\"pan\": -25", 35, "\"pan\" goes from -1 to 1, not -25")]
    [InlineData("\"inverted\"", "\"reversed\"", 35, "\"polarity\" is unknown: \"reversed\"")]
    [InlineData("\"seconds\": 20", "\"seconds\": 2", 47, "lies before the one above it")]
    [InlineData("\"+1 dB\"", "\"loud\"", 46, "volume wants -120 to 24 dB, not \"loud\"")]
    [InlineData("\"parameter\": \"mute\"", "\"parameter\": \"mut\"", 51, "a track has no parameter \"mut\"; did you mean \"mute\"?")]
    [InlineData("\"insert\": \"MixBus Glue\"", "\"insert\": \"Drum Bus\"", 56, "Master has no insert \"Drum Bus\"")]
    [InlineData("\"parameter\": \"threshold_db\"", "\"parameter\": \"oversampling\"", 56, "oversampling cannot be automated; put it into the insert's \"set\"")]
    [InlineData("\"rate\": 48000,", "\"rate\": 48000", 6, "this is not JSON")]
    [InlineData("\"rate\": 48000,", "\"rate\": 48000, \"rate\": 44100,", 5, "stands here twice")]
    public void WhatIsWrongIsSaidWithItsLine(string old, string @new, int line, string says)
    {
        string text = File.ReadAllText(s_golden);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, "the golden file has no " + old);
        string message = Assert.Throws<UserException>(() => Parse(text[..at] + @new + text[(at + old.Length)..])).Message;
        Assert.StartsWith($"my.session.json, line {line}: ", message, StringComparison.Ordinal);
        Assert.True(message.Contains(says), message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\"")]
    [InlineData("null")]
    [InlineData("\u0000\u0001")]
    [InlineData("{\"version\": 1, \"reference\": \"\\uD800\"}")]
    [InlineData("{\"version\": 1e999}")]
    public void RubbishIsRefusedInWords(string text) => Assert.StartsWith("my.session.json, line 1: ", Assert.Throws<UserException>(() => Parse(text)).Message, StringComparison.Ordinal);

    /// <summary>Whatever is cut off or overwritten, the answer is a session or a sentence.</summary>
    [Fact]
    public void NoTextMakesItFall()
    {
        byte[] whole = File.ReadAllBytes(s_golden);
        var random = new Random(3);
        for (int i = 0; i < 400; i++)
        {
            byte[] broken = [.. whole[..random.Next(whole.Length)], .. i % 2 == 0 ? whole[random.Next(whole.Length)..] : []];
            if (broken.Length > 0) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                _ = SessionFile.Parse(broken, "x");
            }
            catch (UserException) { }
        }
    }

    [Fact]
    public void WritingNeverLosesWork()
    {
        Session s = SessionFile.Read(s_golden);
        SessionFile.Write(_song["a.json"], s, force: false);
        File.WriteAllText(_song["b.json"], "mine");
        Assert.Contains("--force", Assert.Throws<UserException>(() => SessionFile.Write(_song["b.json"], s, force: false)).Message);
        Assert.Equal("mine", File.ReadAllText(_song["b.json"]));
        SessionFile.Write(_song["b.json"], s, force: true);
        Assert.Equal(File.ReadAllText(_song["a.json"]), File.ReadAllText(_song["b.json"]));
        Assert.Contains("cannot be written", Assert.Throws<UserException>(() => SessionFile.Write(_song["no/such/folder.json"], s, force: false)).Message);
        Assert.Equal(["a.json", "b.json"], _song.Files);
    }

    [Theory]
    [InlineData("../secret.wav")]
    [InlineData("sub/../../secret.wav")]
    [InlineData("link.wav")]
    [InlineData("linked/secret.wav")]
    [InlineData("whole")]
    public void NoPathLeadsOutOfTheFolderUnlessAllowed(string named)
    {
        string folder = Directory.CreateDirectory(_song["song"]).FullName, secret = _song.Put("secret.wav", 1);
        File.CreateSymbolicLink(Path.Combine(folder, "link.wav"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), _song.Folder);
        if (named == "whole") named = secret;
        string session = Path.Combine(folder, "s.json");
        string message = Assert.Throws<UserException>(() => new SessionPaths(session, allowOutside: false).Resolve(named)).Message;
        Assert.Contains(named, message);
        Assert.Contains("--allow-outside", message);
        Assert.True(File.Exists(new SessionPaths(session, allowOutside: true).Resolve(named)));
    }

    [Fact]
    public void FilesInsideAreFound()
    {
        Directory.CreateDirectory(_song["sub"]);
        string file = _song.Put("sub/Kick.wav", 1);
        var paths = new SessionPaths(_song["s.json"], allowOutside: false);
        Assert.Equal(file, paths.Resolve("sub/Kick.wav"));
        Assert.Equal(file, paths.Resolve("./sub/../sub/Kick.wav"));
        Assert.Contains("which is not there", Assert.Throws<UserException>(() => paths.Resolve("Kick.wav")).Message);
        Assert.Contains("which is a folder", Assert.Throws<UserException>(() => paths.Resolve("sub")).Message);
    }
}
