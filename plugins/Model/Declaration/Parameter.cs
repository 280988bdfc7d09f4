using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// One host parameter as a plug-in's page declares it. Immutable. "Plain" is the value in its unit (dB, Hz, ms, %; the
/// index of a choice; 0 or 1 of a switch), "normal" is the host's 0…1.
/// </summary>
public abstract class Parameter
{
    private protected Parameter(Group group, string id, string title, string unit, string tip, string shortTitle)
    {
        Group = group;
        Id = group.Prefix.Length == 0 ? id : group.Prefix + "_" + id;
        Title = group.Prefix.Length == 0 ? title : group.Title + " " + title;
        ShortTitle = shortTitle.Length > 0 ? shortTitle : Title.Length <= 8 ? Title : title.Length <= 8 ? title : title[..8];
        Unit = unit;
        Tip = tip;
        Number = Fnv.Number(Id);
        Index = group.Page.Add(this);
    }

    /// <summary>Place in the page, in reading order. Never leaves the process.</summary>
    public int Index { get; }
    public Group Group { get; }

    /// <summary>Name in state, automation files and on the command line. Frozen.</summary>
    public string Id { get; }

    /// <summary>The host's number of it: FNV-1a of <see cref="Id"/>. Frozen.</summary>
    public uint Number { get; }
    public string Title { get; }
    public string ShortTitle { get; }
    public string Unit { get; }

    /// <summary>What to do with it and why, for tool tips and the manual.</summary>
    public string Tip { get; }

    public abstract double Min { get; }
    public abstract double Max { get; }
    public abstract double Default { get; }

    /// <summary>0 for a continuous parameter, else the number of values less one.</summary>
    public abstract int Steps { get; }

    /// <summary>True: presets leave it alone (trims, bypass, ceiling lock, settings).</summary>
    public bool IsGlobal => Group.IsGlobal;
    public virtual bool IsAutomatable => true;
    public virtual bool IsStored => true;

    /// <summary>Glide time after a change; 0 = takes effect at its sample.</summary>
    public virtual double GlideMs => 0;

    public abstract double ToPlain(double normal);
    public abstract double ToNormal(double plain);

    /// <summary>Text without unit, as hosts show it beside <see cref="Unit"/>.</summary>
    public abstract string Text(double plain);

    /// <summary>Reads what a person types: decimal point or comma, with or without the unit.</summary>
    public abstract bool TryParse(ReadOnlySpan<char> text, out double plain);

    public string TextWithUnit(double plain) => Unit.Length == 0 ? Text(plain) : Text(plain) + " " + Unit;
    public double DefaultNormal => ToNormal(Default);
    public override string ToString() => Id;
}
