namespace TopDown.Vst3.Abi;

public static unsafe partial class Call
{
    /// <summary>IUnitInfo.</summary>
    public static class UnitInfo
    {
        public static int GetUnitCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 3))(self);

        public static int GetUnitInfo(void* self, int index, Abi.UnitInfo* info) =>
            ((delegate* unmanaged<void*, int, Abi.UnitInfo*, int>)Slot(self, 4))(self, index, info);

        public static int GetProgramListCount(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 5))(self);

        public static int GetProgramListInfo(void* self, int index, ProgramListInfo* info) =>
            ((delegate* unmanaged<void*, int, ProgramListInfo*, int>)Slot(self, 6))(self, index, info);

        public static int GetProgramName(void* self, int listId, int programIndex, char* name128) =>
            ((delegate* unmanaged<void*, int, int, char*, int>)Slot(self, 7))(self, listId, programIndex, name128);

        public static int GetProgramInfo(void* self, int listId, int programIndex, byte* attributeId, char* value128) =>
            ((delegate* unmanaged<void*, int, int, byte*, char*, int>)Slot(self, 8))(self, listId, programIndex, attributeId, value128);

        public static int HasProgramPitchNames(void* self, int listId, int programIndex) =>
            ((delegate* unmanaged<void*, int, int, int>)Slot(self, 9))(self, listId, programIndex);

        public static int GetProgramPitchName(void* self, int listId, int programIndex, short midiPitch, char* name128) =>
            ((delegate* unmanaged<void*, int, int, short, char*, int>)Slot(self, 10))(self, listId, programIndex, midiPitch, name128);

        public static int GetSelectedUnit(void* self) =>
            ((delegate* unmanaged<void*, int>)Slot(self, 11))(self);

        public static int SelectUnit(void* self, int unitId) =>
            ((delegate* unmanaged<void*, int, int>)Slot(self, 12))(self, unitId);

        public static int GetUnitByBus(void* self, MediaType type, BusDirection direction, int busIndex, int channel, int* unitId) =>
            ((delegate* unmanaged<void*, MediaType, BusDirection, int, int, int*, int>)Slot(self, 13))(self, type, direction, busIndex, channel, unitId);

        public static int SetUnitProgramData(void* self, int listOrUnitId, int programIndex, void* stream) =>
            ((delegate* unmanaged<void*, int, int, void*, int>)Slot(self, 14))(self, listOrUnitId, programIndex, stream);
    }
}
