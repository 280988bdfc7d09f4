using AudioPlugSharp;

namespace TopDown.AudioPlugSharp.Windows;

/// <summary>A parameter with the page's own scale and text.</summary>
sealed class ManagedParameter : AudioPluginParameter
{
    readonly HostParameter _parameter;

    public ManagedParameter(HostParameter parameter)
    {
        _parameter = parameter;
        (ID, Name) = (parameter.Id, parameter.Title);
        (MinValue, MaxValue, DefaultValue) = (parameter.Min, parameter.Max, parameter.Default);
    }

    public override string DisplayValue => _parameter.Text(EditValue);

    public override double GetValueNormalized(double value) => _parameter.ToNormal(value);

    public override double GetValueDenormalized(double value) => _parameter.ToPlain(value);
}
