using System.Runtime.InteropServices;

namespace TopDown.Mixdown.HandingOver;

/// <summary>A second name for a file, which costs no room on the disk.</summary>
static partial class HardLink
{
    /// <summary>False where it cannot be: another disk, a file system or a user without the right to it.</summary>
    public static bool TryMake(string existing, string link)
    {
        string real = File.ResolveLinkTarget(existing, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(existing);
        return OperatingSystem.IsWindows() ? CreateHardLinkW(link, real, 0) != 0 : Link(real, link) == 0;
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string link);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int CreateHardLinkW(string link, string existing, nint security);
}
