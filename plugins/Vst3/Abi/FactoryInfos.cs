namespace TopDown.Vst3.Abi;

[Flags]
public enum FactoryFlags
{
    None = 0,
    ClassesDiscardable = 1 << 0,
    LicenseCheck = 1 << 1,
    ComponentNonDiscardable = 1 << 3,
    Unicode = 1 << 4,
}

/// <summary><see cref="PClassInfo2.ClassFlags"/> of an audio module class.</summary>
[Flags]
public enum ComponentFlags : uint
{
    None = 0,

    /// <summary>Processor and controller may live in different processes: they talk through messages alone.</summary>
    Distributable = 1 << 0,
    SimpleModeSupported = 1 << 1,
}

/// <summary>Vendor data of a module. 452 bytes.</summary>
public unsafe struct PFactoryInfo
{
    public const int NameSize = 64, UrlSize = 256, EmailSize = 128;

    public fixed byte Vendor[NameSize];
    public fixed byte Url[UrlSize];
    public fixed byte Email[EmailSize];
    public FactoryFlags Flags;
}

/// <summary>What every factory tells of a class. 116 bytes.</summary>
public unsafe struct PClassInfo
{
    public const int ManyInstances = 0x7FFFFFFF, CategorySize = 32, NameSize = 64;

    public Tuid Cid;
    public int Cardinality;
    public fixed byte Category[CategorySize];
    public fixed byte Name[NameSize];
}

/// <summary>What a factory of version 2 tells of a class. 440 bytes.</summary>
public unsafe struct PClassInfo2
{
    public const int SubCategoriesSize = 128, VendorSize = 64, VersionSize = 64;

    public Tuid Cid;
    public int Cardinality;
    public fixed byte Category[PClassInfo.CategorySize];
    public fixed byte Name[PClassInfo.NameSize];
    public ComponentFlags ClassFlags;
    public fixed byte SubCategories[SubCategoriesSize];
    public fixed byte Vendor[VendorSize];
    public fixed byte Version[VersionSize];
    public fixed byte SdkVersion[VersionSize];
}

/// <summary>The same with UTF-16 names, from a factory of version 3. 696 bytes.</summary>
public unsafe struct PClassInfoW
{
    public Tuid Cid;
    public int Cardinality;
    public fixed byte Category[PClassInfo.CategorySize];
    public fixed char Name[PClassInfo.NameSize];
    public ComponentFlags ClassFlags;
    public fixed byte SubCategories[PClassInfo2.SubCategoriesSize];
    public fixed char Vendor[PClassInfo2.VendorSize];
    public fixed char Version[PClassInfo2.VersionSize];
    public fixed char SdkVersion[PClassInfo2.VersionSize];
}
