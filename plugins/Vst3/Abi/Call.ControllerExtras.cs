namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IMidiMapping.</summary>
    public static class MidiMapping
    {
        public static int GetMidiControllerAssignment(void* self, int busIndex, short channel, short controllerNumber, uint* id) =>
            ((delegate* unmanaged<void*, int, short, short, uint*, int>)Slot(self, 3))(self, busIndex, channel, controllerNumber, id);
    }

    /// <summary>IParameterFunctionName.</summary>
    public static class ParameterFunctionName
    {
        public static int GetParameterIdFromFunctionName(void* self, int unitId, byte* functionName, uint* id) =>
            ((delegate* unmanaged<void*, int, byte*, uint*, int>)Slot(self, 3))(self, unitId, functionName, id);
    }

    /// <summary>IGainReductionInfo: a public-domain extension two DAWs ask the controller for.</summary>
    public static class GainReductionInfo
    {
        /// <summary>Negative while the gain is reduced.</summary>
        public static double GetGainReductionValueInDb(void* self) =>
            ((delegate* unmanaged<void*, double>)Slot(self, 3))(self);
    }

    /// <summary>IAutomationState.</summary>
    public static class AutomationState
    {
        public static int SetAutomationState(void* self, AutomationStates state) =>
            ((delegate* unmanaged<void*, AutomationStates, int>)Slot(self, 3))(self, state);
    }

    /// <summary>IRemapParamID.</summary>
    public static class RemapParamId
    {
        public static int GetCompatibleParamId(void* self, Tuid* replacedClass, uint oldId, uint* newId) =>
            ((delegate* unmanaged<void*, Tuid*, uint, uint*, int>)Slot(self, 3))(self, replacedClass, oldId, newId);
    }
}
