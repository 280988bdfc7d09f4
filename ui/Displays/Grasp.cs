using TopDown.Plugin;
using TopDown.Ui.Editing;
using Key = TopDown.Ui.Editing.Key;

namespace TopDown.Ui.Displays;

/// <summary>A parameter that a display moves: by dragging along an axis, wheel and keys. Every way is one gesture of the editor's. UI thread.</summary>
sealed class Grasp(Param param)
{
    const float Fine = 0.1f;

    double _normal;

    public Param Param => param;
    public bool IsHeld { get; private set; }

    public void Begin(Editor editor)
    {
        if (IsHeld) return;
        (IsHeld, _normal) = (true, editor.Shown.Normal(param));
        editor.Grip(param);
    }

    /// <summary>Moves with the pointer; Shift takes a tenth of the way, from where it stands.</summary>
    /// <param name="from">Plain value at the pointer's last place.</param>
    /// <param name="to">Plain value at its place now.</param>
    public void Move(Editor editor, double from, double to, Mods mods)
    {
        if (!IsHeld) return;
        // Places beyond the range count, so that the control waits for the pointer to come back.
        double way = (Unbound(to) - Unbound(from)) * ((mods & Mods.Shift) != 0 ? Fine : 1);
        if (way == 0) return;
        _normal += way;
        editor.Turn(param, Math.Clamp(_normal, 0, 1));
    }

    public void End(Editor editor)
    {
        if (!IsHeld) return;
        IsHeld = false;
        editor.Let(param);
    }

    /// <summary>A part of the range in one go.</summary>
    public void Step(Editor editor, double normals)
    {
        if (!IsHeld) editor.Nudge(param, Math.Clamp(editor.Shown.Normal(param) + normals, 0, 1));
    }

    /// <summary>One notch of the wheel: 1/50 of the range, with Shift 1/500.</summary>
    public void Wheel(Editor editor, float notches, Mods mods) => Step(editor, notches * ((mods & Mods.Shift) != 0 ? 0.002 : 0.02));

    /// <summary>One press of an arrow: 1 % of the range, with Shift 0.1 %.</summary>
    public void Arrow(Editor editor, int direction, Mods mods) => Step(editor, direction * ((mods & Mods.Shift) != 0 ? 0.001 : 0.01));

    /// <summary>Double and Ctrl click: the default; Alt click: the preset's value. False: neither.</summary>
    public bool PutBack(Editor editor, in Pointer p)
    {
        if (p.Clicks >= 2 || p.Mods.Has(Mods.Control)) editor.Set(param, param.Default);
        else if (p.Mods.Has(Mods.Alt)) editor.Set(param, param.IsGlobal ? param.Default : editor.Shown.Preset.ValueOf(param));
        else return false;
        return true;
    }

    /// <summary>The keys of a single threshold: arrows, Page, Home, End, Delete.</summary>
    public bool Stroke(Editor editor, KeyStroke key)
    {
        int direction = key.Key is Key.Left or Key.Down or Key.PageDown ? -1 : 1;
        if ((key.Mods & (Mods.Control | Mods.Alt)) != 0) return false;
        switch (key.Key)
        {
            case Key.Left or Key.Right or Key.Up or Key.Down: Arrow(editor, direction, key.Mods); return true;
            case Key.PageUp or Key.PageDown: Step(editor, direction * 0.1); return true;
            case Key.Home: editor.Set(param, param.Min); return true;
            case Key.End: editor.Set(param, param.Max); return true;
            case Key.Delete or Key.Backspace: editor.Set(param, param.Default); return true;
            default: return false;
        }
    }

    /// <summary>Range's ends continue straight, by the slope that the scale has there.</summary>
    double Unbound(double plain)
    {
        double low = param.Min, high = param.Max, inner = low + (high - low) * 1e-3;
        if (plain < low) return (plain - low) * param.ToNormal(inner) / (inner - low);
        if (plain <= high) return param.ToNormal(plain);
        inner = high - (high - low) * 1e-3;
        return 1 + (plain - high) * (1 - param.ToNormal(inner)) / (high - inner);
    }
}
