using TopDown.Host;
using TopDown.Plugin;
using TopDown.Plugin.Tests;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>Both editions sound the same: every preset of every plug-in, mono and stereo, 32 and 64 bit.</summary>
public sealed class SamenessTests
{
    const int Frames = 24_000;
    static readonly int[] Blocks = [512, 100, 1, 2048];

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Every_preset_sounds_as_in_the_other_edition(string name)
    {
        var type = Every.Of(name);
        for (int program = 0; program < type.Presets.Count; program++)
        {
            double[] normals = type.Defaults();
            type.Presets[program].ApplyTo(type.Page, normals);
            byte[] state = StateCodec.Write(type, normals, StateCodec.Extra.Fresh(type) with { Program = program });
            foreach (int channels in new[] { 2, 1 })
            {
                float[][] input = Signals.Bursts(channels, Frames, 6000, program + 1);
                foreach (double rate in new[] { 48_000.0, 96_000 })
                {
                    float[][] expected = Hosted.Render(type, new() { Input = input, Blocks = Blocks, SampleRate = rate }, normals: normals).Output;
                    Assert.True(Signals.Peak(expected) > 1e-3, "Nothing to hear.");
                    var shell = new Shell(type);
                    Assert.True(shell.Instance.Restore(state));
                    AssertWithin(1e-6, expected, shell.Render(input, blocks: Blocks, rate: rate), $"{type.Presets[program].Name}, {channels} channels, {rate} Hz");
                    shell.Instance.Prepare(rate, channels == 1 ? Layout.Mono : Layout.Stereo);
                    AssertWithin(1e-6, expected, shell.Go(input, blocks: Blocks, isDouble: true), $"{type.Presets[program].Name}, 64 bit");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void A_bypassed_64_bit_signal_stays_what_it_is(string name)
    {
        var type = Every.Of(name);
        var shell = new Shell(type);
        shell.Turn("bypass", 1);
        float[][] input = Signals.Noise(2, 4000);
        shell.Instance.Prepare(48_000, Layout.Stereo);
        Signals.AssertSame(input, shell.Go(input, isDouble: true), "bypass");
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Nothing_is_allocated_while_audio_runs(string name)
    {
        var type = Every.Of(name);
        var shell = new Shell(type);
        shell.Instance.Prepare(48_000, Layout.Stereo);
        var random = new Random(1);
        long allocated = 0;
        unsafe
        {
            float* memory = stackalloc float[128];
            void** channels = stackalloc void*[2];
            channels[0] = memory;
            channels[1] = memory + 64;
            var io = new HostAudio { In = channels, Out = channels, InChannels = 2, OutChannels = 2 };
            for (int block = 0; block < 300; block++)
            {
                for (int i = 0; i < 128; i++) memory[i] = block % 7 == 0 ? 0 : random.NextSingle() - 0.5f;
                if (block % 50 == 3) memory[17] = float.NaN;
                if (block == 200) Assert.True(shell.Instance.Restore(StateCodec.Write(type, Runs.RandomNormals(type, 1), StateCodec.Extra.Fresh(type))));
                long before = GC.GetAllocatedBytesForCurrentThread();
                if (block % 4 != 0)
                    for (int place = 0; place < shell.Instance.Parameters.Count; place++)
                        for (int i = 60; i >= 0; i -= block % 3 + 1) shell.Instance.Point(place, i == 33 ? double.NaN : random.NextDouble() * 1.2 - 0.1, i);
                shell.Instance.Process(io, 64, block * 100);
                if (block > 10) allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                for (int i = 0; i < 128; i++) Assert.True(float.IsFinite(memory[i]));
            }
        }
        Assert.Equal(0, allocated);
    }

    internal static void AssertWithin(double most, float[][] expected, float[][] actual, string what)
    {
        for (int c = 0; c < expected.Length; c++)
            for (int i = 0; i < expected[c].Length; i++)
                Assert.True(Math.Abs((double)expected[c][i] - actual[c][i]) <= most, $"{what}: channel {c}, sample {i} is {actual[c][i]:R}, in the other edition {expected[c][i]:R}");
    }
}
