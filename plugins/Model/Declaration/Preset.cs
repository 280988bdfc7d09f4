namespace TopDown.Plugin;

/// <summary>A parameter at a plain value: <c>Threshold.At(-24)</c>.</summary>
public readonly record struct Assignment(Parameter Parameter, double Plain);

/// <summary>
/// A named setting with its reason. What it does not name stands at its default; global parameters (trims, bypass,
/// oversampling, ceiling lock) are left as they are.
/// </summary>
public sealed class Preset
{
    internal Preset(Page page, string name, string why, Assignment[] assignments)
    {
        foreach (var a in assignments)
            if (a.Parameter.IsGlobal || a.Parameter.Group.Page != page)
                throw new ArgumentException($"Preset {name} names {a.Parameter.Id}, which is not a preset's business.");
        (Name, Why, Assignments) = (name, why, assignments);
    }

    public string Name { get; }

    /// <summary>Why these values: what a beginner learns from it.</summary>
    public string Why { get; }
    public IReadOnlyList<Assignment> Assignments { get; }

    /// <summary>The plain value that the preset gives to <paramref name="parameter"/>.</summary>
    public double ValueOf(Parameter parameter)
    {
        foreach (var a in Assignments)
            if (a.Parameter == parameter) return a.Plain;
        return parameter.Default;
    }

    /// <summary>Writes the preset over host values; global parameters stay.</summary>
    public void ApplyTo(Page page, Span<double> normals)
    {
        foreach (var p in page.Parameters)
            if (!p.IsGlobal) normals[p.Index] = p.ToNormal(ValueOf(p));
    }
}
