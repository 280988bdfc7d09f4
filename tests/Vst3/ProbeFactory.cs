using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3.Tests;

/// <summary>A factory of version 1 with the probe's two classes.</summary>
sealed unsafe class ProbeFactory() : ComObject(s_class)
{
    public static readonly Tuid ProcessorId = Tuid.Parse("50524F42450000000000000000000001");
    public static readonly Tuid ControllerId = Tuid.Parse("50524F42450000000000000000000002");

    static readonly ComClass s_class = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, PFactoryInfo*, int>)&GetFactoryInfo,
        (nint)(delegate* unmanaged<void*, int>)&CountClasses,
        (nint)(delegate* unmanaged<void*, int, PClassInfo*, int>)&GetClassInfo,
        (nint)(delegate* unmanaged<void*, Tuid*, Tuid*, void**, int>)&CreateInstance), Iid.IPluginFactory));

    public static nint New() => (nint)new ProbeFactory().Identity;

    [UnmanagedCallersOnly]
    static int GetFactoryInfo(void* self, PFactoryInfo* info)
    {
        Text.WriteUtf8(info->Vendor, PFactoryInfo.NameSize, "Probe & Söhne");
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int CountClasses(void* self) => 2;

    [UnmanagedCallersOnly]
    static int GetClassInfo(void* self, int index, PClassInfo* info)
    {
        info->Cid = index == 0 ? ProcessorId : ControllerId;
        info->Cardinality = PClassInfo.ManyInstances;
        Text.WriteUtf8(info->Category, PClassInfo.CategorySize, index == 0 ? ClassNames.AudioEffect : ClassNames.Controller);
        Text.WriteUtf8(info->Name, PClassInfo.NameSize, "Probe");
        return Result.Ok;
    }

    [UnmanagedCallersOnly]
    static int CreateInstance(void* self, Tuid* cid, Tuid* iid, void** target)
    {
        ComObject made = *cid == ProcessorId ? new ProbeProcessor() : new ProbeController();
        int result = made.Query(iid, target);
        made.Release();
        return result;
    }
}
