namespace TopDown.Mixdown.Stems;

/// <summary>What a track is, as finely as layouts and side-chains ask for.</summary>
public enum Instrument
{
    Unknown,
    Kick,
    Drums,
    Percussion,
    Bass,
    DoubleBass,
    Guitar,
    Plucked,
    Keys,
    Synth,
    Strings,
    Woodwinds,
    Brass,
    Lead,
    Backing,
    Choir,
    Effects,

    /// <summary>A click or guide track: heard by players, not meant for the mix.</summary>
    Guide,

    /// <summary>A finished or rough mix of everything: would double the song if it were summed.</summary>
    Mixdown,
}

/// <summary>Instruments by what they do in a mix.</summary>
static class InstrumentExtensions
{
    public static bool IsDrum(this Instrument i) => i is Instrument.Kick or Instrument.Drums or Instrument.Percussion;
    public static bool IsBass(this Instrument i) => i is Instrument.Bass or Instrument.DoubleBass;
    public static bool IsVoice(this Instrument i) => i is Instrument.Lead or Instrument.Backing or Instrument.Choir;
}
