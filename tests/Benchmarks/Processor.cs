using System.Runtime.Intrinsics.X86;

namespace TopDown.Benchmarks;

/// <summary>What the processor has.</summary>
static class Processor
{
    /// <summary>The avx2 flavour may be loaded.</summary>
    public static bool HasAvx2 => Avx2.IsSupported && Fma.IsSupported && Bmi2.IsSupported && Lzcnt.IsSupported;
}
