using System.Xml.Linq;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>Which port plays into which. Ardour writes a connection at both its ends.</summary>
sealed class Wiring
{
    readonly Dictionary<string, List<string>> _others = new(StringComparer.Ordinal);

    /// <summary>Left to left and right to right, of two names of ports without their numbers.</summary>
    public void Stereo(string from, string to)
    {
        for (int side = 1; side <= 2; side++) Connect($"{from} {side}", $"{to} {side}");
    }

    /// <summary>Left and right to the machine's first two outputs.</summary>
    public void Speakers(string from)
    {
        for (int side = 1; side <= 2; side++) Connect($"{from} {side}", $"system:playback_{side}");
    }

    /// <summary>The input or output of something.</summary>
    /// <param name="ports">Names of its ports without their numbers.</param>
    public XElement Io(Ids ids, string name, string direction, string ports, int channels) => new("IO",
        new XAttribute("name", name), new XAttribute("id", ids.Next()), new XAttribute("direction", direction), new XAttribute("default-type", "audio"),
        Enumerable.Range(1, channels).Select(n => new XElement("Port", new XAttribute("type", "audio"), new XAttribute("name", $"{ports} {n}"),
            Of($"{ports} {n}").Select(o => new XElement("Connection", new XAttribute("other", o))))));

    void Connect(string from, string to)
    {
        Of(from).Add(to);
        Of(to).Add(from);
    }

    List<string> Of(string port) => _others.TryGetValue(port, out var others) ? others : _others[port] = [];
}
