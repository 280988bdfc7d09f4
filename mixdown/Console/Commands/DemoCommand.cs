using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Method;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown demo [-o DIR]: a synthesised song of 24 tracks, its five buses and its master, each through its plug-in at the documented start.</summary>
static class DemoCommand
{
    const double PreviewPeakDb = -1;

    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "Folder for the files.", DefaultValueFactory = _ => Path.Combine("out", "demo") };
        var command = new Command("demo", "A song of 24 synthesised tracks: five buses and the master, before and after their plug-ins.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    static void Run(string folder)
    {
        var tracks = DemoSession.Make();
        var buses = DemoSession.Buses(tracks);
        float[][] before = DemoSession.Sum(buses);
        Scale(before, DemoSong.MasterPeakDb - PeakDb(before));

        Song song = DemoSong.Of(tracks);
        var engine = new MixEngine(song, DemoSong.Levelled(song, new()));
        (SoundFigures In, SoundFigures Out)[] meters = [.. Enumerable.Range(0, song.Buses.Count + 1).Select(_ => (new SoundFigures(song.Rate), new SoundFigures(song.Rate)))];
        float[][][] after = [.. meters.Select(_ => new[] { new float[song.Frames], new float[song.Frames] })];
        Render(engine, meters, after);
        float[][] preview = after[^1];
        double down = Math.Min(0, PreviewPeakDb - PeakDb(preview));
        Scale(preview, down);

        ulong seed = 1;
        foreach (var track in tracks) Write(Path.Combine(folder, "tracks"), track.Name, track.Channels, seed++);
        foreach (var bus in buses) Write(Path.Combine(folder, "buses"), bus.Name, bus.Channels, seed++);
        for (int i = 0; i < song.Buses.Count; i++) Write(Path.Combine(folder, "buses-after"), song.Buses[i].Name, after[i], seed++);
        Write(folder, "before", before, seed++);
        Write(folder, "preview", preview, seed);

        AnsiConsole.MarkupLineInterpolated($"{tracks.Count} tracks on {buses.Count} buses. Every bus peaks at {Text(DemoSong.BusPeakDb, "dBFS")} before its plug-in and the sum at {Text(DemoSong.MasterPeakDb, "dBFS")} before the master's; every plug-in stands at its documented start.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "plug-in");
        foreach (string title in (string[])["loudness", "crest", "width"]) table.AddColumn(new TableColumn(title).RightAligned());
        var readings = new List<string>();
        for (int i = 0; i < meters.Length; i++)
        {
            bool isBus = i < song.Buses.Count;
            InsertPlace place = new(isBus ? i : InsertPlace.Master, 0);
            InsertSettings insert = (isBus ? engine.Settings.Buses[i].Inserts : engine.Settings.Master.Inserts)[0];
            var (name, page, m) = (isBus ? song.Buses[i].Name : Hierarchy.Master.Bus, insert.Type.Page, meters[i]);
            double width = m.Out.WidthDb - m.In.WidthDb;
            table.AddRow(name, page.Name, Signed(m.Out.Lufs - m.In.Lufs), Signed(m.Out.CrestDb - m.In.CrestDb), double.IsFinite(width) ? Signed(width) : "–");
            foreach (Ear ear in page.Ears.Where(e => insert.Preset.GoalDb(e) > 0))
            {
                float[] shown = InChorus(engine.Reading(place, ear));
                readings.Add($"  {name}, {ear.Reduction.Title.ToLowerInvariant()}: {Text(shown[(int)(0.9 * (shown.Length - 1))], "dB")}, at most {Text(shown[^1], "dB")}");
            }
        }
        AnsiConsole.Write(table);
        Console.WriteLine("dB, after less before: loudness by EBU R 128, crest = peak over loudness, width = side over middle.");
        Console.WriteLine("In the chorus the meters stayed nine tenths of the time within:");
        foreach (string line in readings) Console.WriteLine(line);
        double loudBefore = Lufs(before), loudAfter = Lufs(preview);
        Console.WriteLine($"before.wav: the tracks summed as they are, {Text(loudBefore, "LUFS")}, peak {Text(PeakDb(before), "dBFS")}. preview.wav: the mix, {Text(loudAfter, "LUFS")}, peak {Text(PeakDb(preview), "dBFS")}"
            + (down < 0 ? $", turned down by {Text(-down, "dB")}." : "."));
        Console.WriteLine($"preview.wav is {Text(Math.Abs(loudAfter - loudBefore), "dB")} {(loudAfter < loudBefore ? "quieter" : "louder")}: turn before.wav {(loudAfter < loudBefore ? "down" : "up")} by as much to judge the sound and not the level.");
        Console.WriteLine();
        foreach (string file in (string[])["before.wav", "preview.wav", "buses", "buses-after", "tracks"]) Console.WriteLine(Path.Combine(folder, file));
    }

    /// <summary>The whole song: buses at the level they have in the sum, and the master last.</summary>
    static void Render(MixEngine engine, (SoundFigures In, SoundFigures Out)[] meters, float[][][] after)
    {
        int buses = meters.Length - 1;
        double trimDb = engine.Settings.Master.TrimDb;
        engine.Run(MixTaps.Staged | MixTaps.Buses | MixTaps.IntoMaster, chunk =>
        {
            for (int b = 0; b < buses; b++)
            {
                // both at the level of the insert: the fader is no part of what it did
                Audio bus = Keep(chunk.Bus(b), after[b], chunk.At);
                bus.Scale(Gain(-engine.Settings.Buses[b].FaderDb));
                meters[b].In.Add(chunk.Staged(b));
                meters[b].Out.Add(bus);
                bus.Scale(Gain(engine.Settings.Buses[b].FaderDb + trimDb));
            }
            meters[^1].In.Add(chunk.IntoMaster);
            meters[^1].Out.Add(chunk.Mix);
            Keep(chunk.Mix, after[^1], chunk.At);
        });
    }

    static Ramp Gain(double db) => new(Math.Pow(10, db / 20));

    static Audio Keep(Audio x, float[][] to, long at)
    {
        var kept = new Audio(to[0].AsSpan((int)at, x.Length), to[1].AsSpan((int)at, x.Length));
        x.CopyTo(kept);
        return kept;
    }

    /// <summary>The values of the chorus, the smallest first.</summary>
    static float[] InChorus(ReadingCurve curve) => [.. curve.Values
        .Where((_, i) => (curve.FirstFrame + (double)i * curve.BlockFrames) / DemoSession.Rate is var s && s > DemoSession.Chorus.From && s <= DemoSession.Chorus.To).Order()];

    static void Write(string folder, string name, float[][] channels, ulong seed)
    {
        Directory.CreateDirectory(folder);
        WavFile.WriteAll(Path.Combine(folder, name + ".wav"), channels, DemoSession.Rate, new WavOptions { DitherSeed = seed });
    }

    static void Scale(float[][] x, double db)
    {
        float gain = (float)Math.Pow(10, db / 20);
        foreach (float[] channel in x)
            for (int i = 0; i < channel.Length; i++) channel[i] *= gain;
    }

    static string Text(double value, string unit) => value.ToString("F1", CultureInfo.InvariantCulture) + " " + unit;

    static string Signed(double db) => db.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    static double PeakDb(float[][] x) => 20 * Math.Log10(x.Max(c => Samples.Peak(c)));

    static double Lufs(float[][] x)
    {
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(DemoSession.Rate, 2, x[0].Length));
        meter.Process(new Audio(x[0], x[1]));
        return meter.Integrated;
    }
}
