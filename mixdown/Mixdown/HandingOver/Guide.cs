using System.Text;
using TopDown.Mixdown.HandingOver.Ardour;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;

namespace TopDown.Mixdown.HandingOver;

/// <summary>The page that lies beside what was handed over: how to go on, in plain words.</summary>
static class Guide
{
    const string Name = "README.txt";

    public static void Write(Song song, MixSettings settings, string folder, IReadOnlyList<string> notes) =>
        File.WriteAllText(Path.Combine(folder, Name), Text(song, settings, notes));

    static string Text(Song song, MixSettings settings, IReadOnlyList<string> notes)
    {
        string session = ArdourFolder.Name(song);
        var text = new StringBuilder();
        text.Append($"""
            {song.Name}: going on in a DAW
            {new string('=', song.Name.Length + 19)}

            Install the plug-ins first (./topdown install, or their setup).

            Ardour 7 or later
              Open ardour/{session}/{session}.ardour. It sounds like the mix before its limiter: tracks go
              to buses, buses to "{InsertFiles.MixBus}" with the mix's plug-ins, and that to Master, whose trim
              sets the level. Put your limiter into Master, after its fader. Side-chains are wired,
              lanes are automation, markers are there. The folder may be moved as a whole.

            Any other DAW (Reaper, Cubase, Studio One, Live ...)
              1. Make a project of {song.Rate} Hz and import the tracks at its beginning, or the buses that
                 ./topdown mix --stems writes: these are after plug-ins and faders, so put them on
                 tracks at 0 dB with nothing on them, all into one bus with the mix bus's plug-ins.
              2. With tracks: make a bus for each group, insert the plug-ins below, and load their
                 presets by "Load preset" (a .vstpreset file; Live and others: drag the file onto the
                 plug-in, or copy it where presets are looked for, see docs/hosts).
              3. Set the clip gains, faders and side-chains as listed here.


            """);
        Levels(text, song, settings);
        text.Append("\nNot in it\n  - The limiter and the dither: they belong to the bounce.\n");
        foreach (string note in notes) text.Append("  - ").Append(note).Append('\n');
        return text.ToString();
    }

    static void Levels(StringBuilder text, Song song, MixSettings settings)
    {
        for (int b = 0; b < song.Buses.Count; b++)
        {
            text.Append(FormattableString.Invariant($"{song.Buses[b].Name}: fader {settings.Buses[b].FaderDb:+0.00;-0.00;0.00} dB\n"));
            for (int t = 0; t < song.Tracks.Count; t++)
            {
                if (song.Tracks[t].Bus != b) continue;
                TrackSettings set = settings.Tracks[t];
                text.Append(FormattableString.Invariant($"  {song.Tracks[t].Name}: clip gain {set.ClipGainDb + settings.Buses[b].StageDb:+0.00;-0.00;0.00} dB"));
                if (set.Pan != 0) text.Append(FormattableString.Invariant($", pan {100 * Math.Abs(set.Pan):0} % {(set.Pan < 0 ? "left" : "right")}"));
                if (set.IsInverted) text.Append(", polarity inverted");
                if (set.HighPassHz > 0) text.Append(FormattableString.Invariant($", high-pass {set.HighPassHz:0.#} Hz, 12 dB/oct"));
                text.Append('\n');
            }
            Inserts(text, song, settings, song.Buses[b].Name);
        }
        text.Append(FormattableString.Invariant($"{InsertFiles.MixBus}: {settings.Master.TrimDb:+0.00;-0.00;0.00} dB in front of its plug-ins\n"));
        Inserts(text, song, settings, InsertFiles.MixBus);
    }

    static void Inserts(StringBuilder text, Song song, MixSettings settings, string bus)
    {
        foreach (PlacedInsert insert in InsertFiles.All(song, settings).Where(i => i.Bus == bus))
        {
            text.Append($"  plug-in {insert.Type.Page.Name}{(insert.Settings.IsOn ? "" : " (off)")}: presets/{insert.Path}\n");
            if (insert.Settings.Key is { } key)
                text.Append($"    side-chain: {(key.Bus >= 0 ? $"all of {song.Buses[key.Bus].Name}, before its plug-ins" : string.Join(", ", key.Tracks.Select(t => song.Tracks[t].Name)))}\n");
        }
    }
}
