namespace TopDown.AudioPlugSharp;

/// <summary>
/// Finds values that the host showed to its user but that never reached the sound: the shell drops points when several
/// parameters move in one block, and all points of calls without audio. A shown value that changed is due when no point of
/// its parameter has come for half a second; until then automation is the newer truth. Audio thread, no allocation.
/// </summary>
sealed class CatchUp(int places)
{
    const long QuietMs = 500;

    readonly double[] _seen = new double[places];
    readonly bool[] _isNew = new bool[places];
    readonly long[] _pointAt = [.. Enumerable.Repeat(-QuietMs, places)];

    /// <summary>The state or the preparation brought all values: what is shown now is no news.</summary>
    public void Begin(IShownValues shown)
    {
        for (int i = 0; i < places; i++) _seen[i] = shown[i];
        Array.Clear(_isNew);
    }

    /// <param name="now">Any clock of milliseconds that only goes forward: an offline bounce must not outrun the user's screen.</param>
    public void SawPoint(int place, long now) => _pointAt[place] = now;

    /// <summary>True once for a shown value that the sound should take, unless it has it already.</summary>
    public bool IsDue(int place, double shown, long now)
    {
        if (shown != _seen[place])
        {
            _seen[place] = shown;
            _isNew[place] = true;
        }
        if (!_isNew[place] || now - _pointAt[place] < QuietMs) return false;
        _isNew[place] = false;
        return true;
    }

    /// <summary>Asks without taking: for a state that is saved while no audio runs. Any thread.</summary>
    public bool IsNews(int place, double shown) => _isNew[place] || shown != _seen[place];
}
