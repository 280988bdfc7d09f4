using System.Runtime.InteropServices;
using System.Text;

namespace TopDown.Vst3;

/// <summary>
/// The manual's page that lies in the bundle (Resources/Documentation, "VST 3 Locations", VST3 documentation), found from where this
/// module was loaded, and shown by the system. UI thread. Nothing here throws, waits for a browser or leaves a process behind.
/// </summary>
static unsafe partial class ManualFile
{
    /// <summary>The bundle's page: one file for each plug-in.</summary>
    public const string Folder = "Documentation", Extension = ".html";

    /// <summary>Null where there is none: a plug-in that runs managed, a single file without a bundle.</summary>
    public static string? Find()
    {
        try
        {
            string? module = OperatingSystem.IsWindows() ? Windows.Module() : Unix.Module();
            string? contents = Path.GetDirectoryName(Path.GetDirectoryName(module)); // Contents/x86_64-linux/Name.so
            if (contents == null) return null;
            string folder = Path.Combine(contents, "Resources", Folder);
            return Directory.Exists(folder) && Directory.GetFiles(folder, "*" + Extension) is [var page, ..] ? page : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    public static bool Open(string file)
    {
        try
        {
            return OperatingSystem.IsWindows() ? Windows.Open(file) : Unix.Open(file, OperatingSystem.IsMacOS() ? "open" : "xdg-open");
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [UnmanagedCallersOnly]
    static void Here() { } // an address inside this module

    static nint Address => (nint)(delegate* unmanaged<void>)&Here;

    static partial class Unix
    {
        [StructLayout(LayoutKind.Sequential)]
        struct SymbolInfo
        {
            public byte* File;
            public void* Base;
            public byte* Name;
            public void* Address;
        }

        [LibraryImport("libc")] private static partial int dladdr(nint address, SymbolInfo* info);
        [LibraryImport("libc")] private static partial int posix_spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);
        [LibraryImport("libc")] private static partial int waitpid(int process, int* status, int options);
        [LibraryImport("libc")] private static partial byte*** _NSGetEnviron();

        public static string? Module()
        {
            SymbolInfo info = default;
            return dladdr(Address, &info) != 0 && info.File != null ? Path.GetFullPath(Marshal.PtrToStringUTF8((nint)info.File)!) : null;
        }

        // A shell puts the browser into the background and ends at once, so that nobody has to wait for the browser. The runtime's own
        // Process would take over the host's handling of child processes.
        public static bool Open(string file, string opener)
        {
            byte[] shell = "/bin/sh\0"u8.ToArray(), option = "-c\0"u8.ToArray(), page = Encoding.UTF8.GetBytes(file + "\0");
            byte[] script = Encoding.UTF8.GetBytes($"command -v {opener} >/dev/null || exit 1; {opener} \"$0\" >/dev/null 2>&1 </dev/null &\0");
            fixed (byte* s = shell, o = option, c = script, p = page)
            {
                byte** arguments = stackalloc byte*[5] { s, o, c, p, null };
                int process = 0, status = 0;
                if (posix_spawn(&process, s, null, null, arguments, Environ()) != 0) return false;
                // Where the host has told the system to forget its children there is no status to be had.
                return waitpid(process, &status, 0) != process || status == 0;
            }
        }

        static byte** Environ() => OperatingSystem.IsMacOS()
            ? *_NSGetEnviron()
            : *(byte***)NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "environ");
    }

    static partial class Windows
    {
        const uint FromAddress = 4, NoReference = 2;
        const int ShowNormal = 1;

        [LibraryImport("kernel32")] private static partial int GetModuleHandleExW(uint flags, nint address, nint* module);
        [LibraryImport("kernel32")] private static partial uint GetModuleFileNameW(nint module, char* name, uint size);
        [LibraryImport("shell32", StringMarshalling = StringMarshalling.Utf16)] private static partial nint ShellExecuteW(nint window, string verb, string file, string? arguments, string? folder, int show);

        public static string? Module()
        {
            nint module = 0;
            if (GetModuleHandleExW(FromAddress | NoReference, Address, &module) == 0 || module == 0) return null;
            char* name = stackalloc char[1024];
            uint length = GetModuleFileNameW(module, name, 1024);
            return length is 0 or 1024 ? null : new string(name, 0, (int)length);
        }

        public static bool Open(string file) => ShellExecuteW(0, "open", file, null, null, ShowNormal) > 32;
    }
}
