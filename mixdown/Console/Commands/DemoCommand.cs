using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Mixing;
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
        Scale(before, BusMix.MasterPeakDb - PeakDb(before));

        using var mix = new BusMix(DemoSession.Sources(tracks), DemoSession.Rate, b => new ManagedInsert(b.Entry.Type, DemoSession.Rate, b.Entry.Type.Defaults()));
        mix.SetLevels();
        StageMeter[] meters = [.. mix.Strips.Select(s => new StageMeter(s.Insert, DemoSession.Rate)), new StageMeter(mix.Master, DemoSession.Rate)];
        float[][][] after = [.. meters.Select(_ => new[] { new float[DemoSession.Frames], new float[DemoSession.Frames] })];
        Render(mix, meters, after);
        float[][] preview = after[^1];
        double down = Math.Min(0, PreviewPeakDb - PeakDb(preview));
        Scale(preview, down);

        ulong seed = 1;
        foreach (var track in tracks) Write(Path.Combine(folder, "tracks"), track.Name, track.Channels, seed++);
        foreach (var bus in buses) Write(Path.Combine(folder, "buses"), bus.Name, bus.Channels, seed++);
        for (int i = 0; i < mix.Strips.Count; i++) Write(Path.Combine(folder, "buses-after"), mix.Strips[i].Plan.Bus, after[i], seed++);
        Write(folder, "before", before, seed++);
        Write(folder, "preview", preview, seed);

        AnsiConsole.MarkupLineInterpolated($"{tracks.Count} tracks on {buses.Count} buses. Every bus peaks at {Text(BusMix.BusPeakDb, "dBFS")} before its plug-in and the sum at {Text(BusMix.MasterPeakDb, "dBFS")} before the master's; every plug-in stands at its documented start.");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "plug-in");
        foreach (string title in (string[])["loudness", "crest", "width"]) table.AddColumn(new TableColumn(title).RightAligned());
        var readings = new List<string>();
        for (int i = 0; i < meters.Length; i++)
        {
            var (plan, m) = (i < mix.Strips.Count ? mix.Strips[i].Plan : Hierarchy.Master, meters[i]);
            var page = plan.Entry.Type.Page;
            table.AddRow(plan.Bus, plan.Plugin, Signed(m.OutLufs - m.InLufs), Signed(m.CrestChangeDb), double.IsFinite(m.WidthChangeDb) ? Signed(m.WidthChangeDb) : "–");
            foreach (Ear ear in page.Ears.Where(e => plan.Entry.Type.Presets[0].GoalDb(e) > 0))
                readings.Add($"  {plan.Bus}, {ear.Reduction.Title.ToLowerInvariant()}: {Text(m.Reduction(ear, 0.9), "dB")}, at most {Text(m.Reduction(ear, 1), "dB")}");
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

    /// <summary>The whole song, latency taken off: buses at the level they have in the sum, and the master last.</summary>
    static void Render(BusMix mix, StageMeter[] meters, float[][][] after)
    {
        var block = new AudioBuffer(IInsert.MaxFrames);
        for (long at = 0; at < DemoSession.Frames + mix.Latency; at += IInsert.MaxFrames)
        {
            int frames = (int)Math.Min(IInsert.MaxFrames, DemoSession.Frames + mix.Latency - at);
            bool counts = at > DemoSession.Chorus.From * DemoSession.Rate && at <= DemoSession.Chorus.To * DemoSession.Rate;
            Audio sum = mix.Render(at, frames, out Audio intoMaster);
            for (int i = 0; i < mix.Strips.Count; i++)
            {
                Strip strip = mix.Strips[i];
                meters[i].Add(strip.Staged(frames), strip.Out(frames), counts);
                Audio bus = block.Stereo(frames);
                strip.Out(frames).CopyTo(bus);
                bus.Scale(new Ramp(mix.GainToMaster(strip)));
                Keep(bus, after[i], at - mix.Latency + mix.Master.Latency);
            }
            meters[^1].Add(intoMaster, sum, counts);
            Keep(sum, after[^1], at - mix.Latency);
        }
    }

    static void Keep(Audio x, float[][] to, long at)
    {
        for (int c = 0; c < 2; c++)
            for (int i = (int)Math.Max(0, -at); i < x.Length && at + i < to[c].Length; i++) to[c][at + i] = x[c][i];
    }

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
