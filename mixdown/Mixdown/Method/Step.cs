using System.Text.RegularExpressions;
using TopDown.Mixdown.Reporting;

namespace TopDown.Mixdown.Method;

/// <summary>One step of the method: looks at the mix as it stands and leaves it better, with its reasons.</summary>
abstract partial class Step(int number, string title)
{
    readonly List<string> _findings = [];
    readonly List<ChangeReport> _changes = [];

    public int Number => number;
    public string Title => title;

    /// <summary>Does the step, or notes that it was left out.</summary>
    public void Go(MixState mix, CancellationToken cancel)
    {
        bool isDone = !mix.Options.LeaveOut.Contains(number);
        if (isDone) Do(mix, cancel);
        else LeftOut(mix, cancel);
        mix.Steps.Add(new() { Number = number, Title = title, Done = isDone, Findings = [.. _findings], Changes = [.. _changes] });
    }

    protected abstract void Do(MixState mix, CancellationToken cancel);

    /// <summary>What later steps can't do without is found out here, nothing is changed.</summary>
    protected virtual void LeftOut(MixState mix, CancellationToken cancel)
    {
    }

    protected void Found(string sentence) => _findings.Add(Minus(sentence));

    protected void Changed(string where, string what, string? from, string to, string why) =>
        _changes.Add(new() { Where = where, What = what, From = from == null ? null : Minus(from), To = Minus(to), Why = Minus(why) });

    /// <summary>A hyphen in front of a number is a minus.</summary>
    static string Minus(string text) => Hyphen().Replace(text, "−");

    [GeneratedRegex(@"(?<![\w.])-(?=\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hyphen();
}
