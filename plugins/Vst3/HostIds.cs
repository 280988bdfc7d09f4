using TopDown.Plugin;
using TopDown.Vst3.Abi;

namespace TopDown.Vst3;

/// <summary>
/// What hosts store of a plug-in, derived from its page: class ids and the numbers of the parameters that the shell adds.
/// </summary>
public static class HostIds
{
    public static readonly uint Program = Fnv.Number("program");

    public static Tuid Processor(Page page) => Tuid.Parse(page.ClassId);

    /// <summary>The controller's class id: the processor's with the lowest bit of the last digit turned over.</summary>
    public static string ControllerText(Page page) => page.ClassId[..31] + (Convert.ToInt32(page.ClassId[31..], 16) ^ 1).ToString("X");

    public static Tuid Controller(Page page) => Tuid.Parse(ControllerText(page));

    public static string Version { get; } = typeof(HostIds).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
