using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>
    /// Loads a <c>.vstpreset</c> file as hosts do: the component's chunk to the processor and to the controller, then the
    /// controller's own chunk where there is one. Nothing is touched unless the whole file can be read and is this plug-in's.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="Vst3Exception">The file is damaged, another plug-in's, or refused by the plug-in.</exception>
    public void LoadPreset(ReadOnlySpan<byte> file)
    {
        if (!PresetFile.TryRead(file, out var preset, out string trouble)) throw new Vst3Exception("This preset cannot be loaded: " + trouble + ".");
        if (preset!.Processor != Class.Cid) throw new Vst3Exception($"This preset is for another plug-in (class {preset.Processor}, {Class.Name} is {Class.Cid}).");
        if (preset.Component is not { Length: > 0 } component) throw new Vst3Exception("This preset cannot be loaded: it holds no state of the processor.");
        if (!SetState(component, PresetStateType)) throw new Vst3Exception($"{Class.Name} refuses the state in this preset.");
        if (preset.Controller is { Length: > 0 } own && !SetControllerState(own)) throw new Vst3Exception($"{Class.Name} refuses its editor's state in this preset.");
    }

    /// <summary>What a host's "save preset" writes: the whole state as it is now.</summary>
    public byte[] SavePreset() => new PresetFile(Class.Cid, ("Comp", GetState(PresetStateType)), ("Cont", GetControllerState())).ToBytes();

    // The documentation's page "Preset Attributes": no state type of a project or a default means a normal preset.
    const string PresetStateType = "";
}
