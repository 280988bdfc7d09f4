using TopDown.Mixdown.Wav;

namespace TopDown.Mixdown.Tests.Wav;

/// <summary>24 bit is decoded four frames at a time where it is mono or stereo: every sample as the format says, at every length.</summary>
public sealed class Decode24Tests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Every_sample_is_its_three_bytes(int channels)
    {
        using Scratch s = new();
        for (int frames = 1; frames < 40; frames++)
        {
            byte[] data = new byte[3 * channels * frames];
            new Random(frames).NextBytes(data);
            WavAudio x = WavFile.ReadAll(s.Put("a.wav", new RawWav { Bits = 24, Channels = channels, Data = data }.Bytes()));
            for (int i = 0; i < frames * channels; i++)
            {
                int value = data[3 * i] + 256 * data[3 * i + 1] + 65536 * (sbyte)data[3 * i + 2];
                Assert.Equal(value / 8388608f, x.Channels[i % channels][i / channels]);
            }
        }
    }
}
