namespace TopDown.Plugin;

/// <summary>A switch. Its value glides between 0 and 1, so that sections fade in and out without a click.</summary>
public class Toggle : Parameter
{
    readonly bool _default;

    internal Toggle(Group group, string id, string title, bool @default, string tip, string shortTitle)
        : base(group, id, title, "", tip, shortTitle) => _default = @default;

    public override double Min => 0;
    public override double Max => 1;
    public override double Default => _default ? 1 : 0;
    public override int Steps => 1;

    // With the control cell that it ends in (1.3 ms at most from 44.1 kHz on) a fade is over within 10 ms.
    public override double GlideMs => 8.5;

    public override double ToPlain(double normal) => normal >= 0.5 ? 1 : 0;
    public override double ToNormal(double plain) => plain >= 0.5 ? 1 : 0;
    public override string Text(double plain) => plain >= 0.5 ? "On" : "Off";

    public override bool TryParse(ReadOnlySpan<char> text, out double plain)
    {
        text = text.Trim();
        foreach (string yes in (ReadOnlySpan<string>)["on", "1", "true", "yes", "an", "ein"])
        {
            if (!text.Equals(yes, StringComparison.OrdinalIgnoreCase)) continue;
            plain = 1;
            return true;
        }
        plain = 0;
        foreach (string no in (ReadOnlySpan<string>)["off", "0", "false", "no", "aus"])
            if (text.Equals(no, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public Assignment At(bool on) => new(this, on ? 1 : 0);
}

/// <summary>
/// A job that the user starts (Learn): a switch that listens while it is on, goes off by itself or by the user, and then
/// proposes. Not automatable, not stored, never in presets.
/// </summary>
public sealed class Command : Toggle
{
    internal Command(Group group, string id, string title, double leastSeconds, double mostSeconds, string tip, string shortTitle)
        : base(group, id, title, false, tip, shortTitle) => (LeastSeconds, MostSeconds) = (leastSeconds, mostSeconds);

    /// <summary>Less than this is too short to say anything.</summary>
    public double LeastSeconds { get; }

    /// <summary>After this it ends by itself.</summary>
    public double MostSeconds { get; }

    public override bool IsAutomatable => false;
    public override bool IsStored => false;
    public override double GlideMs => 0;
}

/// <summary>How the last command ended.</summary>
public enum Outcome { None, Listening, Done, TooShort, TooQuiet, NothingToLearn }

/// <summary>Shows <see cref="Outcome"/> to hosts: read-only, not stored.</summary>
public sealed class Status : Choice
{
    static readonly string[] s_labels = ["–", "Listening", "Done", "Too short", "Too quiet", "Nothing to learn"];

    internal Status(Group group, string id, string title, string tip)
        : base(group, id, title, [.. s_labels.Select((_, i) => (double)i)], s_labels, 0, 0, tip, "") { }

    public override bool IsAutomatable => false;
    public override bool IsStored => false;
}
