using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TopDown.Catalogue;
using TopDown.Dsp;
using TopDown.Mixdown.Demo;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown demo [-o DIR]: a synthesised mix through MixBus Glue, before and after, and what happened in words.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "Folder for the files.", DefaultValueFactory = _ => Path.Combine("out", "demo") };
        var command = new Command("demo", "Hear MixBus Glue on a few bars of drums, bass and chords.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    static void Run(string folder)
    {
        var glue = Plugins.Find("MixBus Glue")!;
        var start = glue.Type.Presets[0];
        float[][] before = QuickBand.Play();
        var result = new ManagedEngine().Render(new(glue.Type, before, QuickBand.Rate) { Normals = glue.Type.Defaults() });

        double loudBefore = Lufs(before), loudAfter = Lufs(result.Output);
        double match = Math.Min(loudBefore - loudAfter, -0.1 - PeakDb(result.Output));
        float[][] after = [.. result.Output.Select(x => x.Select(v => v * (float)Math.Pow(10, match / 20)).ToArray())];

        Directory.CreateDirectory(folder);
        string beforePath = Path.Combine(folder, "before.wav"), afterPath = Path.Combine(folder, "after.wav");
        WavFile.WriteAll(beforePath, before, QuickBand.Rate);
        WavFile.WriteAll(afterPath, after, QuickBand.Rate);

        int reading = glue.Type.Page.GainReduction!.Index;
        double[] reductions = [.. result.Meters.Select(m => m.Values[reading]).Order()];
        AnsiConsole.MarkupLineInterpolated($"[bold]{glue.Name}[/], preset [bold]{start.Name}[/]: {start.Why}");
        AnsiConsole.WriteLine();
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "before", "after");
        table.AddRow("Loudness", Text(loudBefore, "LUFS"), Text(loudAfter, "LUFS"));
        table.AddRow("Peak", Text(PeakDb(before), "dBFS"), Text(PeakDb(result.Output), "dBFS"));
        table.AddRow("Peak over loudness", Text(PeakDb(before) - loudBefore, "dB"), Text(PeakDb(result.Output) - loudAfter, "dB"));
        AnsiConsole.Write(table);
        Console.WriteLine($"The compressor took {Text(At(reductions, 0.5), "dB")} in the middle and {Text(At(reductions, 0.9), "dB")} in the loud tenth, "
            + $"never more than {Text(reductions[^1], "dB")}; the ceiling stands at 2 dB.");
        Console.WriteLine($"after.wav is turned {(match >= 0 ? "up" : "down")} by {Text(Math.Abs(match), "dB")}, so that both are as loud as each other: judge the sound, not the level.");
        Console.WriteLine();
        Console.WriteLine(beforePath);
        Console.WriteLine(afterPath);
    }

    static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    static string Text(double value, string unit) => value.ToString("F1", CultureInfo.InvariantCulture) + " " + unit;

    static double PeakDb(float[][] x) => 20 * Math.Log10(x.Max(c => Samples.Peak(c)));

    static double Lufs(float[][] x)
    {
        var meter = new LoudnessMeter();
        meter.Prepare(new Spec(QuickBand.Rate, 2, 4096));
        for (int at = 0; at < x[0].Length; at += 4096)
        {
            int n = Math.Min(4096, x[0].Length - at);
            meter.Process(new Audio(x[0].AsSpan(at, n), x[1].AsSpan(at, n)));
        }
        return meter.Integrated;
    }
}
