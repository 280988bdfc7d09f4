using TopDown.Vst3;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>
/// Names that Ardour takes: tracks and buses share one room, ports are named after them, and files too. What a port or a file cannot
/// have becomes "_".
/// </summary>
sealed class RouteNames
{
    // Ardour's own strips and ports
    readonly HashSet<string> _taken = new(["Master", "Monitor", "Auditioner", "Audition", "Click", "Foldback"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, or with <paramref name="kind"/> behind it when it is taken, or with a number as well.</summary>
    public string Take(string wanted, string kind)
    {
        string plain = PresetFiles.FileName(wanted).Replace('%', '_'); // % marks the sides of a stereo file
        foreach (string name in Candidates(plain, kind))
            if (_taken.Add(name)) return name;
        throw new InvalidOperationException("There is always a number more.");
    }

    static IEnumerable<string> Candidates(string plain, string kind)
    {
        yield return plain;
        yield return $"{plain} {kind}";
        for (int n = 2; n < int.MaxValue; n++) yield return $"{plain} {kind} {n}";
    }
}
