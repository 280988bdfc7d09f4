using System.Reflection.PortableExecutable;
using System.Text;
using TopDown.Plugin;
using TopDown.Vst3;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>The files themselves, read here: what Windows shows of them and how it may protect them. docs/windows-binaries.md lists it.</summary>
public sealed class BinaryTests(ITestOutputHelper output)
{
    // Windows itself brings these; ucrt since Windows 10.
    static readonly string[] s_system = ["advapi32.dll", "bcrypt.dll", "kernel32.dll", "ntdll.dll", "ole32.dll"];

    public static TheoryData<string> All => WindowsBundles.All;

    [Theory, MemberData(nameof(All))]
    public void Shows_name_version_maker_and_icon(string name)
    {
        using var file = new PortableExecutable(WindowsBundles.Binary(name));
        Assert.Equal(name, file.VersionText("ProductName"));
        Assert.Equal(name, file.VersionText("FileDescription"));
        Assert.Equal(Page.Vendor, file.VersionText("CompanyName"));
        Assert.Equal(HostIds.Version, file.VersionText("ProductVersion"));
        Assert.Equal(HostIds.Version + ".0", file.VersionText("FileVersion"));
        Assert.Contains(Page.Vendor, file.VersionText("LegalCopyright"), StringComparison.Ordinal);
        Assert.Equal(new[] { 3, 14, 16 }, file.ResourceTypes.Where(t => t is 3 or 14 or 16));
    }

    [Theory, MemberData(nameof(All))]
    public void Is_protected_and_tells_nothing_of_its_maker(string name)
    {
        using var file = new PortableExecutable(WindowsBundles.Binary(name));
        Assert.Equal(Machine.Amd64, file.Headers.CoffHeader.Machine);
        Assert.True(file.Headers.IsDll);
        foreach (var s in file.Headers.SectionHeaders)
            Assert.False(s.SectionCharacteristics.HasFlag(SectionCharacteristics.MemWrite | SectionCharacteristics.MemExecute), $"{s.Name} can be written and executed.");
        Assert.Equal(DllCharacteristics.DynamicBase | DllCharacteristics.NxCompatible | DllCharacteristics.HighEntropyVirtualAddressSpace, file.Characteristics);
        Assert.Equal(1u, file.Extended);
        Assert.Contains(file.Debug, d => d.Type == DebugDirectoryEntryType.Reproducible);
        Assert.DoesNotContain(file.Debug, d => d.Type == DebugDirectoryEntryType.CodeView);
        Assert.All(file.Imports, dll => Assert.True(dll.StartsWith("api-ms-win-crt-", StringComparison.OrdinalIgnoreCase) || s_system.Contains(dll, StringComparer.OrdinalIgnoreCase), dll + " is not in Windows."));
        foreach (string folder in (string[])[Testing.Repo.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)])
            foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode])
                Assert.True(file.Bytes.AsSpan().IndexOf(encoding.GetBytes(folder + "/")) < 0, $"{folder} stands in the file.");
        output.WriteLine($"{name}: {file.Bytes.Length} bytes, {file.Characteristics}, extended {file.Extended}, {string.Join(" ", file.Imports)}");
    }

    [Theory, MemberData(nameof(All))]
    public void The_bundle_holds_what_the_Linux_one_holds(string name)
    {
        string windows = Path.Combine(WindowsBundles.Path(name), "Contents", "Resources"), linux = Path.Combine(Own.Bundles.Path(name), "Contents", "Resources");
        Assert.Equal(Files(linux), Files(windows));
        Assert.Equal(File.ReadAllText(Path.Combine(linux, "moduleinfo.json")), File.ReadAllText(Path.Combine(windows, "moduleinfo.json")));
        Assert.True(File.Exists(Path.Combine(WindowsBundles.Path(name), "PlugIn.ico")));
        Assert.Contains("PlugIn.ico", File.ReadAllText(Path.Combine(WindowsBundles.Path(name), "desktop.ini")), StringComparison.Ordinal);

        static IEnumerable<string?> Files(string folder) => Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
    }
}
