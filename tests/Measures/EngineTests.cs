using TopDown.Mixdown.Engines;
using TopDown.Plugin;

namespace TopDown.Measures;

/// <summary>The managed engine, in this process by the JIT, and the bundle give the same samples, every preset, noise and bursts.</summary>
public sealed class EngineTests
{
    static readonly string[] Touchy = ["comp_on", "sat_on"];

    [Fact]
    public void Managed_engine_equals_the_bundle()
    {
        var sheet = new Sheet("Managed engine and bundle");
        foreach (double rate in Grid.Rates)
            foreach (Patch plain in (Patch[])[Patch.Glue, Patch.Sink])
                foreach (Preset preset in plain.Type.Presets)
                {
                    Patch patch = plain.Set(preset);
                    bool decides = Touchy.Any(id => patch.Type.Page.Find(id) is { } p && patch.Normals[p.Index] > 0.5);
                    double whole = Difference(patch, rate);
                    sheet.AtMost("Largest difference, " + (decides ? "compressor or saturator on" : "static stages"), $"{patch.Type.Page.Name}: {preset.Name}", rate, whole, decides ? 1e-5 : 1e-6, "", "0.0E+0");
                    if (!decides) continue;
                    foreach (string id in Touchy)
                        if (patch.Type.Page.Find(id) != null) patch = patch.Set(id, 0);
                    sheet.AtMost("Largest difference, static stages", $"{patch.Type.Page.Name}: {preset.Name}, compressor and saturator off", rate, Difference(patch, rate), 1e-6, "", "0.0E+0");
                }
        sheet.Judge();
    }

    static double Difference(Patch patch, double rate)
    {
        int frames = (int)(4 * rate);
        float[] noise = Tones.Noise(frames, -7, 1), left = Tones.Bursts(frames, rate, 0, 2), right = Tones.Bursts(frames, rate, 0, 3);
        double worst = 0;
        foreach (float[][] x in (float[][][])[[noise, Tones.Noise(frames, -9, 4)], [left, right]])
        {
            var request = new RenderRequest(patch.Type, x, (int)rate) { Normals = patch.Normals };
            float[][] managed = new ManagedEngine().Render(request).Output, bundle = patch.Render(x, rate);
            for (int c = 0; c < 2; c++)
                for (int i = 0; i < frames; i++)
                {
                    double d = Math.Abs((double)managed[c][i] - bundle[c][i]);
                    if (!(d <= worst)) worst = d; // NaN too
                }
        }
        return worst;
    }
}
