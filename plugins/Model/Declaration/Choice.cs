namespace TopDown.Plugin;

/// <summary>The place of a choice that stands for "the program decides": printed as its label, never as a number.</summary>
public static class Auto
{
    public static double Value => double.NaN;
}

/// <summary>
/// A parameter with named values. Host space holds the index; the page sees the number behind the label (NaN = Auto,
/// ∞ where the label says so).
/// </summary>
public class Choice : Parameter
{
    readonly int _default;
    readonly double _glideMs;

    internal Choice(Group group, string id, string title, double[] numbers, string[] labels, int @default, double glideMs, string tip, string shortTitle)
        : base(group, id, title, "", tip, shortTitle)
    {
        _glideMs = glideMs;
        if (numbers.Length != labels.Length || labels.Length < 2 || @default < 0 || @default >= labels.Length)
            throw new ArgumentException($"{Id}: choices need two or more labels, one for each number, and a default among them.");
        (Numbers, Labels, _default) = (numbers, labels, @default);
    }

    public IReadOnlyList<double> Numbers { get; private protected set; }
    public IReadOnlyList<string> Labels { get; private protected set; }

    public override double Min => 0;
    public override double Max => Labels.Count - 1;
    public override double Default => _default;
    public override int Steps => Labels.Count - 1;

    /// <summary>Not 0: <see cref="Values.Position"/> passes between the labels, for a page that fades from one to the next.</summary>
    public override double GlideMs => _glideMs;

    // The VST3 rule for discrete parameters: n steps share 0…1 evenly.
    public override double ToPlain(double normal) => Math.Min(Steps, Math.Floor(Math.Clamp(normal, 0, 1) * (Steps + 1)));
    public override double ToNormal(double plain) => Math.Clamp(Math.Round(plain), 0, Steps) / Steps;

    public override string Text(double plain) => Labels[(int)Math.Clamp(Math.Round(plain), 0, Steps)];

    /// <summary>By label, or by the label's number ("2" finds "2:1").</summary>
    public override bool TryParse(ReadOnlySpan<char> text, out double plain)
    {
        text = text.Trim();
        for (int i = 0; i < Labels.Count; i++)
        {
            if (!text.Equals(Labels[i], StringComparison.OrdinalIgnoreCase)) continue;
            plain = i;
            return true;
        }
        if (NumberText.TryRead(text, out double number, out _))
        {
            for (int i = 0; i < Numbers.Count; i++)
            {
                if (!NumberText.TryRead(Labels[i], out double shown, out _) || Math.Abs(shown - number) > 1e-9) continue;
                plain = i;
                return true;
            }
        }
        plain = 0;
        return false;
    }

    /// <summary>For presets: the choice whose number is <paramref name="number"/> (NaN = Auto).</summary>
    public Assignment At(double number)
    {
        for (int i = 0; i < Numbers.Count; i++)
            if (Numbers[i].Equals(number)) return new(this, i);
        throw new ArgumentOutOfRangeException(nameof(number), $"{Id} has no choice {number}.");
    }

    /// <summary>For presets: the choice with this label.</summary>
    public Assignment At(string label) =>
        TryParse(label, out double plain) ? new(this, plain) : throw new ArgumentOutOfRangeException(nameof(label), $"{Id} has no choice {label}.");
}

/// <summary>
/// A choice that shapes the engine (oversampling, phase): takes effect when the host restarts the plug-in, because the
/// latency hangs on it. Not automatable, never in presets.
/// </summary>
public sealed class Setting : Choice
{
    internal Setting(Group group, string id, string title, string[] labels, int @default, string tip, string shortTitle)
        : base(group, id, title, [.. Enumerable.Range(0, labels.Length).Select(i => (double)i)], labels, @default, 0, tip, shortTitle) { }

    public override bool IsAutomatable => false;
}
