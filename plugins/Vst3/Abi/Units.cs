namespace TopDown.Vst3.Abi;

/// <summary>A group of parameters. 268 bytes.</summary>
public unsafe struct UnitInfo
{
    public const int Root = 0, NoParent = -1, NoProgramList = -1;

    public int Id;
    public int ParentUnitId;
    public fixed char Name[Text.Capacity];
    public int ProgramListId;
}

/// <summary>A list of programs. 264 bytes.</summary>
public unsafe struct ProgramListInfo
{
    /// <summary>Program index of IUnitHandler.notifyProgramListChange that means the whole list.</summary>
    public const int AllPrograms = -1;

    public int Id;
    public fixed char Name[Text.Capacity];
    public int ProgramCount;
}
