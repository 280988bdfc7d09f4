using TopDown.Plugin;
using TopDown.Ui.Drawing;

namespace TopDown.Ui.Widgets;

/// <summary>A parameter's value as a person types it: with unit or without, beyond the range is taken as its end.</summary>
sealed class ValueEntry : TextEntry
{
    readonly Parameter _parameter;

    /// <param name="first">The key that began it; '\0': the value as it stands is selected.</param>
    public ValueEntry(Control control, char first)
        : base(FieldOf(control), control.Parameter.Text(control.Editor.Shown[control.Parameter]), 32)
    {
        _parameter = control.Parameter;
        Editor = control.Editor;
        if (first != '\0') Put(first);
    }

    static Box FieldOf(Control control)
    {
        Box value = control.ValueBox.Width > 0 ? control.ValueBox : control.FocusBox;
        const float width = 76, height = 24;
        return new(value.Centre.X - Math.Max(value.Width, width) / 2, value.Centre.Y - height / 2, Math.Max(value.Width, width), height);
    }

    protected override string? Take(ReadOnlySpan<char> text)
    {
        if (!_parameter.TryParse(text, out double plain)) return $"Not readable: type {Example}.";
        Editor.Set(_parameter, Math.Clamp(plain, _parameter.Min, _parameter.Max));
        return null;
    }

    string Example => _parameter switch
    {
        Choice choice => $"one of {string.Join(", ", choice.Labels)}",
        Param => $"a number from {_parameter.Text(_parameter.Min)} to {_parameter.TextWithUnit(_parameter.Max)}",
        _ => "on or off",
    };
}
