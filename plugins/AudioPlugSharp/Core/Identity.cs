using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TopDown.Plugin;

namespace TopDown.AudioPlugSharp;

/// <summary>
/// Who a plug-in is in this shell, derived from its page: a name and an id of its own, so that both editions can be
/// installed side by side.
/// </summary>
public static class Identity
{
    // What AudioPlugSharp puts before the 64 bits of a plug-in's id to make the class id of its processor.
    const string ShellPrefix = "B0FA8B5CC4B5BA02";

    public static string Name(Page page) => page.Name + " (managed)";

    /// <summary>
    /// The shell's 64-bit id: the first 8 bytes, big-endian, of the SHA-256 of "TopDown managed " and the page's class id
    /// (32 upper-case hexadecimal digits) in ASCII. As frozen as the class id itself.
    /// </summary>
    public static ulong Id(Page page) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes("TopDown managed " + page.ClassId)));

    /// <summary>Class id of the processor as VST3 hosts and preset files write it, 32 hexadecimal digits.</summary>
    public static string ClassId(Page page) => ShellPrefix + Id(page).ToString("X16");

    /// <summary>Three numbers, the same for every part of the suite.</summary>
    public static string Version { get; } = typeof(Identity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
