namespace TopDown.WineHost;

/// <summary>Bursts of noise with pauses, the same on every system.</summary>
static class Noise
{
    public static float[][] Stereo(int frames, int seed)
    {
        var random = new Random(seed);
        float[][] sound = [new float[frames], new float[frames]];
        for (int i = 0; i < frames; i++)
            foreach (float[] channel in sound) channel[i] = (random.NextSingle() - 0.5f) * (i / 6000 % 3 == 2 ? 0 : 1);
        return sound;
    }
}
