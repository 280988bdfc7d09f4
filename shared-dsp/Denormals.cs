using System.Runtime.InteropServices;

namespace TopDown.Dsp;

/// <summary>
/// Numbers below the normal range read and written as 0 while the guard lives (FTZ and DAZ; FZ on Arm), the thread's former
/// mode after it: once around a whole process call, on the thread that renders. No generated machine code, which virus scanners
/// and Apple silicon refuse: the C library sets the mode. <see cref="Bind"/> resolves it when the plug-in loads, because a first call from
/// the audio thread would. On a system whose library is unknown the guard does nothing.
/// </summary>
public readonly unsafe ref struct DenormalGuard : IDisposable
{
    // x64 bits of MXCSR: flush to zero, denormals are zero. Arm: FZ in FPCR.
    const uint FlushX64 = 0x8040, FlushArm = 1 << 24;
    // Windows: _MCW_DN mask, _DN_FLUSH for both directions.
    const uint MaskWindows = 0x03000000, FlushWindows = 0x01000000;

    static delegate* unmanaged[SuppressGCTransition]<byte*, int> s_get, s_set;
    static delegate* unmanaged[SuppressGCTransition]<uint*, uint, uint, int> s_control;
    static readonly int s_offset = ControlOffset();
    static readonly uint s_flush = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? FlushArm : FlushX64;

    readonly Environment _before;
    readonly uint _control;
    readonly bool _restore;

    // fenv_t: 28 bytes and MXCSR at 28 with glibc on x64; two words of control and status, MXCSR at 4, with Apple's on x64;
    // on Arm FPCR first with glibc, 64 bits of FPSR before it with Apple's. Room for the largest of them.
    struct Environment
    {
        public fixed byte Bytes[64];
    }

    DenormalGuard(scoped in Environment before, uint control, bool restore)
    {
        _before = before;
        _control = control;
        _restore = restore;
    }

    /// <summary>Resolves the library's functions. At load, before audio runs; again is harmless.</summary>
    /// <returns>Whether the guard can work here.</returns>
    public static bool Bind()
    {
        if (s_get != null || s_control != null) return true;
        if (OperatingSystem.IsWindows())
        {
            if (!NativeLibrary.TryLoad("ucrtbase.dll", out nint ucrt)) return false;
            if (!NativeLibrary.TryGetExport(ucrt, "_controlfp_s", out nint control)) return false;
            s_control = (delegate* unmanaged[SuppressGCTransition]<uint*, uint, uint, int>)control;
            return true;
        }
        if (s_offset < 0) return false;
        string library = OperatingSystem.IsMacOS() ? "libSystem.dylib" : "libm.so.6";
        if (!NativeLibrary.TryLoad(library, out nint libm)) return false;
        if (!NativeLibrary.TryGetExport(libm, "fegetenv", out nint get) || !NativeLibrary.TryGetExport(libm, "fesetenv", out nint set)) return false;
        s_set = (delegate* unmanaged[SuppressGCTransition]<byte*, int>)set;
        s_get = (delegate* unmanaged[SuppressGCTransition]<byte*, int>)get;
        return true;
    }

    static int ControlOffset() => (OperatingSystem.IsLinux(), OperatingSystem.IsMacOS(), RuntimeInformation.ProcessArchitecture) switch
    {
        (true, _, Architecture.X64) => 28,
        (_, true, Architecture.X64) => 4,
        (_, true, Architecture.Arm64) => 8,
        (true, _, Architecture.Arm64) => 0,
        _ => -1,
    };

    /// <summary>Denormals off on this thread; dispose on the same thread.</summary>
    public static DenormalGuard Enter()
    {
        Environment before = default;
        if (s_control != null)
        {
            uint old = 0, ignored = 0;
            s_control(&old, 0, 0);
            if ((old & MaskWindows) == FlushWindows) return default;
            s_control(&ignored, FlushWindows, MaskWindows);
            return new(before, old, restore: true);
        }
        if (s_get == null) return default;
        s_get(before.Bytes);
        var now = before;
        if (!Flush(now.Bytes)) return default;
        s_set(now.Bytes);
        return new(before, 0, restore: true);
    }

    // Sets the bits; false where they were set.
    static bool Flush(byte* environment)
    {
        uint* control = (uint*)(environment + s_offset);
        if ((*control & s_flush) == s_flush) return false;
        *control |= s_flush;
        return true;
    }

    /// <summary>The mode found by <see cref="Enter"/>.</summary>
    public void Dispose()
    {
        if (!_restore) return;
        if (s_control != null)
        {
            uint ignored = 0;
            s_control(&ignored, _control & MaskWindows, MaskWindows);
            return;
        }
        var before = _before;
        s_set(before.Bytes);
    }
}
