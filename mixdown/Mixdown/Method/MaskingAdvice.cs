using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Page;
using TopDown.Mixdown.Songs;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Method;

/// <summary>
/// What is worth saying of buses that cover others. Some places have an owner: the lows are drums' and bass's, and the voice comes first. What
/// lies under an owner in its place is as it should be, and nobody is told to take anything from it.
/// </summary>
sealed class MaskingAdvice(Song song)
{
    /// <summary>Hz, below which a mix stands on kick and bass: where Bass Multiband's low band ends.</summary>
    const double LowsEnd = 150;

    /// <summary>Null: as it should be.</summary>
    public Finding? Of(MaskingReport m)
    {
        // What lies under a voice or chord between two hits of a drum is no loss.
        if (Plays(m.Masked, static i => i.IsDrum())) return null;
        if (m.AtHz < LowsEnd && Plays(m.Masker, static i => i.IsDrum() || i.IsBass())) return null;
        bool leads = Plays(m.Masker, static i => i.IsVoice());
        return new()
        {
            Severity = leads ? Severity.Info : Severity.Notice,
            Where = m.Masked,
            AtHz = m.AtHz,
            Sentence = FormattableString.Invariant($"masked by {m.Masker} at {Say.Hertz(m.AtHz)} for {m.TimePercent:F0} % of the loud part."),
            Remedy = leads
                ? $"The voice comes first: leave {m.Masker} as it is. If {m.Masked} is missing in the mix, lift it by 2 dB where the voice leaves room, an octave higher or lower."
                : $"Listen there with {m.Masker} bypassed; if something is missing in the mix, take 2 dB out of {m.Masker} at that place.",
        };
    }

    bool Plays(string bus, Func<Instrument, bool> only) =>
        song.Tracks.Where(t => song.Buses[t.Bus].Name == bus).Select(t => t.Instrument).ToArray() is { Length: > 0 } all && all.All(only);
}
