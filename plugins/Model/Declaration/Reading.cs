namespace TopDown.Plugin;

/// <summary>What a reading means to hosts that show it in their own mixer.</summary>
public enum HostRole { None, GainReduction }

/// <summary>
/// A meter value: written on the audio thread, the largest of a block (or the latest) is what hosts and editors see. Hosts
/// get it as a read-only parameter.
/// </summary>
public sealed class Reading
{
    // Normal; less is no movement that a meter shows, and hosts send values again and again.
    const double LeastMove = 1e-4;

    internal Reading(string id, string title, double min, double max, HostRole role, int index) =>
        (Id, Title, Min, Max, Role, Index, Number) = (id, title, min, max, role, index, Fnv.Number(id));

    /// <summary>Its words, where it has some.</summary>
    public IReadOnlyList<string> Labels { get; internal init; } = [];
    internal Func<double, string>? Says { get; init; }

    public int Index { get; }
    public string Id { get; }
    public uint Number { get; }
    public string Title { get; }

    /// <summary>Range over the host's 0…1.</summary>
    public double Min { get; }
    public double Max { get; }

    /// <summary>The value where nothing is written: the minimum, or 0 where the range passes it and the latest value counts.</summary>
    public double Rest => KeepsLatest ? Math.Clamp(0, Min, Max) : Min;
    public HostRole Role { get; }

    /// <summary>dB mostly; empty for plain numbers and words.</summary>
    public string Unit { get; internal init; } = "dB";

    /// <summary>True: the last value written counts, and stays; false: the largest of a block.</summary>
    public bool KeepsLatest { get; internal init; }

    /// <summary>0, or the number of words less one.</summary>
    public int Steps => Math.Max(0, Labels.Count - 1);

    /// <summary>As hosts show it: a word, a sentence, or a number without its unit.</summary>
    public string Text(double plain) =>
        Labels.Count > 0 ? Labels[(int)Math.Clamp(Math.Round(plain), 0, Steps)]
        : Says != null ? Says(plain)
        : plain.ToString("F2", System.Globalization.CultureInfo.InvariantCulture);

    public double ToNormal(double plain) => Math.Clamp((plain - Min) / (Max - Min), 0, 1);
    public double ToPlain(double normal) => Min + Math.Clamp(normal, 0, 1) * (Max - Min);

    /// <summary>True: a normal value is so far from the last one that a meter shows it; then it is the last one.</summary>
    public static bool Moves(ref double last, double normal)
    {
        if (Math.Abs(last - normal) <= LeastMove) return false;
        last = normal;
        return true;
    }
}

/// <summary>A point of the chain whose sound an editor may watch (spectra, scopes). Filled only while somebody listens.</summary>
public sealed class Tap
{
    internal Tap(string id, int index) => (Id, Index) = (id, index);

    public string Id { get; }
    public int Index { get; }
}

/// <summary>An extra input bus (side-chain).</summary>
public sealed record Key(string Id, string Title)
{
    public static Key Optional(string id, string title) => new(id, title);
}

/// <summary>Channels in and out of the main buses.</summary>
public readonly record struct Layout(int In, int Out)
{
    public static Layout Mono => new(1, 1);
    public static Layout Stereo => new(2, 2);
    public static Layout MonoToStereo => new(1, 2);
}
