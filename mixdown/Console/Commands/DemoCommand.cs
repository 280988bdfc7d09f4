using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TopDown.Catalogue;
using TopDown.Dsp;
using TopDown.Mixdown.Demo.Session;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Wav;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown demo [-o DIR]: a synthesised song of 24 tracks, its buses, its sum, and the sum through MixBus Glue.</summary>
static class DemoCommand
{
    const double MasterPeakDb = -6, PreviewPeakDb = -1;

    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "Folder for the files.", DefaultValueFactory = _ => Path.Combine("out", "demo") };
        var command = new Command("demo", "A song of 24 synthesised tracks, before and after MixBus Glue.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    static void Run(string folder)
    {
        var tracks = DemoSession.Make();
        var buses = DemoSession.Buses(tracks);
        float[][] before = DemoSession.Sum(buses);
        Scale(before, MasterPeakDb - PeakDb(before));

        var glue = Plugins.Find("MixBus Glue")!;
        var start = glue.Type.Presets[0];
        var result = new ManagedEngine().Render(new(glue.Type, before, DemoSession.Rate) { Normals = glue.Type.Defaults() });
        float[][] preview = result.Output;
        double down = Math.Min(0, PreviewPeakDb - PeakDb(preview));
        Scale(preview, down);

        ulong seed = 1;
        foreach (var track in tracks) Write(Path.Combine(folder, "tracks"), track.Name, track.Channels, seed++);
        foreach (var bus in buses) Write(Path.Combine(folder, "buses"), bus.Name, bus.Channels, seed++);
        Write(folder, "before", before, seed++);
        Write(folder, "preview", preview, seed);

        double loudBefore = Lufs(before), loudAfter = Lufs(preview);
        int reading = glue.Type.Page.GainReduction!.Index;
        double[] reductions = [.. result.Meters.Where(m => m.Sample > DemoSession.Chorus.From * DemoSession.Rate && m.Sample <= DemoSession.Chorus.To * DemoSession.Rate)
            .Select(m => m.Values[reading]).Order()];
        AnsiConsole.MarkupLineInterpolated($"{tracks.Count} tracks, {buses.Count} buses, summed to a peak of {Text(MasterPeakDb, "dBFS")}: before.wav. Through [bold]{glue.Name}[/]: preview.wav.");
        AnsiConsole.MarkupLineInterpolated($"Preset [bold]{start.Name}[/]: {start.Why}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "before", "preview");
        table.AddRow("Loudness", Text(loudBefore, "LUFS"), Text(loudAfter, "LUFS"));
        table.AddRow("Peak", Text(PeakDb(before), "dBFS"), Text(PeakDb(preview), "dBFS"));
        table.AddRow("Peak over loudness", Text(PeakDb(before) - loudBefore, "dB"), Text(PeakDb(preview) - loudAfter, "dB"));
        AnsiConsole.Write(table);
        Console.WriteLine($"In the chorus the compressor took {Text(At(reductions, 0.5), "dB")} in the middle, at most {Text(At(reductions, 0.9), "dB")} nine tenths of the time, "
            + $"and never more than {Text(reductions[^1], "dB")}; the ceiling stands at 2 dB.");
        Console.WriteLine(down < 0 ? $"The peak was above {Text(PreviewPeakDb, "dBFS")}: turned down by {Text(-down, "dB")}." : $"The peak is below {Text(PreviewPeakDb, "dBFS")}: no gain change.");
        Console.WriteLine($"preview.wav is {Text(Math.Abs(loudAfter - loudBefore), "dB")} {(loudAfter < loudBefore ? "quieter" : "louder")}: turn before.wav {(loudAfter < loudBefore ? "down" : "up")} by as much to judge the sound and not the level.");
        Console.WriteLine();
        foreach (string file in (string[])["before.wav", "preview.wav", "buses", "tracks"]) Console.WriteLine(Path.Combine(folder, file));
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

    static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    static string Text(double value, string unit) => value.ToString("F1", CultureInfo.InvariantCulture) + " " + unit;

    static double PeakDb(float[][] x) => 20 * Math.Log10(x.Max(c => Samples.Peak(c)));

    static double Lufs(float[][] x)
    {
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(DemoSession.Rate, 2, x[0].Length));
        meter.Process(new Audio(x[0], x[1]));
        return meter.Integrated;
    }
}
