using TopDown.Host;
using TopDown.Plugin;

namespace TopDown.Mixdown.Engines;

/// <summary>The published bundle in our own VST3 host: what a DAW hears.</summary>
/// <param name="bundle">Path of the .vst3.</param>
public sealed class BundleEngine(string bundle) : IEngine
{
    public RenderResult Render(RenderRequest request)
    {
        var page = request.Type.Page;
        using var plugin = Vst3Plugin.Load(bundle, page.Name);
        if (!plugin.SetState(StateCodec.Write(request.Type, request.Normals, StateCodec.Extra.Fresh(request.Type))))
            throw new UserException($"{bundle} does not take this version's settings: build it again with ./topdown build.");
        var result = plugin.Render(new RenderJob
        {
            Input = request.Input,
            Key = request.Key,
            SampleRate = request.SampleRate,
            Points = [.. request.Events.Select(e => new ParameterPoint(checked((int)e.Sample), page.Parameters[e.Index].Number, e.Normal))],
            Blocks = [request.BlockSize],
            CompensateLatency = true,
        });
        return new(result.Output, result.LatencySamples, Rows(page, result.Points));
    }

    static List<MeterRow> Rows(Page page, IReadOnlyList<ParameterPoint> points)
    {
        var rows = new SortedDictionary<long, double[]>();
        foreach (var point in points)
        {
            Reading? reading = page.Readings.FirstOrDefault(r => r.Number == point.Id);
            if (reading == null) continue;
            if (!rows.TryGetValue(point.Sample + 1, out double[]? values)) rows[point.Sample + 1] = values = [.. page.Readings.Select(r => r.Rest)];
            values[reading.Index] = reading.ToPlain(point.Value);
        }
        return [.. rows.Select(r => new MeterRow(r.Key, r.Value))];
    }
}
