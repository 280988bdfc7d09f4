namespace TopDown.Vst3.Abi;

/// <summary>Category texts of <see cref="PClassInfo"/> and the version text of <see cref="PClassInfo2"/>.</summary>
public static class ClassNames
{
    public const string AudioEffect = "Audio Module Class";
    public const string Controller = "Component Controller Class";
    public const string PluginCompatibility = "Plugin Compatibility Class";
    public const string SdkVersion = "VST 3.7.14";
}

/// <summary>Functions a host asks for by name (IParameterFunctionName).</summary>
public static class FunctionNames
{
    public static ReadOnlySpan<byte> GainReduction => "Comp:GainReduction"u8;
    public static ReadOnlySpan<byte> GainReductionMax => "Comp:GainReductionMax"u8;
    public static ReadOnlySpan<byte> GainReductionPeakHold => "Comp:GainReductionPeakHold"u8;
    public static ReadOnlySpan<byte> ResetGainReductionMax => "Comp:ResetGainReductionMax"u8;
    public static ReadOnlySpan<byte> LowLatencyMode => "LowLatencyMode"u8;
    public static ReadOnlySpan<byte> DryWetMix => "DryWetMix"u8;
    public static ReadOnlySpan<byte> Randomize => "Randomize"u8;
}

/// <summary>Window kinds of IPlugView.attached, and the one view name.</summary>
public static class ViewNames
{
    public static ReadOnlySpan<byte> Editor => "editor"u8;
    public static ReadOnlySpan<byte> Hwnd => "HWND"u8;
    public static ReadOnlySpan<byte> NsView => "NSView"u8;
    public static ReadOnlySpan<byte> X11 => "X11EmbedWindowID"u8;
}

/// <summary>Attributes of streams and programs (IStreamAttributes, IUnitInfo.getProgramInfo).</summary>
public static class PresetAttributes
{
    public static ReadOnlySpan<byte> PlugInName => "PlugInName"u8;
    public static ReadOnlySpan<byte> PlugInCategory => "PlugInCategory"u8;
    public static ReadOnlySpan<byte> Instrument => "MusicalInstrument"u8;
    public static ReadOnlySpan<byte> Style => "MusicalStyle"u8;
    public static ReadOnlySpan<byte> Character => "MusicalCharacter"u8;
    public static ReadOnlySpan<byte> StateType => "StateType"u8;
    public static ReadOnlySpan<byte> FilePath => "FilePathString"u8;
    public static ReadOnlySpan<byte> Name => "Name"u8;
    public static ReadOnlySpan<byte> FileName => "FileName"u8;

    /// <summary>Values of <see cref="StateType"/>.</summary>
    public const string Project = "Project", Default = "Default", TrackPreset = "TrackPreset";
}
