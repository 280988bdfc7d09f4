namespace TopDown.Ui.Editing;

/// <summary>What stands beside the values: program, user preset, A or B.</summary>
readonly record struct Place(int Program, Loaded? Loaded, bool IsB);

/// <summary>One parameter's way, normal.</summary>
readonly record struct Change(int Index, double From, double To);

/// <summary>A gesture, a preset, a switch of A/B or an answer, as it can be taken back.</summary>
sealed record UndoStep(Place From, Place To, Change[] Changes)
{
    /// <summary>Not negative: turned by wheel or arrows at this time; what follows at once on the same parameter belongs to it.</summary>
    public double NudgedAt { get; init; } = double.NegativeInfinity;
}

/// <summary>
/// Steps back and forth. They name what changed and nothing else, so that taking one back leaves alone what the host has automated since. UI thread.
/// </summary>
sealed class UndoLog
{
    public const int Most = 200;

    readonly List<UndoStep> _steps = [];
    int _done;

    public bool CanUndo => _done > 0;
    public bool CanRedo => _done < _steps.Count;
    public int Count => _steps.Count;

    public void Add(UndoStep step)
    {
        _steps.RemoveRange(_done, _steps.Count - _done);
        if (!Joins(step)) _steps.Add(step);
        if (_steps.Count > Most) _steps.RemoveAt(0);
        _done = _steps.Count;
    }

    /// <summary>Notches of a wheel within half a second are one step.</summary>
    bool Joins(UndoStep step)
    {
        if (_steps.Count == 0 || _steps[^1] is not { Changes: [var before] } last || step is not { Changes: [var now] }) return false;
        if (before.Index != now.Index || step.NudgedAt - last.NudgedAt is not (>= 0 and < 0.5) || last.To != step.From) return false;
        _steps[^1] = last with { Changes = [before with { To = now.To }], NudgedAt = step.NudgedAt };
        return true;
    }

    public UndoStep? Back() => CanUndo ? _steps[--_done] : null;
    public UndoStep? Forth() => CanRedo ? _steps[_done++] : null;

    public void Clear()
    {
        _steps.Clear();
        _done = 0;
    }
}
