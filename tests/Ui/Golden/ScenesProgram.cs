using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TopDown.Ui.Tests.Golden;

/// <summary>This assembly started as a program: prints what the CPU may do and <see cref="Scenes.Sums"/>. The test runner does not come here.</summary>
static class ScenesProgram
{
    static void Main(string[] args)
    {
        Console.WriteLine($"{Vector256.IsHardwareAccelerated} {Vector128.IsHardwareAccelerated} {Avx2.IsSupported} {Fma.IsSupported}");
        foreach (string line in Scenes.Sums(args.Length > 0 ? args[0] : "")) Console.WriteLine(line);
    }
}
