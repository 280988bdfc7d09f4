using System.Xml.Linq;
using TopDown.Hosts.Tests.Ardour;
using TopDown.Mixdown.HandingOver;
using TopDown.Mixdown.Mixing;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.HandingOver;

/// <summary>The session that is handed over, opened and played by Ardour: it is the mix before its limiter.</summary>
public sealed class ArdourHandOverTests
{
    const double PostGainDb = 7.5; // beyond a fader's +6 dB

    const string Tracks = """
        "tracks": [
          { "name": "Kick", "file": "Kick.wav", "bus": "Drums", "clipGainDb": -3.2 },
          { "name": "Snare", "file": "Snare.wav", "bus": "Drums", "clipGainDb": 1.5, "pan": -0.35, "polarity": "inverted" },
          { "name": "Room", "file": "Room.wav", "bus": "Drums", "pan": 0.2 },
          { "name": "Bass", "file": "Bass.wav", "bus": "Bass", "pan": 0.05 },
          { "name": "Pad: wide/soft", "file": "Pad.wav", "bus": "Keys" },
          { "name": "Organ", "file": "Organ L.wav", "right": "Organ R.wav", "bus": "Keys", "pan": -0.6, "clipGainDb": -2 },
          { "name": "Lead", "file": "Lead.wav", "bus": "Vocals", "pan": -1 },
          { "name": "Lead low", "file": "Lead.wav", "bus": "Vocals", "pan": 0.71, "clipGainDb": -9, "highPassHz": 80 }
        ]
        """;

    /// <summary>Plug-ins whose bundles are made for every ./test: a side-chain from a track and one from a bus.</summary>
    const string QuickBuses = """
        "masterBus": { "inserts": [ { "plugin": "MixBus Glue" } ] },
        "buses": [
          { "name": "Drums" },
          { "name": "Bass", "inserts": [ { "plugin": "Bass Multiband", "sideChain": { "tracks": [ "Kick" ] } } ] },
          { "name": "Keys", "inserts": [ { "plugin": "Bass Multiband", "sideChain": { "bus": "Vocals" } } ] },
          { "name": "Vocals", "faderDb": -1.5, "inserts": [ { "plugin": "MixBus Glue", "set": { "threshold_db": "-30" } } ] }
        ],
        """;

    const string AllBuses = """
        "masterBus": { "inserts": [ { "plugin": "MixBus Glue" } ] },
        "buses": [
          { "name": "Drums", "inserts": [ { "plugin": "Drum Bus" } ] },
          { "name": "Bass", "inserts": [ { "plugin": "Bass Multiband", "sideChain": { "tracks": [ "Kick" ] } } ] },
          { "name": "Keys", "inserts": [ { "plugin": "Keys Carve", "sideChain": { "bus": "Vocals" } }, { "plugin": "Guitar Width" } ] },
          { "name": "Vocals", "faderDb": -1.5, "inserts": [ { "plugin": "Vocal Bus" } ] }
        ],
        """;

    [Fact]
    public void The_session_plays_the_mix_before_its_limiter() => Plays(QuickBuses + Tracks, 1e-6, double.NegativeInfinity);

    [Fact, Trait("Category", "Long")] // all bundles
    public void With_all_six_plug_ins() => Plays(AllBuses + Tracks, 1e-6, double.NegativeInfinity);

    [Fact]
    public void Lanes_are_automation() => Plays(QuickBuses + Tracks + """
        , "lanes": [
          { "track": "Snare", "parameter": "volume", "points": [ { "seconds": 2.5, "value": "0" }, { "seconds": 3.5, "value": "-6" }, { "seconds": 5, "value": "2" } ] },
          { "track": "Bass", "parameter": "pan", "points": [ { "seconds": 3, "value": "-0.8" }, { "seconds": 6, "value": "0.8" } ] },
          { "track": "Pad: wide/soft", "parameter": "pan", "points": [ { "seconds": 3, "value": "0" }, { "seconds": 4, "value": "0.5" } ] },
          { "bus": "Vocals", "parameter": "volume", "points": [ { "seconds": 3, "value": "0" }, { "seconds": 6, "value": "9" } ] },
          { "bus": "Master", "parameter": "volume", "points": [ { "seconds": 6, "value": "0" }, { "seconds": 7, "value": "-3" } ] },
          { "bus": "Master", "insert": "MixBus Glue", "parameter": "threshold_db", "points": [ { "seconds": 3, "value": "-16" }, { "seconds": 5, "value": "-22" } ] },
          { "bus": "Bass", "insert": "Bass Multiband", "parameter": "low_ratio", "points": [ { "seconds": 4.1234, "value": "2:1" }, { "seconds": 5, "value": "6:1" } ] }
        ], "markers": [ { "seconds": 4, "name": "Chorus" } ]
        """, double.PositiveInfinity, -80);

    static void Plays(string session, double most, double residualDb)
    {
        using var made = new HandOverSong(session);
        MixSettings start = made.Song.Start, settings = start with
        {
            Buses = [.. start.Buses.Select((b, i) => b with { StageDb = -1.5 * i, FaderDb = b.FaderDb + 1.5 * i + (i == 0 ? 8 : 0) })], // one fader beyond +6 dB
            Master = start.Master with { TrimDb = -9 },
        };
        HandOverResult result = HandOver.Write(made.Song, settings, PostGainDb, made.Out);

        using var ardour = new ArdourHome("the session handed over");
        foreach (string plugin in settings.Buses.SelectMany(b => b.Inserts).Concat(settings.Master.Inserts).Select(i => i.Type.Page.Name).Distinct()) ardour.Install(Own.Bundles.Path(plugin));
        string file = Path.Combine(made.Out, result.Files.Single(f => f.EndsWith(".ardour", StringComparison.Ordinal)));
        // The exporter begins before Ardour has worked out what is late by how much (no update while it exports); the sound card's 256
        // samples would then move automation against the sound. So the card is unplugged.
        XElement root = XElement.Load(file);
        root.Descendants("Connection").Where(c => c.Attribute("other")!.Value.StartsWith("system:", StringComparison.Ordinal)).Remove();
        root.Save(file);
        float[][] theirs = ardour.Export(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file), HandOverSong.Rate), ours = made.Mix(settings, PostGainDb);

        Assert.Equal(made.Song.Frames, theirs[0].Length);
        double worst = 0, power = 0, error = 0;
        for (int c = 0; c < 2; c++)
        {
            for (int i = 0; i < theirs[c].Length; i++)
            {
                double off = theirs[c][i] - ours[c][i];
                worst = Math.Max(worst, Math.Abs(off));
                (power, error) = (power + (double)ours[c][i] * ours[c][i], error + off * off);
            }
        }
        double residual = 10 * Math.Log10(error / power), level = 10 * Math.Log10(power / (2.0 * ours[0].Length));
        Console.WriteLine($"Ardour's mix of the session: worst {worst:E2}, residual {residual:F1} dB, mix {level:F1} dBFS RMS");
        Assert.True(level > -30, $"The mix has only {level:F1} dBFS.");
        Assert.True(worst <= most && residual <= (double.IsNegativeInfinity(residualDb) ? -100 : residualDb), $"Ardour's mix differs by {worst:E2} at most, {residual:F1} dB.\n{ardour.Log}");
    }
}
