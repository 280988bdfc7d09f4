using System.Runtime.InteropServices;

namespace TopDown.Testing;

/// <summary>Variables of this process, also as native libraries in it read them: .NET keeps a copy of its own.</summary>
public static partial class ProcessEnvironment
{
    /// <summary>Null removes it.</summary>
    public static void Set(string name, string? value)
    {
        Environment.SetEnvironmentVariable(name, value);
        SetNative(name, value);
    }

    /// <summary>For native libraries and what they start alone.</summary>
    public static void SetNative(string name, string? value)
    {
        if (value != null) setenv(name, value, 1);
        else unsetenv(name);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int unsetenv(string name);
}
