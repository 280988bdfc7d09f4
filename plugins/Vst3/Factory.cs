using System.Runtime.InteropServices;
using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>The module's factory (versions 1 to 3): two classes, processor and controller, of one plug-in.</summary>
public sealed unsafe class Factory : ComObject
{
    static readonly ComClass Shape = new(new ComInterface(MakeVtbl(
        (nint)(delegate* unmanaged<void*, PFactoryInfo*, int>)&GetFactoryInfo, (nint)(delegate* unmanaged<void*, int>)&CountClasses,
        (nint)(delegate* unmanaged<void*, int, PClassInfo*, int>)&GetClassInfo, (nint)(delegate* unmanaged<void*, Tuid*, Tuid*, void**, int>)&CreateInstance,
        (nint)(delegate* unmanaged<void*, int, PClassInfo2*, int>)&GetClassInfo2, (nint)(delegate* unmanaged<void*, int, PClassInfoW*, int>)&GetClassInfoUnicode,
        (nint)(delegate* unmanaged<void*, void*, int>)&SetHostContext), Iid.IPluginFactory3, Iid.IPluginFactory2, Iid.IPluginFactory));

    /// <summary>Where the project lives; until it has a home of its own, a reserved name.</summary>
    public const string Url = "https://topdown.example", Email = "mailto:help@topdown.example";

    readonly PluginType _type;

    /// <summary>One a module, kept for its whole life: hosts unload and load again.</summary>
    public Factory(PluginType type) : base(Shape) => _type = type;

    /// <summary>What a host gets from GetPluginFactory: a reference of its own.</summary>
    public void* Give()
    {
        AddRef();
        return Identity;
    }

    Page Page => _type.Page;

    PClassInfo2 Describe(int index)
    {
        bool isProcessor = index == 0;
        var info = new PClassInfo2
        {
            Cid = isProcessor ? HostIds.Processor(Page) : HostIds.Controller(Page),
            Cardinality = PClassInfo.ManyInstances,
            ClassFlags = isProcessor ? ComponentFlags.Distributable : ComponentFlags.None,
        };
        Text.WriteUtf8(info.Category, PClassInfo.CategorySize, isProcessor ? ClassNames.AudioEffect : ClassNames.Controller);
        Text.WriteUtf8(info.Name, PClassInfo.NameSize, NameOf(index));
        Text.WriteUtf8(info.SubCategories, PClassInfo2.SubCategoriesSize, isProcessor ? Page.SubCategories : "");
        Text.WriteUtf8(info.Vendor, PClassInfo2.VendorSize, Page.Vendor);
        Text.WriteUtf8(info.Version, PClassInfo2.VersionSize, HostIds.Version);
        Text.WriteUtf8(info.SdkVersion, PClassInfo2.VersionSize, ClassNames.SdkVersion);
        return info;
    }

    string NameOf(int index) => index == 0 ? Page.Name : Page.Name + " Controller";

    [UnmanagedCallersOnly]
    static int GetFactoryInfo(void* self, PFactoryInfo* info)
    {
        try
        {
            if (info == null) return Result.InvalidArgument;
            *info = default;
            Text.WriteUtf8(info->Vendor, PFactoryInfo.NameSize, Page.Vendor);
            Text.WriteUtf8(info->Url, PFactoryInfo.UrlSize, Url);
            Text.WriteUtf8(info->Email, PFactoryInfo.EmailSize, Email);
            info->Flags = FactoryFlags.Unicode;
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int CountClasses(void* self) => 2;

    [UnmanagedCallersOnly]
    static int GetClassInfo(void* self, int index, PClassInfo* info)
    {
        try
        {
            if (info == null || index is < 0 or > 1 || From<Factory>(self) is not { } f) return Result.InvalidArgument;
            PClassInfo2 whole = f.Describe(index);
            *info = *(PClassInfo*)&whole; // version 2 begins with version 1
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetClassInfo2(void* self, int index, PClassInfo2* info)
    {
        try
        {
            if (info == null || index is < 0 or > 1 || From<Factory>(self) is not { } f) return Result.InvalidArgument;
            *info = f.Describe(index);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int GetClassInfoUnicode(void* self, int index, PClassInfoW* info)
    {
        try
        {
            if (info == null || index is < 0 or > 1 || From<Factory>(self) is not { } f) return Result.InvalidArgument;
            PClassInfo2 whole = f.Describe(index);
            *info = default;
            (info->Cid, info->Cardinality, info->ClassFlags) = (whole.Cid, whole.Cardinality, whole.ClassFlags);
            new ReadOnlySpan<byte>(whole.Category, PClassInfo.CategorySize).CopyTo(new Span<byte>(info->Category, PClassInfo.CategorySize));
            new ReadOnlySpan<byte>(whole.SubCategories, PClassInfo2.SubCategoriesSize).CopyTo(new Span<byte>(info->SubCategories, PClassInfo2.SubCategoriesSize));
            Text.Write(info->Name, PClassInfo.NameSize, f.NameOf(index));
            Text.Write(info->Vendor, PClassInfo2.VendorSize, Page.Vendor);
            Text.Write(info->Version, PClassInfo2.VersionSize, HostIds.Version);
            Text.Write(info->SdkVersion, PClassInfo2.VersionSize, ClassNames.SdkVersion);
            return Result.Ok;
        }
        catch { return Diagnostics.Caught(); }
    }

    [UnmanagedCallersOnly]
    static int SetHostContext(void* self, void* context) => Result.Ok;

    [UnmanagedCallersOnly]
    static int CreateInstance(void* self, Tuid* cid, Tuid* iid, void** target)
    {
        try
        {
            if (target == null) return Result.InvalidArgument;
            *target = null;
            if (cid == null || iid == null || From<Factory>(self) is not { } f) return Result.InvalidArgument;
            ComObject? made = *cid == HostIds.Processor(f.Page) ? new Processor(f._type)
                : *cid == HostIds.Controller(f.Page) ? new Controller(f._type) : null;
            if (made == null) return Result.InvalidArgument;
            int result = made.Query(iid, target);
            made.Release();
            return result;
        }
        catch { return Diagnostics.Caught(); }
    }
}
