using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TopDown.Mixdown;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Wav;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown measure FILE… [--json]: loudness, its range, peaks, DC and correlation of WAV files.</summary>
static class MeasureCommand
{
    static readonly JsonSerializerOptions s_line = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "WAV, mono to 7.1, any length.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One object a file, each on a line; docs/measure.md names the fields." };
        var command = new Command("measure", "Loudness (EBU R 128), true peak and more of WAV files.") { files, json };
        command.SetAction(parsed => parsed.GetValue(files)!.Count(file => !Measure(file, parsed.GetValue(json))) == 0 ? 0 : 1);
        return command;
    }

    // One bad file does not cost the figures of the others.
    static bool Measure(string file, bool json)
    {
        try
        {
            var m = FileMeter.Measure(file);
            if (json) Console.WriteLine(MeasurementJson.Of(m).ToJsonString(s_line));
            else Print(m);
            return true;
        }
        catch (Exception e) when (e is UserException or WavException)
        {
            Console.Error.WriteLine("topdown: " + e.Message);
            if (json) Console.WriteLine(MeasurementJson.OfFailure(file, e.Message).ToJsonString(s_line));
            return false;
        }
    }

    static void Print(Measurement m)
    {
        Console.WriteLine($"{m.File}: {m.Layout.Name}, {m.Rate} Hz, {TimeSpan.FromSeconds(m.Seconds).ToString(m.Seconds < 3600 ? @"m\:ss\.fff" : @"h\:mm\:ss\.fff", CultureInfo.InvariantCulture)}");
        Line("Integrated", m.Integrated, "F1", "LUFS");
        Line("Loudness range", m.Range, "F1", "LU");
        Line("Max momentary", m.MaxMomentary, "F1", "LUFS");
        Line("Max short-term", m.MaxShortTerm, "F1", "LUFS");
        Line("True peak", m.TruePeakDb, "F2", "dBTP");
        Line("Sample peak", m.SamplePeakDb, "F2", "dBFS");
        Line("Peak to loudness (PLR)", m.Plr, "F1", "dB");
        Line("Least PSR", m.MinPsr, "F1", "dB");
        Line("DC offset", 100 * m.DcOffset, "F3", "%");
        Line("Correlation", m.Correlation, "F2", "");
    }

    // A dash for what the file cannot have.
    static void Line(string name, double value, string format, string unit)
    {
        string text = double.IsNaN(value) ? "–" : double.IsNegativeInfinity(value) ? "−∞" : (Math.Round(value, int.Parse(format.AsSpan(1), CultureInfo.InvariantCulture)) + 0).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
        Console.WriteLine($"  {name,-24}{text,8} {(double.IsNaN(value) ? "" : unit)}".TrimEnd());
    }
}
