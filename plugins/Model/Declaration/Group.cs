namespace TopDown.Plugin;

/// <summary>
/// Where parameters are declared: a room of the page (a unit in the host). A group with a prefix puts it before every id
/// and title, so that one declaration repeats ("low_threshold_db", "Low Threshold").
/// </summary>
public sealed class Group
{
    internal Group(Page page, string prefix, string title, bool isGlobal)
    {
        (Page, Prefix, Title, IsGlobal) = (page, prefix, title, isGlobal);
    }

    public Page Page { get; }
    public string Prefix { get; }
    public string Title { get; }
    public bool IsGlobal { get; }

    const double Glide = 40; // ms: within 1 % long before 50 ms

    public Param Decibels(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, "dB", Scale.Linear, min, max, @default, Glide, tip, shortTitle);

    public Param Hertz(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, "Hz", Scale.Log, min, max, @default, Glide, tip, shortTitle);

    public Param Milliseconds(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, "ms", Scale.Log, min, max, @default, Glide, tip, shortTitle);

    public Param Percent(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, "%", Scale.Linear, min, max, @default, Glide, tip, shortTitle);

    /// <summary>A number without unit.</summary>
    public Param Number(string id, string title, double min, double max, double @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, "", Scale.Linear, min, max, @default, Glide, tip, shortTitle);

    /// <summary>
    /// Numbers with labels by a pattern "{0} ms|Auto": the first part prints numbers, the second is the label of the one
    /// number that is NaN (<see cref="Auto"/>) or ∞.
    /// </summary>
    /// <param name="glides">The page fades between the labels: see <see cref="Values.Position"/>.</param>
    public Choice Choice(string id, string title, double[] numbers, string pattern, double @default, string tip = "", string shortTitle = "", bool glides = false)
    {
        string[] parts = pattern.Split('|');
        string[] labels = [.. numbers.Select(n => double.IsFinite(n) ? parts[0].Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture)) : parts[1])];
        return new(this, id, title, numbers, labels, Array.FindIndex(numbers, n => n.Equals(@default)), glides ? Glide : 0, tip, shortTitle);
    }

    /// <summary>Words.</summary>
    public Choice Choice(string id, string title, string[] labels, string @default, string tip = "", string shortTitle = "", bool glides = false) =>
        new(this, id, title, [.. Enumerable.Range(0, labels.Length).Select(i => (double)i)], labels, Array.IndexOf(labels, @default), glides ? Glide : 0, tip, shortTitle);

    public Toggle Switch(string id, string title, bool @default = false, string tip = "", string shortTitle = "") => new(this, id, title, @default, tip, shortTitle);

    public Setting Setting(string id, string title, string[] labels, string @default, string tip = "", string shortTitle = "") =>
        new(this, id, title, labels, Array.IndexOf(labels, @default), tip, shortTitle);

    public Command Command(string id, string title, double leastSeconds, double mostSeconds, string tip = "", string shortTitle = "") =>
        new(this, id, title, leastSeconds, mostSeconds, tip, shortTitle);
}
