using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TopDown.Benchmarks.Peers;

/// <summary>
/// What our LV2 host offers a plug-in: URIDs both ways, and the block's length and the rate as options. Made once and kept for the process's life,
/// as plug-ins keep the pointers.
/// </summary>
static unsafe class Lv2Features
{
    const string Urid = "http://lv2plug.in/ns/ext/urid#", BufSize = "http://lv2plug.in/ns/ext/buf-size#", Options = "http://lv2plug.in/ns/ext/options#options";

    static readonly Lock s_lock = new();
    static readonly Dictionary<string, uint> s_numbers = new(StringComparer.Ordinal);
    static readonly List<nint> s_uris = [];
    static readonly Lilv.Feature** s_list = Make();

    /// <summary>Ends with null, as LV2 asks.</summary>
    public static Lilv.Feature** List => s_list;

    public static uint Number(string uri)
    {
        lock (s_lock)
        {
            if (s_numbers.TryGetValue(uri, out uint known)) return known;
            s_uris.Add(Marshal.StringToCoTaskMemUTF8(uri));
            return s_numbers[uri] = (uint)s_uris.Count;
        }
    }

    struct Map
    {
        public void* Handle;
        public delegate* unmanaged[Cdecl]<void*, byte*, uint> Function;
    }

    struct Unmap
    {
        public void* Handle;
        public delegate* unmanaged[Cdecl]<void*, uint, byte*> Function;
    }

    struct Option
    {
        public uint Context, Subject, Key, Size, Type;
        public void* Value;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static uint ToNumber(void* handle, byte* uri) => Number(Marshal.PtrToStringUTF8((nint)uri) ?? "");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static byte* ToUri(void* handle, uint number)
    {
        lock (s_lock) return number >= 1 && number <= s_uris.Count ? (byte*)s_uris[(int)number - 1] : null;
    }

    static Lilv.Feature** Make()
    {
        string atom = "http://lv2plug.in/ns/ext/atom#", parameters = "http://lv2plug.in/ns/ext/parameters#";
        uint whole = Number(atom + "Int");
        var options = (Option*)NativeMemory.AllocZeroed(5, (nuint)sizeof(Option));
        string[] lengths = ["minBlockLength", "maxBlockLength", "nominalBlockLength"];
        for (int i = 0; i < lengths.Length; i++)
            options[i] = new() { Context = 0, Subject = 0, Key = Number(BufSize + lengths[i]), Size = 4, Type = whole, Value = Keep(Signal.Frames) };
        options[3] = new() { Key = Number(parameters + "sampleRate"), Size = 4, Type = Number(atom + "Float"), Value = Keep((float)Signal.SampleRate) };

        (string Uri, nint Data)[] offered =
        [
            (Urid + "map", (nint)Keep(new Map { Handle = null, Function = &ToNumber })),
            (Urid + "unmap", (nint)Keep(new Unmap { Handle = null, Function = &ToUri })),
            (Options, (nint)options),
            (BufSize + "boundedBlockLength", 0),
            (BufSize + "fixedBlockLength", 0),
        ];
        var list = (Lilv.Feature**)NativeMemory.AllocZeroed((nuint)offered.Length + 1, (nuint)sizeof(void*));
        for (int i = 0; i < offered.Length; i++)
            list[i] = (Lilv.Feature*)Keep(new Lilv.Feature { Uri = (byte*)Marshal.StringToCoTaskMemUTF8(offered[i].Uri), Data = (void*)offered[i].Data });
        return list;
    }

    static void* Keep<T>(T value) where T : unmanaged
    {
        var place = (T*)NativeMemory.Alloc((nuint)sizeof(T));
        *place = value;
        return place;
    }
}
