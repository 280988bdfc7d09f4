using TopDown.Dsp.Dynamics;

namespace TopDown.Dsp.Tests.Dynamics;

/// <summary>Bursts into an opto, and its reduction from outside.</summary>
static class OptoRig
{
    const double ThresholdDb = -40;

    public static void Run(Opto opto, float[] x, int call = 512)
    {
        for (int at = 0; at < x.Length; at += call)
        {
            Audio part = new Audio(x).Slice(at, Math.Min(call, x.Length - at));
            opto.Process(part, part, new Ramp(1), new Ramp(1));
        }
    }

    /// <summary>The same with a setting that changes at a sample.</summary>
    public static void Run(Opto opto, float[] x, int at, OptoSettings after)
    {
        Audio first = new Audio(x).Slice(0, at), rest = new Audio(x).Slice(at, x.Length - at);
        opto.Process(first, first, new Ramp(1), new Ramp(1));
        opto.Set(after);
        opto.Process(rest, rest, new Ramp(1), new Ramp(1));
    }

    /// <summary>Reduction a sample: a second of rest, a burst that asks for <paramref name="depthDb"/>, then rest. A square wave: flat envelope.</summary>
    public static double[] Burst(double rate, double depthDb, double seconds, double after)
    {
        // 3:1 above the knee: over = depth · 1.5.
        float[] x = CompressorRig.Steps(CompressorRig.Square, 1000, rate, (1, ThresholdDb - 30), (seconds, ThresholdDb + depthDb * 1.5), (after, ThresholdDb - 30));
        float[] y = (float[])x.Clone();
        var opto = new Opto();
        opto.Set(new(ThresholdDb, 0));
        opto.Prepare(new Spec(rate, 1, 512));
        Run(opto, y);
        return CompressorRig.Between(x, y);
    }

    /// <summary>Seconds after a burst until <paramref name="part"/> of the reduction that it left is back.</summary>
    public static double Back(double rate, double depthDb, double seconds, double part)
    {
        double[] db = Burst(rate, depthDb, seconds, 8);
        int end = (int)Math.Round(rate) + (int)Math.Round(seconds * rate);
        return CompressorRig.Crossing(db, end, db[end - 1] * (1 - part)) / rate;
    }
}
