namespace TopDown.Mixdown.Wav;

/// <summary>The one exception of reading and writing WAV: its message names the file, what is wrong and the remedy.</summary>
public sealed class WavException : Exception
{
    /// <summary>What was the matter with <paramref name="file"/>, and what to do about it; both without a full stop.</summary>
    public WavException(string file, string trouble, string remedy, Exception? inner = null)
        : base($"{file}: {trouble}; {remedy}.", inner) => File = file;

    /// <summary>The file's name as it was given.</summary>
    public string File { get; }
}
