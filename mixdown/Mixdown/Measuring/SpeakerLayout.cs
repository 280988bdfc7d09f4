using System.Numerics;
using TopDown.Dsp;

namespace TopDown.Mixdown.Measuring;

/// <summary>
/// Which speaker each channel of a file feeds, and by what ITU-R BS.1770-5 weighs it. Positions are the bits of WAVEFORMATEXTENSIBLE's
/// dwChannelMask, whose order is the channels' order; a file without positions has those that are usual for its number of channels.
/// </summary>
public sealed class SpeakerLayout
{
    // Bit 0 first: Microsoft's "Multiple Channel Audio Data and WAVE Files".
    static readonly string[] s_names = ["L", "R", "C", "LFE", "Lb", "Rb", "Lc", "Rc", "Cb", "Ls", "Rs"];
    const int C = 2, Lfe = 3, Lb = 4, Rb = 5, Ls = 9, Rs = 10;
    const uint Sides = 1 << Ls | 1 << Rs;

    // 1 to 6 channels: mono, stereo, L R C, quadro, 5.0, 5.1.
    static readonly uint[] s_usual = [0, 1 << C, 0x3, 0x7, 0x33, 0x37, 0x3F];

    SpeakerLayout(uint mask)
    {
        int[] bits = [.. Enumerable.Range(0, s_names.Length).Where(b => (mask & 1u << b) != 0)];
        bool hasSides = (mask & Sides) != 0;
        Names = [.. bits.Select(b => hasSides || b is not (Lb or Rb) ? s_names[b] : s_names[b + Ls - Lb])];
        Weights = [.. bits.Select(b => Weight(b, hasSides))];
        Name = mask switch
        {
            1 << C => "mono",
            0x3 => "stereo",
            0x37 or 0x607 => "5.0",
            0x3F or 0x60F => "5.1",
            _ => string.Join(' ', Names),
        };
    }

    /// <summary>"mono", "stereo", "5.0", "5.1", else the speakers.</summary>
    public string Name { get; }

    /// <summary>L, R, C, LFE, Ls, Rs … in channel order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>1, 1.41 or, for LFE, 0; in channel order.</summary>
    public double[] Weights { get; }

    /// <summary>The speakers of so many channels.</summary>
    /// <param name="mask">dwChannelMask; 0 where the file names none.</param>
    /// <param name="remedy">What to do, when null is returned.</param>
    /// <returns>Null where it is not known which channel is which.</returns>
    public static SpeakerLayout? Of(int channels, uint mask, out string remedy)
    {
        remedy = "";
        if (channels <= 2) return new(s_usual[channels]); // one or two are the front, whatever positions they were given
        if (mask != 0 && mask < 1u << s_names.Length && BitOperations.PopCount(mask) == channels) return new(mask);
        if (mask == 0 && channels < s_usual.Length) return new(s_usual[channels]);
        remedy = mask == 0
            ? $"{channels} channels without speaker positions: export it with positions (WAVE_FORMAT_EXTENSIBLE), as 5.1 or as stereo"
            : $"speaker positions 0x{mask:X} do not fit its {channels} channels: export it as 5.1 or as stereo";
        return null;
    }

    // BS.1770-5 table 4: 1.41 between 60° and 120° to either side, else 1. Back speakers stand at 110° in 5.0 and 5.1; beside
    // side speakers, as in 7.1, at 135° or more.
    static double Weight(int bit, bool hasSides) => bit switch
    {
        Lfe => 0,
        Ls or Rs => ProgrammeMeter.Surround,
        Lb or Rb => hasSides ? 1 : ProgrammeMeter.Surround,
        _ => 1,
    };
}
