using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>A module or plug-in does not do what a host needs of it.</summary>
public sealed class Vst3Exception : Exception
{
    public Vst3Exception() { }

    public Vst3Exception(string message) : base(message) { }

    public Vst3Exception(string message, Exception inner) : base(message, inner) { }

    internal static void Check(int result, string call)
    {
        if (result != Result.Ok) throw new Vst3Exception(call + ": " + Result.Name(result));
    }
}
