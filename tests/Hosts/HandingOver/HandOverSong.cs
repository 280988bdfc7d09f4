using System.Globalization;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;
using TopDown.Mixdown.Wav;
using TopDown.Testing;

namespace TopDown.Hosts.Tests.HandingOver;

/// <summary>
/// A little song on disk with all that a hand-over carries: mono, stereo and split tracks, pans, polarity, staged buses, side-chains.
/// Two seconds of silence in front, for hosts glide to a session's values while it begins.
/// </summary>
sealed class HandOverSong : IDisposable
{
    public const int Rate = 48_000, Lead = 2 * Rate, Frames = Lead + 6 * Rate;

    readonly Scratch _scratch = new("hand-over");
    readonly Decoder _decoder;

    /// <param name="session">The session's buses, tracks and so on: JSON without version and rate. Files: Kick, Snare, Bass, Lead (mono), Room, Pad (stereo), Organ L and R.</param>
    public HandOverSong(string session)
    {
        string folder = _scratch.Below("My Song");
        Put("Kick", 1, 0.9, t => Math.Exp(-9 * (t % 0.5)) * Math.Sin(2 * Math.PI * 55 * (t % 0.5)));
        Put("Snare", 2, 0.7, t => Math.Exp(-14 * ((t + 0.25) % 0.5)) * Noise(t));
        Put("Bass", 3, 0.6, t => Math.Sin(2 * Math.PI * 55 * t) + 0.4 * Math.Sin(2 * Math.PI * 165 * t) + 0.1 * Noise(t));
        Put("Lead", 4, 0.5, t => Math.Sin(2 * Math.PI * 330 * t + 3 * Math.Sin(2 * Math.PI * 5 * t)) * (t % 1.5 < 1 ? 1 : 0.1));
        Put("Room", 5, 0.3, t => Math.Exp(-5 * (t % 0.5)) * Noise(t), t => Math.Exp(-5 * (t % 0.5)) * Noise(t + 0.01));
        Put("Pad", 6, 0.4, t => Math.Sin(2 * Math.PI * 220 * t) + 0.1 * Noise(t), t => Math.Sin(2 * Math.PI * 277 * t) + 0.1 * Noise(t + 0.5));
        Put("Organ L", 7, 0.4, t => Math.Sin(2 * Math.PI * 440 * t) * (1 + 0.5 * Math.Sin(2 * Math.PI * 6 * t)));
        Put("Organ R", 8, 0.4, t => Math.Sin(2 * Math.PI * 554 * t) * (1 + 0.5 * Math.Cos(2 * Math.PI * 6 * t)));
        string file = Path.Combine(folder, "mix.session.json");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{{ \"version\": 1, \"rate\": {Rate}, {session} }}"));
        _decoder = new(_scratch.Below("decoded"));
        Song = Song.Open(file, new(), _decoder);

        void Put(string name, int seed, double level, params Func<double, double>[] channels) =>
            WavFile.WriteAll(Path.Combine(folder, name + ".wav"), [.. channels.Select(c => Make(c, level))], Rate, new() { Encoding = seed % 2 == 0 ? WavEncoding.Pcm24 : WavEncoding.Float32 });
    }

    public Song Song { get; }
    public string Out => _scratch.Below("out");

    /// <summary>Our own mix before its limiter.</summary>
    public float[][] Mix(MixSettings settings, double postGainDb)
    {
        float gain = (float)Math.Pow(10, postGainDb / 20);
        float[][] mix = [new float[Song.Frames], new float[Song.Frames]];
        new MixEngine(Song, settings).Run(MixTaps.None, chunk =>
        {
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < chunk.Frames; i++) mix[c][chunk.At + i] = gain * chunk.Mix[c][i];
        });
        return mix;
    }

    public void Dispose() => _scratch.Dispose();

    static float[] Make(Func<double, double> voice, double level)
    {
        float[] x = new float[Frames];
        for (int i = Lead; i < Frames; i++) x[i] = (float)(0.6 * level * voice((i - Lead) / (double)Rate));
        return x;
    }

    // white enough, and the same in every run
    static double Noise(double t) => 2 * (Math.Abs(Math.Sin(Math.Round(t * Rate) * 12.9898) * 43758.5453) % 1) - 1;
}
