using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>Groups of parameters (IUnitInfo); empty when the controller has none.</summary>
    public IReadOnlyList<HostUnit> Units
    {
        get
        {
            void* info = Call.Query(_controller, Iid.IUnitInfo);
            if (info == null) return [];
            var units = new HostUnit[Call.UnitInfo.GetUnitCount(info)];
            for (int i = 0; i < units.Length; i++)
            {
                UnitInfo u = default;
                Vst3Exception.Check(Call.UnitInfo.GetUnitInfo(info, i, &u), "getUnitInfo");
                units[i] = new(u.Id, u.ParentUnitId, Text.ToText(u.Name), u.ProgramListId);
            }
            Call.Release(info);
            return units;
        }
    }

    /// <summary>Factory programs by list; empty when the controller has none.</summary>
    public IReadOnlyList<HostProgramList> ProgramLists
    {
        get
        {
            void* info = Call.Query(_controller, Iid.IUnitInfo);
            if (info == null) return [];
            var lists = new HostProgramList[Call.UnitInfo.GetProgramListCount(info)];
            for (int i = 0; i < lists.Length; i++)
            {
                ProgramListInfo l = default;
                Vst3Exception.Check(Call.UnitInfo.GetProgramListInfo(info, i, &l), "getProgramListInfo");
                var names = new string[l.ProgramCount];
                for (int p = 0; p < names.Length; p++) names[p] = ProgramName(info, l.Id, p);
                lists[i] = new(l.Id, Text.ToText(l.Name), names);
            }
            Call.Release(info);
            return lists;
        }
    }

    static string ProgramName(void* info, int list, int program)
    {
        char* name = stackalloc char[Text.Capacity];
        name[0] = '\0';
        Vst3Exception.Check(Call.UnitInfo.GetProgramName(info, list, program, name), "getProgramName");
        return Text.ToText(name);
    }

    /// <summary>An attribute of a program, such as <c>PresetAttributes.Style</c>; null when it has none.</summary>
    public string? ProgramAttribute(int list, int program, ReadOnlySpan<byte> attribute)
    {
        void* info = Call.Query(_controller, Iid.IUnitInfo);
        if (info == null) return null;
        byte* id = stackalloc byte[128];
        char* value = stackalloc char[Text.Capacity];
        Text.WriteUtf8(id, 128, attribute);
        value[0] = '\0';
        bool found = Call.UnitInfo.GetProgramInfo(info, list, program, id, value) == Result.Ok;
        Call.Release(info);
        return found ? Text.ToText(value) : null;
    }

    /// <summary>Chooses a program by the unit's program-change parameter, as a host's list does.</summary>
    /// <exception cref="Vst3Exception">The unit has no such parameter.</exception>
    public void SelectProgram(int program, int unit = UnitInfo.Root)
    {
        HostParameter list = Parameters.FirstOrDefault(p => p.IsProgramChange && p.Unit == unit)
            ?? throw new Vst3Exception("The unit has no program-change parameter.");
        SetValue(list.Id, list.Steps > 0 ? (double)program / list.Steps : 0);
    }
}
