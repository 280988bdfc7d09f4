namespace TopDown.Mixdown.Stems;

/// <summary>One track of the song: a file, or two that are its sides.</summary>
/// <param name="Name">Unique in the song.</param>
/// <param name="File">Mono, stereo, or the left side.</param>
/// <param name="Right">The right side of a pair; null = one file.</param>
/// <param name="Bus">Where it goes.</param>
/// <param name="Instrument">What it was taken for.</param>
/// <param name="Reason">Why, for the report.</param>
/// <param name="Unclear">What a person should look at; null = nothing.</param>
public sealed record StemTrack(string Name, Stem File, Stem? Right, string Bus, Instrument Instrument, string Reason, string? Unclear)
{
    public double Seconds => Math.Max(File.Seconds, Right?.Seconds ?? 0);
    public IEnumerable<Stem> Files => Right == null ? [File] : [File, Right];
}
