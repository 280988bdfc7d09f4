namespace TopDown.Mixdown.Wav;

/// <summary>A whole file in memory: one array a channel, and what the file was.</summary>
public sealed record WavAudio(float[][] Channels, WavFormat Format)
{
    public int Rate => Format.Rate;
    public int Frames => Channels[0].Length;
}

/// <summary>Whole files in one call; for what does not fit in memory use <see cref="WavReader"/> and <see cref="WavWriter"/>.</summary>
public static class WavFile
{
    /// <exception cref="WavException">The file cannot be read, or is too long for memory.</exception>
    public static WavAudio ReadAll(string path)
    {
        using WavReader reader = new(path);
        return ReadAll(reader, path);
    }

    internal static WavAudio ReadAll(WavReader reader, string name)
    {
        try
        {
            if (reader.Frames > Array.MaxLength) throw new OutOfMemoryException();
            float[][] channels = new float[reader.Format.Channels][];
            for (int c = 0; c < channels.Length; c++) channels[c] = new float[reader.Frames];
            reader.Read(channels, 0, (int)reader.Frames);
            return new(channels, reader.Format);
        }
        catch (OutOfMemoryException e)
        {
            throw new WavException(name, $"its {reader.Frames} frames of {reader.Format.Channels} channels do not fit in memory", "cut it into shorter files", e);
        }
    }

    /// <summary>Writes and commits; 24 bit unless <paramref name="options"/> say otherwise. Returns the samples that clipped.</summary>
    /// <exception cref="WavException">The file cannot be written; what stood there before is untouched.</exception>
    public static long WriteAll(string path, float[][] channels, int rate, WavOptions? options = null)
    {
        using WavWriter writer = new(path, rate, channels.Length, options);
        writer.Write(channels, 0, channels[0].Length);
        writer.Commit();
        return writer.Clipped;
    }
}
