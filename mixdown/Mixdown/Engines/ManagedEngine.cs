using TopDown.Plugin;

namespace TopDown.Mixdown.Engines;

/// <summary>The plug-in's page and DSP in this process, without any plug-in format around them.</summary>
public sealed class ManagedEngine : IEngine
{
    public RenderResult Render(RenderRequest request)
    {
        int channels = request.Input.Length, length = request.Input[0].Length;
        var runner = new Runner(request.Type);
        runner.Prepare(request.SampleRate, channels == 1 ? Layout.Mono : Layout.Stereo, request.Normals);
        int latency = runner.Latency;
        float[][] padded = latency == 0 ? request.Input : [.. request.Input.Select(x => Pad(x, length + latency))];
        float[][]? key = request.Key?.Select(x => Pad(x, length + latency)).ToArray();

        var meters = new List<MeterRow>();
        float[][] output = Offline.Render(runner, padded, key, request.Events, [request.BlockSize],
            (r, end) => meters.Add(new(end, [.. request.Type.Page.Readings.Select(m => (double)r.Meters.Block(m.Index))])));
        return new([.. output.Select(x => latency == 0 ? x : x[latency..])], latency, meters);
    }

    static float[] Pad(float[] x, int length)
    {
        float[] padded = new float[length];
        x.AsSpan(0, Math.Min(length, x.Length)).CopyTo(padded);
        return padded;
    }
}
