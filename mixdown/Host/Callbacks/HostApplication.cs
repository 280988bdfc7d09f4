using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;

namespace TopDown.Host.Callbacks;

/// <summary>IHostApplication: the context every part of a plug-in is initialised with. Makes messages and says what this host asks for.</summary>
sealed unsafe class HostApplication(string name) : ComObject(s_class)
{
    static readonly ComClass s_class = new(
        new ComInterface(MakeVtbl(
            (nint)(delegate* unmanaged<void*, char*, int>)&GetName,
            (nint)(delegate* unmanaged<void*, Tuid*, Tuid*, void**, int>)&CreateInstance), Iid.IHostApplication),
        new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, Tuid*, int>)&IsPlugInterfaceSupported), Iid.IPlugInterfaceSupport));

    static readonly Tuid[] s_used =
    [
        Iid.IPluginBase, Iid.IComponent, Iid.IAudioProcessor, Iid.IProcessContextRequirements, Iid.IConnectionPoint,
        Iid.IEditController, Iid.IEditController2, Iid.IUnitInfo, Iid.IParameterFunctionName, Iid.IGainReductionInfo,
    ];

    readonly string _name = name;

    [UnmanagedCallersOnly]
    static int GetName(void* self, char* name)
    {
        try
        {
            if (From<HostApplication>(self) is not { } me || name == null) return Result.InvalidArgument;
            Text.Write(name, Text.Capacity, me._name);
            return Result.Ok;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int CreateInstance(void* self, Tuid* cid, Tuid* iid, void** target)
    {
        try
        {
            if (target == null) return Result.InvalidArgument;
            *target = null;
            if (self == null || cid == null || iid == null) return Result.InvalidArgument;
            ComObject? made = *cid == Iid.IMessage ? new Message() : *cid == Iid.IAttributeList ? new AttributeList() : null;
            if (made == null) return Result.NoInterface;
            int result = made.Query(iid, target);
            made.Release();
            return result;
        }
        catch
        {
            return Result.InternalError;
        }
    }

    [UnmanagedCallersOnly]
    static int IsPlugInterfaceSupported(void* self, Tuid* iid)
    {
        try
        {
            return iid == null ? Result.InvalidArgument : Result.Of(Array.IndexOf(s_used, *iid) >= 0);
        }
        catch
        {
            return Result.InternalError;
        }
    }
}
