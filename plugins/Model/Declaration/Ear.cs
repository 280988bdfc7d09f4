namespace TopDown.Plugin;

/// <summary>
/// A detector of the page: what it hears can be auditioned, is recorded for Learn, and its threshold is what a preset's goal is
/// about.
/// </summary>
public sealed class Ear
{
    internal Ear(string id, string title, Param threshold, Reading reduction, int index) =>
        (Id, Title, Threshold, Reduction, Index) = (id, title, threshold, reduction, index);

    public int Index { get; }
    public string Id { get; }
    public string Title { get; }

    /// <summary>What Learn sets.</summary>
    public Param Threshold { get; }

    /// <summary>What the goal is measured on.</summary>
    public Reading Reduction { get; }

    /// <summary>True: the threshold is a ratio, so the level of the input does not matter to it.</summary>
    public bool IsRelative { get; internal init; }
}

/// <summary>Which ear the user listens to: the wrapper's own parameter, one label more with every ear.</summary>
sealed class Audition : Choice
{
    public Audition(Group group, string first)
        : base(group, "audition", "Audition detector", [0, 1], ["Off", first], 0, 0, "Hear what a detector hears, after its filters: does it react to the right thing?", "Audition")
    {
    }

    public void Add(string ear) => (Labels, Numbers) = ([.. Labels, ear], [.. Numbers, Numbers.Count]);
}
