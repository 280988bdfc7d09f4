using TopDown.Plugin;

namespace TopDown.Ui.Editing;

// What changes values, and what it can be taken back by. The host's own automation is no step; a state that it recalls ends all steps.
public sealed partial class Editor
{
    readonly double[] _before;  // when the gesture began
    readonly double[] _seen;    // when the last frame looked
    readonly List<Parameter> _gripped = [], _touched = [];
    int _outcome;

    // For widgets: a gesture of one control (or of a node that turns two at once). One undo step; the host hears begin, perform, end.
    public void Grip(Parameter parameter)
    {
        if (_gripped.Count == 0)
        {
            Desk.Normals.CopyTo(_before);
            _touched.Clear();
        }
        if (_gripped.Contains(parameter)) return;
        _gripped.Add(parameter);
        if (!_touched.Contains(parameter)) _touched.Add(parameter);
        Desk.Grip(parameter);
        _tip.Hold(parameter);
    }

    public void Turn(Parameter parameter, double normal)
    {
        Desk.Turn(parameter, normal);
        _tip.Turned();
        Shell?.Wake();
    }

    public void Let(Parameter parameter) => Let(parameter, double.NegativeInfinity);

    void Let(Parameter parameter, double nudgedAt)
    {
        if (!_gripped.Remove(parameter)) return;
        Desk.Let(parameter);
        if (_gripped.Count > 0) return;
        _tip.Let();
        Place here = Here;
        Record(here, [.. _touched.Where(p => p.IsStored).Select(p => new Change(p.Index, _before[p.Index], Desk[p]))], nudgedAt);
        Shell?.Wake();
    }

    void LetAll()
    {
        while (_gripped.Count > 0) Let(_gripped[^1]);
    }

    /// <summary>A whole gesture in one go.</summary>
    public void Set(Parameter parameter, double plain) => Give(parameter, parameter.ToNormal(plain), double.NegativeInfinity);

    /// <summary>A notch of the wheel or a stroke of an arrow: what follows within half a second is the same undo step.</summary>
    public void Nudge(Parameter parameter, double normal) => Give(parameter, normal, _time);

    void Give(Parameter parameter, double normal, double nudgedAt)
    {
        if (_gripped.Contains(parameter)) return; // it is held: the hand on it decides
        Grip(parameter);
        Turn(parameter, normal);
        Let(parameter, nudgedAt);
    }

    Place Here => new(Desk.Program, Memory.Loaded, Memory.Slots.IsB);

    /// <summary>Adds what differs as a step; values that the frame sees next are no news to <see cref="Watch"/>.</summary>
    void Record(Place from, IEnumerable<Change> changes, double nudgedAt = double.NegativeInfinity)
    {
        Change[] real = [.. changes.Where(c => c.From != c.To)];
        foreach (Change c in real) _seen[c.Index] = c.To;
        if (real.Length > 0 || from != Here) Memory.Undo.Add(new(from, Here, real) { NudgedAt = nudgedAt });
    }

    /// <summary>
    /// Answers of Learn and Match come from the desk, often long after the click: they are seen by the result's turn from "listening", and
    /// what the desk changed since the frame before is one step.
    /// </summary>
    void Watch()
    {
        int outcome = Shown.Index(Page.Result);
        if (_outcome == (int)Outcome.Listening && outcome == (int)Outcome.Done)
            Record(Here, [.. Page.Parameters.Where(p => p.IsStored && !_gripped.Contains(p)).Select(p => new Change(p.Index, _seen[p.Index], Desk[p]))]);
        _outcome = outcome;
        Desk.Normals.CopyTo(_seen);
    }

    internal bool CanUndo => Memory.Undo.CanUndo;
    internal bool CanRedo => Memory.Undo.CanRedo;

    internal void Undo()
    {
        if (_gripped.Count == 0 && Memory.Undo.Back() is { } step) Go(step.From, step.Changes, static c => c.From);
    }

    internal void Redo()
    {
        if (_gripped.Count == 0 && Memory.Undo.Forth() is { } step) Go(step.To, step.Changes, static c => c.To);
    }

    void Go(Place to, Change[] changes, Func<Change, double> value)
    {
        double[] values = Desk.Normals.ToArray();
        foreach (Change c in changes) values[c.Index] = value(c);
        (Memory.Loaded, Memory.Slots.IsB) = (to.Loaded, to.IsB);
        Put(to.Program, values);
    }

    void Put(int program, double[] values)
    {
        Desk.Put(program, values);
        Desk.Normals.CopyTo(_seen);
        Shell?.Wake();
    }

    /// <summary>Many values at once, as one step.</summary>
    internal void Take(int program, double[] values, Loaded? loaded)
    {
        LetAll();
        (Place from, double[] before) = (Here, Desk.Normals.ToArray());
        Memory.Loaded = loaded;
        Put(program, values);
        Record(from, Differences(before));
    }

    IEnumerable<Change> Differences(double[] before) =>
        Page.Parameters.Where(p => p.IsStored).Select(p => new Change(p.Index, before[p.Index], Desk[p]));

    /// <summary>
    /// What A and B hold: the sound, with ceilings and trims. How one listens (bypass, Delta, audition) and what restarts the engine stay.
    /// </summary>
    bool IsInSlots(Parameter p) => p.IsStored && p is not Setting && p != Page.Bypass && p != Page.Match && p != Page.Delta && p != Page.Audition;

    /// <summary>To the other slot; one that was never used begins as a copy.</summary>
    internal void SwapSlots()
    {
        LetAll();
        Slots slots = Memory.Slots;
        (Place from, double[] before) = (Here, Desk.Normals.ToArray());
        Slots.Kept now = new(Desk.Program, Memory.Loaded, before), other = slots.Other ?? now;
        slots.KeepThis(now);
        double[] values = (double[])before.Clone();
        foreach (Parameter p in Page.Parameters)
            if (IsInSlots(p)) values[p.Index] = other.Normals[p.Index];
        (slots.IsB, Memory.Loaded) = (!slots.IsB, other.Loaded);
        Put(other.Program, values);
        Record(from, Differences(before));
    }

    /// <summary>What is heard goes to the other slot as well.</summary>
    internal void CopySlot()
    {
        Memory.Slots.KeepOther(new(Desk.Program, Memory.Loaded, Desk.Normals.ToArray()));
        Shell?.Wake();
    }
}
