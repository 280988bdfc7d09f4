namespace TopDown.Vst3.Abi;

/// <summary>One interface of a <see cref="ComClass"/>: its table of functions and the ids it answers to.</summary>
/// <param name="Vtbl">From <see cref="ComObject.MakeVtbl"/>.</param>
/// <param name="Ids">Its own id and those of the interfaces it extends, except FUnknown.</param>
public readonly record struct ComInterface(nint Vtbl, params Tuid[] Ids);

/// <summary>
/// The unchanging half of a COM class: tables and the map from interface id to slot. Made once in a static field and
/// shared by all instances, so an instance costs one small native block.
/// </summary>
public sealed class ComClass
{
    readonly nint[] _vtbls;
    readonly (Tuid Id, int Slot)[] _map;

    /// <summary>The first interface is the object's identity: it also answers for FUnknown.</summary>
    public ComClass(params ReadOnlySpan<ComInterface> interfaces)
    {
        if (interfaces.IsEmpty) throw new ArgumentException("A class needs an interface.", nameof(interfaces));
        _vtbls = new nint[interfaces.Length];
        List<(Tuid, int)> map = [(Iid.FUnknown, 0)];
        for (int slot = 0; slot < interfaces.Length; slot++)
        {
            _vtbls[slot] = interfaces[slot].Vtbl;
            foreach (Tuid id in interfaces[slot].Ids) map.Add((id, slot));
        }
        _map = [.. map];
    }

    internal ReadOnlySpan<nint> Vtbls => _vtbls;

    /// <summary>Slot of an interface, −1 when the class does not have it. No allocation, no lock.</summary>
    public int SlotOf(in Tuid id)
    {
        foreach (ref readonly var entry in _map.AsSpan())
        {
            if (entry.Id == id) return entry.Slot;
        }
        return -1;
    }
}
