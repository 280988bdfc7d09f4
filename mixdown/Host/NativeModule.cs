using System.Runtime.InteropServices;
using System.Text;

namespace TopDown.Host;

/// <summary>The binary of a bundle with its entry and exit calls, which differ on each system. Loading and unloading may be repeated.</summary>
sealed unsafe class NativeModule : IDisposable
{
    nint _library;
    nint _bundle;

    public NativeModule(string path)
    {
        string binary = BundlePath.Binary(path);
        _library = NativeLibrary.Load(binary);
        bool entered = false;
        try
        {
            entered = Enter(path);
            if (!entered) throw new Vst3Exception("The module's entry call refused: " + binary);
        }
        finally
        {
            if (!entered) Free();
        }
    }

    /// <summary>GetPluginFactory: a pointer with a reference the caller owns.</summary>
    public void* Factory()
    {
        if (!NativeLibrary.TryGetExport(_library, "GetPluginFactory", out nint get)) throw new Vst3Exception("No GetPluginFactory in the module.");
        void* factory = ((delegate* unmanaged<void*>)get)();
        return factory != null ? factory : throw new Vst3Exception("GetPluginFactory gave nothing.");
    }

    bool Enter(string path)
    {
        if (OperatingSystem.IsWindows()) return Flag("InitDll", required: false);
        if (OperatingSystem.IsMacOS()) return EnterBundle(path);
        return NativeLibrary.TryGetExport(_library, "ModuleEntry", out nint entry)
            ? ((delegate* unmanaged<nint, byte>)entry)(_library) != 0
            : throw new Vst3Exception("No ModuleEntry in the module.");
    }

    bool EnterBundle(string path)
    {
        if (!NativeLibrary.TryGetExport(_library, "bundleEntry", out nint entry)) throw new Vst3Exception("No bundleEntry in the module.");
        _bundle = CoreFoundation.Bundle(Path.GetFullPath(path));
        return ((delegate* unmanaged<nint, byte>)entry)(_bundle) != 0;
    }

    bool Flag(string export, bool required) =>
        NativeLibrary.TryGetExport(_library, export, out nint call) ? ((delegate* unmanaged<byte>)call)() != 0 : !required;

    public void Dispose()
    {
        if (_library == 0) return;
        Flag(OperatingSystem.IsWindows() ? "ExitDll" : OperatingSystem.IsMacOS() ? "bundleExit" : "ModuleExit", required: false);
        Free();
    }

    void Free()
    {
        NativeLibrary.Free(_library);
        _library = 0;
        if (_bundle != 0) CoreFoundation.Release(_bundle);
        _bundle = 0;
    }

    /// <summary>macOS wants the CFBundle of the module. Bound by name at run time: nothing of it exists elsewhere.</summary>
    static class CoreFoundation
    {
        static nint Export(string name) =>
            NativeLibrary.GetExport(NativeLibrary.Load("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"), name);

        public static nint Bundle(string path)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(path);
            fixed (byte* text = bytes)
            {
                nint url = ((delegate* unmanaged<nint, byte*, nint, byte, nint>)Export("CFURLCreateFromFileSystemRepresentation"))(0, text, bytes.Length, 1);
                if (url == 0) return 0;
                nint bundle = ((delegate* unmanaged<nint, nint, nint>)Export("CFBundleCreate"))(0, url);
                Release(url);
                return bundle;
            }
        }

        public static void Release(nint reference) => ((delegate* unmanaged<nint, void>)Export("CFRelease"))(reference);
    }
}
