using System.CommandLine;
using TopDown.Catalogue;
using TopDown.Mixdown;
using TopDown.Mixdown.Wav;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using Command = System.CommandLine.Command;

namespace TopDown.Commands;

/// <summary>topdown picture PLUGIN out.png: an editor without a display, meters and curves as some audio leaves them.</summary>
static class PictureCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("plugin") { Description = "Name, as ./topdown list shows it." };
        var output = new Argument<string>("out.png") { Description = "Where the picture goes." };
        var scale = new Option<double>("--scale") { Description = "Pixels a unit: 1 is 900 x 600.", DefaultValueFactory = _ => 1 };
        var preset = new Option<string?>("--preset") { Description = "This preset instead of the documented start." };
        var set = new Option<string[]>("--set") { Description = "id=value, as often as needed.", AllowMultipleArgumentsPerToken = true };
        var input = new Option<string?>("--input") { Description = "WAV: what the plug-in has played when the picture is taken." };
        var key = new Option<string?>("--sidechain") { Description = "WAV for the side-chain input." };

        var command = new Command("picture", "A plug-in's editor as a PNG, without a display.") { name, output, scale, preset, set, input, key };
        command.SetAction(parsed =>
        {
            var entry = Named.Plugins([parsed.GetValue(name)!])[0];
            double pixels = parsed.GetValue(scale);
            if (!(pixels >= 0.75 && pixels <= 4)) throw new UserException($"--scale goes from 0.75 to 4, not {pixels}.", 2);

            int program = parsed.GetValue(preset) is { } chosen ? entry.Type.Presets.ToList().IndexOf(TypedValues.Preset(entry.Type, chosen)) : 0;
            var portrait = new Portrait(entry.Type, program, (float)pixels);
            double[] normals = portrait.Desk.Normals.ToArray();
            foreach (string assignment in parsed.GetValue(set) ?? []) TypedValues.Assign(entry.Type, assignment, normals);
            portrait.Desk.Put(program, normals);

            Canvas canvas;
            if (parsed.GetValue(input) is { } from)
            {
                WavAudio audio = RenderCommand.Read(from);
                WavAudio? side = parsed.GetValue(key) is { } path ? RenderCommand.ReadKey(entry, path, from, audio.Rate) : null;
                canvas = portrait.After(audio.Channels, audio.Rate, side?.Channels);
            }
            else if (parsed.GetValue(key) != null) throw new UserException("--sidechain needs --input: without a programme nothing plays.", 2);
            else canvas = portrait.Idle();

            WholeFile.Write(parsed.GetValue(output)!, file => file.Write(Png.Encode(canvas)));
        });
        return command;
    }
}
