namespace TopDown.Install;

/// <summary>The two builds of every plug-in.</summary>
public static class Flavours
{
    /// <summary>Runs on every x64 CPU; other CPUs have only this.</summary>
    public const string Compat = "compat";

    /// <summary>Quicker; a CPU without all of <see cref="Cpu.Needed"/> aborts the host on loading it.</summary>
    public const string Avx2 = "avx2";

    public const string Auto = "auto";

    public static IReadOnlyList<string> All { get; } = [Compat, Avx2];

    /// <summary>The flavour for this CPU: avx2 only where every feature is certain.</summary>
    /// <param name="asked">auto, compat or avx2.</param>
    /// <exception cref="InstallException">avx2 asked for on a CPU that lacks something.</exception>
    public static string Choose(string asked) => asked switch
    {
        Auto => Cpu.Lacks().Count == 0 ? Avx2 : Compat,
        Compat => Compat,
        Avx2 => Refuse(Cpu.Lacks()) ?? Avx2,
        _ => throw new InstallException($"there is no flavour \"{asked}\": auto, compat or avx2.", InstallException.WrongWords),
    };

    static string? Refuse(IReadOnlyList<string> lacks) => lacks.Count == 0 ? null
        : throw new InstallException($"this CPU lacks {string.Join(", ", lacks)}: an avx2 build would end the host. Use --flavour auto or compat.", InstallException.WrongCpu);
}
