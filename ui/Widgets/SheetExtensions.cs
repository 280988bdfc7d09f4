using System.Numerics;
using TopDown.Plugin;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Widgets;

/// <summary>Rows of equal controls.</summary>
public static class SheetExtensions
{
    /// <summary>Knobs from left to right, their centres <paramref name="step"/> apart.</summary>
    public static void Knobs(this Sheet sheet, float x, float y, float step, KnobSize size, params ReadOnlySpan<(Parameter Parameter, string Label)> knobs)
    {
        for (int i = 0; i < knobs.Length; i++) sheet.Add(new Knob(knobs[i].Parameter, new Vector2(x + i * step, y), size, knobs[i].Label));
    }
}
