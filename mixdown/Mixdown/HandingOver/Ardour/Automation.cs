using System.Globalization;
using System.Text;
using System.Xml.Linq;
using TopDown.Mixdown.Mixing;
using TopDown.Plugin;

namespace TopDown.Mixdown.HandingOver.Ardour;

/// <summary>A lane's value at a time, in the unit of what it moves.</summary>
readonly record struct LanePoint(double Seconds, double Value);

/// <summary>Lanes as Ardour's automation. Each gives the list that its control has, playing.</summary>
sealed class Automation(Ids ids, int rate)
{
    // Ardour glides its faders and trims by a low-pass (libs/ardour/amp.cc: 156.825 a second), which follows a ramp so much late.
    const double GlideSeconds = 1 / 156.825;

    // Laws that are no straight line there, in steps that nobody hears. To a plug-in Ardour sends a lane's points and, between them, one value
    // a block, thousands of samples long when it exports: so they stand as near as in our own mix.
    const int PanFrames = 512, ParameterFrames = 128;

    /// <summary>Volume on a fader.</summary>
    /// <param name="db">The lane, dB.</param>
    /// <param name="faderDb">Where the fader stands, dB.</param>
    public XElement Fader(IReadOnlyList<LanePoint> db, double faderDb) =>
        List("gain", "Logarithmic", db.Select(p => new LanePoint(p.Seconds - GlideSeconds, ArdourTime.Gain(p.Value + faderDb))));

    /// <summary>Pan of a stereo track or a bus: our law is Ardour's.</summary>
    public XElement Balance(IReadOnlyList<LanePoint> pan) => List("pan-azimuth", "Linear", pan.Select(p => p with { Value = ArdourPan.Of(2, p.Value).Azimuth }));

    /// <summary>Pan of a mono track: azimuth, and the trim that makes up for the difference of the laws.</summary>
    public (XElement Azimuth, XElement Trim) MonoPan(IReadOnlyList<LanePoint> pan)
    {
        LanePoint[] dense = [.. Dense(pan, PanFrames)];
        return (List("pan-azimuth", "Linear", dense.Select(p => p with { Value = ArdourPan.Of(1, p.Value).Azimuth })),
            List("trim", "Logarithmic", dense.Select(p => new LanePoint(p.Seconds - GlideSeconds, ArdourPan.Of(1, p.Value).Gain))));
    }

    public XElement Mute(IReadOnlyList<LanePoint> mute) => List("mute", "Discrete", mute);

    /// <summary>A plug-in's parameter, in its unit.</summary>
    /// <param name="page">The plug-in's.</param>
    /// <param name="normals">The lane, host values.</param>
    public XElement Parameter(Page page, Parameter p, IReadOnlyList<LanePoint> normals)
    {
        // Ardour counts what can be automated or only read, in the plug-in's order (libs/ardour/vst3_plugin.cc)
        int number = page.Parameters.Take(p.Index).Count(x => x.IsAutomatable || x is Status);
        return List(string.Create(CultureInfo.InvariantCulture, $"parameter-{number}"), p.Steps > 0 ? "Discrete" : "Linear",
            (p.Steps > 0 ? normals : Dense(normals, ParameterFrames)).Select(x => x with { Value = p.ToPlain(x.Value) }));
    }

    // the lane's points, and between unequal ones the multiples of a step
    IEnumerable<LanePoint> Dense(IReadOnlyList<LanePoint> points, int step)
    {
        for (int i = 0; i < points.Count; i++)
        {
            yield return points[i];
            if (i + 1 == points.Count || points[i].Value == points[i + 1].Value) continue;
            double from = points[i].Seconds * rate, to = points[i + 1].Seconds * rate;
            for (double at = (Math.Floor(from / step) + 1) * step; at < to; at += step)
                yield return new(at / rate, double.Lerp(points[i].Value, points[i + 1].Value, (at - from) / (to - from)));
        }
    }

    XElement List(string id, string interpolation, IEnumerable<LanePoint> points)
    {
        var text = new StringBuilder();
        long last = -1;
        foreach (var (seconds, value) in points)
        {
            // no two points in one place: the second of a jump comes a frame later; what lies before the song is at its beginning
            long frame = Math.Max(last + 1, (long)Math.Round(seconds * rate));
            text.Append(ArdourTime.OfFrame(frame, rate)).Append(' ').Append(ArdourTime.Number(value)).Append('\n');
            last = frame;
        }
        return new("AutomationList", new XAttribute("automation-id", id), new XAttribute("id", ids.Next()), new XAttribute("interpolation-style", interpolation),
            new XAttribute("time-domain", "AudioTime"), new XAttribute("state", "Play"), new XElement("events", text.ToString()));
    }
}
