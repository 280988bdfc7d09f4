namespace TopDown.Plugin;

/// <summary>
/// Parameter numbers from string ids: 32-bit FNV-1a (Fowler, Noll, Vo), top bit cleared because VST3 reserves it. A number
/// depends on the id alone, so parameters may be added and reordered for ever without breaking a saved session.
/// </summary>
public static class Fnv
{
    public static uint Number(string id)
    {
        uint hash = 2166136261;
        foreach (char c in id) hash = (hash ^ (byte)c) * 16777619;
        return hash & 0x7FFF_FFFF;
    }
}
