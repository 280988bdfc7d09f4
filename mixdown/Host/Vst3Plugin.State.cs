using TopDown.Host.Callbacks;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>The processor's state.</summary>
    /// <param name="stateType">What the stream says it is for: "Project", "Default", "TrackPreset".</param>
    /// <exception cref="Vst3Exception">The component refuses.</exception>
    public byte[] GetState(string stateType = PresetAttributes.Project)
    {
        StateStream stream = new(default, stateType);
        try
        {
            Vst3Exception.Check(Call.Component.GetState(_component, stream.Pointer), "getState of the component");
            return stream.ToArray();
        }
        finally
        {
            stream.Release();
        }
    }

    /// <summary>Loads the processor's state and hands the same bytes to the controller, as hosts do with projects and presets.</summary>
    /// <returns>Whether both took it.</returns>
    public bool SetState(ReadOnlySpan<byte> state, string stateType = PresetAttributes.Project)
    {
        StateStream stream = new(state, stateType, _options.LongestRead), again = new(state, stateType, _options.LongestRead);
        bool component = Call.Component.SetState(_component, stream.Pointer) == Result.Ok;
        bool controller = Call.EditController.SetComponentState(_controller, again.Pointer) == Result.Ok;
        stream.Release();
        again.Release();
        return component && controller;
    }

    /// <summary>The controller's own state (editor size and the like); empty when it keeps none.</summary>
    public byte[] GetControllerState()
    {
        StateStream stream = new();
        byte[] state = Call.EditController.GetState(_controller, stream.Pointer) == Result.Ok ? stream.ToArray() : [];
        stream.Release();
        return state;
    }

    public bool SetControllerState(ReadOnlySpan<byte> state)
    {
        StateStream stream = new(state, PresetAttributes.Project, _options.LongestRead);
        bool taken = Call.EditController.SetState(_controller, stream.Pointer) == Result.Ok;
        stream.Release();
        return taken;
    }

    /// <summary>After connecting, the controller learns what the processor starts with.</summary>
    void ShareState()
    {
        StateStream from = new();
        if (Call.Component.GetState(_component, from.Pointer) == Result.Ok)
        {
            StateStream to = new(from.ToArray());
            Call.EditController.SetComponentState(_controller, to.Pointer);
            to.Release();
        }
        from.Release();
    }
}
