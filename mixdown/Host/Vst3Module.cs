using TopDown.Host.Callbacks;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>
/// A loaded bundle: its factory and classes. Plug-ins made from it must be disposed of before it is; disposing unloads
/// the binary.
/// </summary>
public sealed unsafe class Vst3Module : IDisposable
{
    readonly NativeModule? _native;
    readonly HostApplication _application = new("TopDown");
    void* _factory;

    Vst3Module(NativeModule? native, void* factory)
    {
        _native = native;
        _factory = factory;
        Classes = ReadClasses();
    }

    /// <summary>Loads a bundle folder or a bare binary.</summary>
    /// <exception cref="FileNotFoundException">No binary for this system there.</exception>
    /// <exception cref="DllNotFoundException">The system cannot load it.</exception>
    /// <exception cref="BadImageFormatException">It is no library, or one of another architecture (Windows).</exception>
    /// <exception cref="Vst3Exception">It is no VST3 module.</exception>
    public static Vst3Module Load(string path)
    {
        NativeModule native = new(path);
        try
        {
            return new Vst3Module(native, native.Factory());
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    /// <summary>A factory in this process, of which the caller gives one reference away: a plug-in under test without a binary of its own.</summary>
    public static Vst3Module FromFactory(nint factory) =>
        factory == 0 ? throw new ArgumentNullException(nameof(factory)) : new(null, (void*)factory);

    /// <summary>All classes in the factory's order; controllers included.</summary>
    public IReadOnlyList<PluginClass> Classes { get; }

    public string Vendor { get; private set; } = "";

    /// <summary>1, 2 or 3: which factory interface the module answers to.</summary>
    public int FactoryVersion { get; private set; }

    /// <summary>The raw factory, borrowed.</summary>
    public nint Factory => (nint)_factory;

    /// <summary>Makes and connects one plug-in. Without a name: the first effect.</summary>
    /// <param name="nameOrCid">Class name, or class id as 32 hex digits.</param>
    /// <exception cref="Vst3Exception">No such effect, or it fails on the way to "connected".</exception>
    public Vst3Plugin Create(string? nameOrCid = null, PluginOptions? options = null)
    {
        ObjectDisposedException.ThrowIf(_factory == null, this);
        return new Vst3Plugin(_factory, Find(nameOrCid), options ?? new PluginOptions(), owned: null);
    }

    internal PluginClass Find(string? nameOrCid)
    {
        bool byId = Tuid.TryParse(nameOrCid, out Tuid cid);
        foreach (PluginClass c in Classes)
        {
            if (c.IsEffect && (nameOrCid == null || byId && c.Cid == cid || string.Equals(c.Name, nameOrCid, StringComparison.Ordinal))) return c;
        }
        throw new Vst3Exception("No effect named '" + nameOrCid + "'. There are: " + string.Join(", ", Classes.Where(c => c.IsEffect).Select(c => c.Name)));
    }

    PluginClass[] ReadClasses()
    {
        PFactoryInfo info = default;
        if (Call.PluginFactory.GetFactoryInfo(_factory, &info) == Result.Ok) Vendor = Text.ToTextUtf8(info.Vendor, PFactoryInfo.NameSize);
        void* two = Call.Query(_factory, Iid.IPluginFactory2), three = Call.Query(_factory, Iid.IPluginFactory3);
        FactoryVersion = three != null ? 3 : two != null ? 2 : 1;
        var classes = new PluginClass[Math.Max(0, Call.PluginFactory.CountClasses(_factory))];
        if (three != null) Call.PluginFactory.SetHostContext(three, _application.Identity);
        for (int i = 0; i < classes.Length; i++) classes[i] = three != null ? Wide(three, i) : two != null ? Second(two, i) : First(i);
        Call.Release(two);
        Call.Release(three);
        return classes;
    }

    PluginClass First(int index)
    {
        PClassInfo c = default;
        Vst3Exception.Check(Call.PluginFactory.GetClassInfo(_factory, index, &c), "getClassInfo");
        return new(c.Cid, Text.ToTextUtf8(c.Category, PClassInfo.CategorySize), Text.ToTextUtf8(c.Name, PClassInfo.NameSize), c.Cardinality, ComponentFlags.None, "", "", "", "");
    }

    static PluginClass Second(void* factory, int index)
    {
        PClassInfo2 c = default;
        Vst3Exception.Check(Call.PluginFactory.GetClassInfo2(factory, index, &c), "getClassInfo2");
        return new(c.Cid, Text.ToTextUtf8(c.Category, PClassInfo.CategorySize), Text.ToTextUtf8(c.Name, PClassInfo.NameSize), c.Cardinality, c.ClassFlags,
            Text.ToTextUtf8(c.SubCategories, PClassInfo2.SubCategoriesSize), Text.ToTextUtf8(c.Vendor, PClassInfo2.VendorSize),
            Text.ToTextUtf8(c.Version, PClassInfo2.VersionSize), Text.ToTextUtf8(c.SdkVersion, PClassInfo2.VersionSize));
    }

    static PluginClass Wide(void* factory, int index)
    {
        PClassInfoW c = default;
        Vst3Exception.Check(Call.PluginFactory.GetClassInfoUnicode(factory, index, &c), "getClassInfoUnicode");
        return new(c.Cid, Text.ToTextUtf8(c.Category, PClassInfo.CategorySize), Text.ToText(c.Name, PClassInfo.NameSize), c.Cardinality, c.ClassFlags,
            Text.ToTextUtf8(c.SubCategories, PClassInfo2.SubCategoriesSize), Text.ToText(c.Vendor, PClassInfo2.VendorSize),
            Text.ToText(c.Version, PClassInfo2.VersionSize), Text.ToText(c.SdkVersion, PClassInfo2.VersionSize));
    }

    public void Dispose()
    {
        if (_factory == null) return;
        Call.Release(_factory);
        _factory = null;
        _application.Release();
        _native?.Dispose();
    }
}
