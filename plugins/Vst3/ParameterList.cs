using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// The controller's list: the page's parameters, then the program (where there are presets), then the readings. Also
/// the page's rooms as units.
/// </summary>
sealed unsafe class ParameterList(PluginType type)
{
    const int ProgramList = 1;

    readonly Page _page = type.Page;
    readonly Group[] _units = [.. type.Page.Groups.Where(g => !g.IsGlobal && g.Title != type.Page.Name && type.Page.Parameters.Any(p => p.Group == g))];

    public bool HasPrograms => type.Presets.Count > 1;
    int ProgramSteps => type.Presets.Count - 1;

    public int Count => _page.Parameters.Count + (HasPrograms ? 1 : 0) + _page.Readings.Count;

    public int Info(int index, ParameterInfo* info)
    {
        if (info == null || index < 0 || index >= Count) return Result.InvalidArgument;
        *info = default;
        if (index < _page.Parameters.Count)
        {
            Parameter p = _page.Parameters[index];
            info->Id = p.Number;
            Write(info, p.Title, p.ShortTitle, p.Unit);
            info->StepCount = p.Steps;
            info->DefaultNormalizedValue = p.DefaultNormal;
            info->UnitId = UnitOf(p.Group);
            info->Flags = (p.IsAutomatable ? ParameterFlags.CanAutomate : ParameterFlags.None)
                | (p is Status ? ParameterFlags.IsReadOnly : ParameterFlags.None)
                | (p is Choice ? ParameterFlags.IsList : ParameterFlags.None)
                | (p == _page.Bypass ? ParameterFlags.IsBypass : ParameterFlags.None);
            return Result.Ok;
        }
        index -= _page.Parameters.Count;
        if (HasPrograms && index-- == 0)
        {
            info->Id = HostIds.Program;
            Write(info, "Program", "Program", "");
            info->StepCount = ProgramSteps;
            info->Flags = ParameterFlags.IsProgramChange | ParameterFlags.IsList;
            return Result.Ok;
        }
        Reading reading = _page.Readings[index];
        info->Id = reading.Number;
        Write(info, reading.Title, reading.Role == HostRole.GainReduction ? "GR" : reading.Title, reading.Unit);
        info->StepCount = reading.Steps;
        info->DefaultNormalizedValue = reading.ToNormal(reading.Rest);
        info->Flags = ParameterFlags.IsReadOnly;
        return Result.Ok;
    }

    public Reading? FindReading(uint id)
    {
        foreach (var r in _page.Readings)
            if (r.Number == id) return r;
        return null;
    }

    public bool IsProgram(uint id) => HasPrograms && id == HostIds.Program;
    public double ProgramNormal(int program) => ProgramSteps == 0 ? 0 : (double)program / ProgramSteps;
    public int ProgramOf(double normal) => Math.Min(ProgramSteps, (int)(Math.Clamp(normal, 0, 1) * (ProgramSteps + 1)));

    public int TextOf(uint id, double normal, char* text)
    {
        if (text == null || !double.IsFinite(normal)) return Result.InvalidArgument;
        string? shown = _page.Find(id) is { } p ? p.Text(p.ToPlain(normal))
            : IsProgram(id) ? type.Presets[ProgramOf(normal)].Name
            : FindReading(id) is { } r ? r.Text(r.ToPlain(normal)) : null;
        if (shown == null) return Result.InvalidArgument;
        Text.Write(text, Text.Capacity, shown);
        return Result.Ok;
    }

    public int ValueOf(uint id, char* text, double* normal)
    {
        if (text == null || normal == null) return Result.InvalidArgument;
        var typed = Text.Read(text);
        if (_page.Find(id) is { } p)
        {
            if (!p.TryParse(typed, out double plain)) return Result.False;
            *normal = p.ToNormal(plain);
            return Result.Ok;
        }
        if (IsProgram(id))
        {
            for (int i = 0; i < type.Presets.Count; i++)
            {
                if (!typed.Trim().Equals(type.Presets[i].Name, StringComparison.OrdinalIgnoreCase)) continue;
                *normal = ProgramNormal(i);
                return Result.Ok;
            }
            return Result.False;
        }
        if (FindReading(id) is not { } reading || !double.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out double db) || !double.IsFinite(db)) return Result.False;
        *normal = reading.ToNormal(db);
        return Result.Ok;
    }

    public double ToPlain(uint id, double normal) =>
        _page.Find(id) is { } p ? p.ToPlain(normal) : IsProgram(id) ? ProgramOf(normal) : FindReading(id)?.ToPlain(normal) ?? normal;

    public double ToNormal(uint id, double plain) =>
        _page.Find(id) is { } p ? p.ToNormal(plain) : IsProgram(id) ? ProgramNormal((int)plain) : FindReading(id)?.ToNormal(plain) ?? plain;

    public int UnitCount => 1 + _units.Length;

    public int Unit(int index, UnitInfo* info)
    {
        if (info == null || index < 0 || index >= UnitCount) return Result.InvalidArgument;
        *info = default;
        info->Id = index;
        info->ParentUnitId = index == 0 ? UnitInfo.NoParent : UnitInfo.Root;
        info->ProgramListId = index == 0 && HasPrograms ? ProgramList : UnitInfo.NoProgramList;
        Text.Write(info->Name, Text.Capacity, index == 0 ? "Root" : _units[index - 1].Title);
        return Result.Ok;
    }

    public int ProgramListCount => HasPrograms ? 1 : 0;

    public int ProgramListInfoOf(int index, ProgramListInfo* info)
    {
        if (info == null || index < 0 || index >= ProgramListCount) return Result.InvalidArgument;
        *info = default;
        info->Id = ProgramList;
        Text.Write(info->Name, Text.Capacity, "Presets");
        info->ProgramCount = type.Presets.Count;
        return Result.Ok;
    }

    public int ProgramName(int list, int program, char* name)
    {
        if (name == null || list != ProgramList || !HasPrograms || program < 0 || program >= type.Presets.Count) return Result.InvalidArgument;
        Text.Write(name, Text.Capacity, type.Presets[program].Name);
        return Result.Ok;
    }

    int UnitOf(Group group) => Array.IndexOf(_units, group) + 1;

    static void Write(ParameterInfo* info, string title, string shortTitle, string unit)
    {
        Text.Write(info->Title, Text.Capacity, title);
        Text.Write(info->ShortTitle, Text.Capacity, shortTitle);
        Text.Write(info->Units, Text.Capacity, unit);
    }
}
