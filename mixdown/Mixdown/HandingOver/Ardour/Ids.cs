namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>Numbers that name the session's objects to each other.</summary>
sealed class Ids
{
    public long Last { get; private set; }

    public long Next() => ++Last;
}
