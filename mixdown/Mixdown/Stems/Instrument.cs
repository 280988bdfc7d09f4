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
