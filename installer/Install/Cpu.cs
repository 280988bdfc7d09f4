using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Install;

/// <summary>
/// What this CPU and its system can do, for the choice of a flavour. Asked of CPUID itself: in a compat build Avx2.IsSupported is
/// a constant, and Windows' own PF_AVX2 tells nothing of the others. What is not certain counts as lacking.
/// </summary>
public static partial class Cpu
{
    /// <summary>A feature by the compiler's name, by Linux' flag, and by its bit of CPUID ("Intel 64 and IA-32 Architectures SDM" vol. 2A, CPUID; LZCNT: "AMD64 APM" vol. 3, appendix E).</summary>
    sealed record Feature(string Name, string Flag, uint Leaf, bool InEbx, int Bit);

    static readonly Feature[] s_features =
    [
        new("avx2", "avx2", 7, true, 5), new("fma", "fma", 1, false, 12), new("bmi", "bmi1", 7, true, 3), new("bmi2", "bmi2", 7, true, 8),
        new("lzcnt", "abm", 0x80000001, false, 5), new("popcnt", "popcnt", 1, false, 23), new("movbe", "movbe", 1, false, 22),
        // the compiler of net10.0 means these too when it says avx2 (dotnet/runtime, minipal/cpufeatures.c)
        new("avx", "avx", 1, false, 28), new("f16c", "f16c", 1, false, 29),
    ];

    /// <summary>All that the avx2 flavour is compiled for (IlcInstructionSet of the bundles), on any system.</summary>
    public static IReadOnlyList<string> Needed { get; } = [.. s_features.Select(f => f.Name)];

    /// <summary>
    /// What of <see cref="Needed"/> is missing; empty means that avx2 runs. TOPDOWN_FAKE_CPU (a list, or "none") leaves of the
    /// CPU's features only those named, so it can take away and never add.
    /// </summary>
    public static IReadOnlyList<string> Lacks()
    {
        var told = Environment.GetEnvironmentVariable("TOPDOWN_FAKE_CPU") is { Length: > 0 } fake ? fake.Split([',', ' ']) : null;
        var system = SystemAllows();
        return [.. s_features.Where(f => !HasBit(f) || !system(f) || told?.Contains(f.Name, StringComparer.Ordinal) == false).Select(f => f.Name)];
    }

    static bool HasBit(Feature f)
    {
        if (!X86Base.IsSupported || RuntimeInformation.ProcessArchitecture != Architecture.X64) return false;
        uint last = (uint)X86Base.CpuId((int)(f.Leaf & 0x80000000), 0).Eax;
        if (f.Leaf > last) return false;
        var (_, ebx, ecx, _) = X86Base.CpuId((int)f.Leaf, 0);
        return (((f.InEbx ? ebx : ecx) >> f.Bit) & 1) != 0;
    }

    /// <summary>The 256-bit registers must be saved by the system too: Linux hides the flags when they are not, Windows names the states.</summary>
    static Func<Feature, bool> SystemAllows()
    {
        if (OperatingSystem.IsWindows())
        {
            bool isSaved = (GetEnabledXStateFeatures() & XStateAvx) != 0;
            return _ => isSaved;
        }
        string[] flags = OperatingSystem.IsLinux() ? CpuInfo() : [];
        return f => flags.Contains(f.Flag, StringComparer.Ordinal);
    }

    static string[] CpuInfo()
    {
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("flags", StringComparison.Ordinal));
            return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    const ulong XStateAvx = 1 << 2; // XSTATE_MASK_AVX, winnt.h

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial ulong GetEnabledXStateFeatures();
}
