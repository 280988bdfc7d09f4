using TopDown.Plugin;

namespace TopDown.Ui.Editing;

/// <summary>Factory presets in the page's order, then the user's own. UI thread.</summary>
sealed class PresetList(Editor editor)
{
    const double Same = 1e-6; // what the way through a host's float costs

    IReadOnlyList<string> _own = editor.Shelf?.List() ?? [];

    PluginType Type => editor.Desk.Type;
    IReadOnlyList<Preset> Factory => Type.Presets;

    public int FactoryCount => Factory.Count;
    public int Count => Factory.Count + _own.Count;
    public bool CanSave => editor.Shelf != null;
    public string NameOf(int index) => index < Factory.Count ? Factory[index].Name : _own[index - Factory.Count];
    public bool IsOwn(int index) => index >= Factory.Count;

    /// <summary>Why it is as it is; a user preset tells what it was made from.</summary>
    public string WhyOf(int index) => IsOwn(index) ? "Your own preset." : Factory[index].Why;

    /// <summary>What it sets away from the defaults, in the page's order.</summary>
    public string ValuesOf(int index) => IsOwn(index) ? "" : string.Join(" · ", editor.Page.Parameters
        .Where(p => !p.IsGlobal && Factory[index].ValueOf(p) != p.Default)
        .Select(p => $"{p.Title} {Shown(p, Factory[index].ValueOf(p))}"));

    static string Shown(Parameter p, double plain) => Widgets.ValueText.Write(p, plain, stackalloc char[Widgets.ValueText.Longest]).ToString();

    /// <summary>What is in use; −1: a user preset whose file is gone.</summary>
    public int Chosen
    {
        get
        {
            if (editor.Memory.Loaded is not { } loaded) return editor.Desk.Program;
            for (int i = 0; i < _own.Count; i++)
                if (_own[i] == loaded.Name) return Factory.Count + i;
            return -1;
        }
    }

    public string ChosenName => editor.Memory.Loaded?.Name ?? Factory[editor.Desk.Program].Name;

    /// <summary>True: values differ from what was chosen. Globals do not count: no preset has them.</summary>
    public bool IsEdited
    {
        get
        {
            LookUp();
            Preset preset = Factory[editor.Desk.Program];
            double[]? own = editor.Memory.Loaded?.Normals;
            for (int i = 0; i < editor.Page.Parameters.Count; i++) // no enumerator: frames allocate nothing
            {
                Parameter p = editor.Page.Parameters[i];
                if (p.IsGlobal || !p.IsStored) continue;
                if (Math.Abs(editor.Desk[p] - (own != null ? own[p.Index] : p.ToNormal(preset.ValueOf(p)))) > Same) return true;
            }
            return false;
        }
    }

    /// <summary>Looks again for user presets: other instances save some too.</summary>
    public void Refresh() => _own = editor.Shelf?.List() ?? [];

    /// <summary>Null when it is in use now, else a sentence that says why not.</summary>
    public string? Choose(int index)
    {
        if (IsOwn(index)) return ChooseOwn(NameOf(index));
        double[] values = editor.Desk.Normals.ToArray();
        Factory[index].ApplyTo(editor.Page, values);
        editor.Take(index, values, null);
        return null;
    }

    string? ChooseOwn(string name)
    {
        if (Read(name) is not var (program, values)) return $"The preset “{name}” cannot be read. Save it anew, or remove its file.";
        editor.Take(program, values, new(name, values));
        return null;
    }

    (int Program, double[] Values)? Read(string name)
    {
        double[] values = editor.Desk.Normals.ToArray();
        if (editor.Shelf?.Load(name) is not { } state || !StateCodec.TryRead(Type, state, values, out var extra)) return null;
        // A whole state in a preset's file leaves the globals alone as well.
        foreach (Parameter p in editor.Page.Parameters)
            if (p.IsGlobal) values[p.Index] = editor.Desk[p];
        return (extra.Program, values);
    }

    /// <summary>One further or back, round and round.</summary>
    public string? Step(int by) => Choose((Math.Max(0, Chosen) + by + Count) % Count);

    public bool Has(string name) => _own.Contains(Named(name), StringComparer.OrdinalIgnoreCase);

    string Named(string name) => editor.Shelf?.Named(name.Trim()) ?? name.Trim();

    /// <summary>The values as they are, under a name. Null when it was written, else a sentence that says why not.</summary>
    public string? Save(string name)
    {
        if (name.Trim().Length == 0) return "Type a name first.";
        name = Named(name);
        if (name.Length > 60) return "A name has 60 letters at most.";
        if (editor.Shelf is not { } shelf) return "This host gives no place for presets: save one in the host’s own list.";
        if (shelf.Save(name, StateCodec.WritePreset(Type, editor.Desk.Program, editor.Desk.Normals)) is { } wrong) return wrong;
        editor.Memory.Loaded = new(name, editor.Desk.Normals.ToArray());
        Refresh();
        editor.Changed();
        return null;
    }

    /// <summary>Removes a user preset's file; the values stay as they are. Null when it is gone, else a sentence that says why not.</summary>
    public string? Delete(int index)
    {
        if (!IsOwn(index)) return "The documented presets stay: only your own can be deleted.";
        string name = NameOf(index);
        if (editor.Shelf!.Delete(name) is { } wrong) return wrong;
        if (editor.Memory.Loaded?.Name == name) editor.Memory.Loaded = null;
        Refresh();
        editor.Changed();
        return null;
    }

    /// <summary>A session names the user preset; its values are read when they are first asked for.</summary>
    void LookUp()
    {
        if (editor.Memory.Loaded is not { Normals: null } loaded) return;
        editor.Memory.Loaded = Read(loaded.Name) is var (_, values) ? new(loaded.Name, values) : null;
    }
}
