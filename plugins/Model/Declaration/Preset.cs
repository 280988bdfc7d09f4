namespace TopDown.Plugin;

/// <summary>A parameter at a plain value: <c>Threshold.At(-24)</c>.</summary>
public readonly record struct Assignment(Parameter Parameter, double Plain);

/// <summary>
/// A named setting with its reason. What it does not name stands at its default; global parameters (trims, bypass,
/// oversampling, ceiling lock) are left as they are.
/// </summary>
public sealed class Preset
{
    readonly Assignment[] _assignments;
    readonly (int Ear, double Db)[] _goals = [];

    internal Preset(Page page, string name, string why, Assignment[] assignments)
    {
        foreach (var a in assignments)
            if (a.Parameter.IsGlobal || a.Parameter.Group.Page != page)
                throw new ArgumentException($"Preset {name} names {a.Parameter.Id}, which is not a preset's business.");
        (Name, Why, _assignments) = (name, why, assignments);
    }

    public string Name { get; }

    /// <summary>Why these values: what a beginner learns from it.</summary>
    public string Why { get; }
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>
    /// Gain reduction that the loud part should show at an ear's reading (90 % of it stay within), dB; what Learn aims at. 0 = none named.
    /// </summary>
    public double GoalDb(Ear ear)
    {
        foreach (var (at, db) in _goals)
            if (at == ear.Index) return db;
        return 0;
    }

    /// <summary>This preset with a goal for the page's first ear.</summary>
    public Preset Meets(double goalDb) => new(this, 0, goalDb);

    /// <summary>This preset with a goal for <paramref name="ear"/>.</summary>
    public Preset Meets(Ear ear, double goalDb) => new(this, ear.Index, goalDb);

    Preset(Preset other, int ear, double goalDb) => (Name, Why, _assignments, _goals) = (other.Name, other.Why, other._assignments, [.. other._goals, (ear, goalDb)]);

    /// <summary>The plain value that the preset gives to <paramref name="parameter"/>.</summary>
    public double ValueOf(Parameter parameter)
    {
        foreach (var a in _assignments)
            if (a.Parameter == parameter) return a.Plain;
        return parameter.Default;
    }

    /// <summary>Writes the preset over host values; global parameters stay. Allocates nothing: hosts change programs on the audio thread.</summary>
    public void ApplyTo(Page page, Span<double> normals)
    {
        for (int i = 0; i < page.Parameters.Count; i++)
        {
            Parameter p = page.Parameters[i];
            if (!p.IsGlobal) normals[i] = p.ToNormal(ValueOf(p));
        }
    }
}
