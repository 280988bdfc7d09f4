using System.CommandLine;
using System.Globalization;
using TopDown.Catalogue;
using TopDown.Mixdown;
using TopDown.Mixdown.Engines;
using TopDown.Mixdown.Wav;
using TopDown.Plugin;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown render PLUGIN in.wav out.wav: a file through one plug-in.</summary>
static class RenderCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("plugin") { Description = "Name, as ./topdown list shows it." };
        var input = new Argument<string>("in.wav") { Description = "WAV, mono or stereo." };
        var output = new Argument<string>("out.wav") { Description = "WAV, 24 bit unless --float." };
        var preset = new Option<string?>("--preset") { Description = "Start from this preset." };
        var set = new Option<string[]>("--set") { Description = "id=value, as often as needed.", AllowMultipleArgumentsPerToken = true };
        var key = new Option<string?>("--sidechain") { Description = "WAV for the side-chain input." };
        var automation = new Option<string?>("--automation") { Description = "CSV: sample,id,value." };
        var block = new Option<int>("--block") { Description = "Frames a block.", DefaultValueFactory = _ => 512 };
        var isFloat = new Option<bool>("--float") { Description = "Write 32-bit float." };
        var meters = new Option<string?>("--meters") { Description = "Write the meters to a CSV, a row a block." };
        var engine = new Option<string?>("--engine") { Description = "bundle (the published VST3) or managed; without it the bundle where it is built." };
        engine.AcceptOnlyFromAmong("bundle", "managed");
        var flavour = new Option<string>("--flavour") { Description = "compat or avx2.", DefaultValueFactory = _ => "compat" };
        flavour.AcceptOnlyFromAmong("compat", "avx2");

        var command = new Command("render", "A WAV file through one plug-in.") { name, input, output, preset, set, key, automation, block, isFloat, meters, engine, flavour };
        command.SetAction(parsed =>
        {
            var entry = Plugins.Find(parsed.GetValue(name)!)
                ?? throw new UserException($"there is no plug-in \"{parsed.GetValue(name)}\"; there is {string.Join(", ", Plugins.Shown.Select(e => e.Name))}.", 2);
            if (parsed.GetValue(block) is var n && n is < 1 or > 1 << 20) throw new UserException($"--block goes from 1 to {1 << 20} frames, not {n}.", 2);

            double[] normals = entry.Type.Defaults();
            if (parsed.GetValue(preset) is { } chosen) TypedValues.Preset(entry.Type, chosen).ApplyTo(entry.Type.Page, normals);
            foreach (string assignment in parsed.GetValue(set) ?? []) TypedValues.Assign(entry.Type, assignment, normals);
            var events = parsed.GetValue(automation) is { } csv ? TypedValues.Automation(entry.Type, csv) : [];

            string from = parsed.GetValue(input)!;
            WavAudio audio = Read(from);
            WavAudio? side = parsed.GetValue(key) is { } keyPath ? ReadKey(entry, keyPath, from, audio.Rate) : null;

            var request = new RenderRequest(entry.Type, audio.Channels, audio.Rate) { Key = side?.Channels, Normals = normals, Events = events, BlockSize = n };
            var result = Choose(entry, parsed.GetValue(engine), parsed.GetValue(flavour)!).Render(request);

            var options = new WavOptions { Encoding = parsed.GetValue(isFloat) ? WavEncoding.Float32 : WavEncoding.Pcm24 };
            long clipped = WavFile.WriteAll(parsed.GetValue(output)!, result.Output, audio.Rate, options);
            if (clipped > 0) Console.Error.WriteLine($"topdown: {clipped} samples were above full scale and are clipped: turn output_db down, or use --float.");
            if (parsed.GetValue(meters) is { } table) WriteMeters(table, entry.Type.Page, audio.Rate, result.Meters);
        });
        return command;
    }

    /// <summary>A side-chain's file, for a plug-in that has one, at the rate of the main file.</summary>
    internal static WavAudio ReadKey(Entry entry, string path, string main, int rate)
    {
        if (entry.Type.Page.Keys.Count == 0) throw new UserException($"{entry.Name} has no side-chain: leave --sidechain out.", 2);
        WavAudio side = Read(path);
        return side.Rate == rate ? side : throw new UserException($"{path} has {side.Rate} Hz and {main} {rate} Hz: convert one of them.");
    }

    internal static WavAudio Read(string path)
    {
        WavAudio audio = WavFile.ReadAll(path);
        if (audio.Channels.Length > 2) throw new UserException($"{path} has {audio.Channels.Length} channels; plug-ins take mono or stereo: split it first.");
        if (audio.Frames == 0) throw new UserException($"{path} holds no audio.");
        return audio;
    }

    /// <summary>The bundle where it lies in out/, else the managed engine; said in one line.</summary>
    static IEngine Choose(Entry entry, string? asked, string flavour)
    {
        string path = Bundles.PathOf(Root.Folder, Bundles.ThisRid, flavour, entry.Name);
        bool isBuilt = Directory.Exists(path);
        if (asked == "bundle" && !isBuilt) throw new UserException($"{Path.GetRelativePath(Root.Folder, path)} is not built: run ./topdown build \"{entry.Name}\"{(flavour == "avx2" ? " --flavour avx2" : "")}.", 3);
        bool usesBundle = asked == "bundle" || (asked == null && isBuilt);
        Console.Error.WriteLine(usesBundle ? $"topdown: {entry.Name} by the bundle {Path.GetRelativePath(Root.Folder, path)}" : $"topdown: {entry.Name} by the managed engine");
        return usesBundle ? new BundleEngine(path) : new ManagedEngine();
    }

    static void WriteMeters(string path, Page page, int rate, IReadOnlyList<MeterRow> rows)
    {
        string beside = path + ".part";
        using (var csv = new StreamWriter(beside))
        {
            csv.WriteLine("sample,seconds," + string.Join(",", page.Readings.Select(r => r.Id)));
            foreach (var row in rows)
                csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Sample},{row.Sample / (double)rate:F6},") + string.Join(",", row.Values.Select(v => v.ToString("F4", CultureInfo.InvariantCulture))));
        }
        File.Move(beside, path, overwrite: true);
    }
}
