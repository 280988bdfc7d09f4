namespace TopDown.Ui.Editing;

/// <summary>A and B: two sets of values, one of them in use. UI thread.</summary>
sealed class Slots
{
    /// <summary>Values of a slot that is not in use.</summary>
    public sealed record Kept(int Program, Loaded? Loaded, double[] Normals);

    readonly Kept?[] _kept = new Kept?[2];

    public bool IsB { get; set; }

    /// <summary>What waits in the slot that is not heard; null: never used, the same as the one that is.</summary>
    public Kept? Other => _kept[IsB ? 0 : 1];

    /// <summary>Keeps the values in use under the slot in use.</summary>
    public void KeepThis(Kept values) => _kept[IsB ? 1 : 0] = values;

    /// <summary>Copies the values in use to the other slot.</summary>
    public void KeepOther(Kept values) => _kept[IsB ? 0 : 1] = values;

    public void Clear() => (_kept[0], _kept[1], IsB) = (null, null, false);
}
