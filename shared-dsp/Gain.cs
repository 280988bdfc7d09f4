using System.Numerics;
using System.Runtime.InteropServices;

namespace TopDown.Dsp;

/// <summary>Gain and level of whole audio views.</summary>
public static class Gain
{
    /// <summary>x ← x × gain, sample by sample along the ramp. A constant 1 costs nothing and changes no bit.</summary>
    public static void Scale(this Audio x, Ramp gain)
    {
        if (gain.IsConstant && gain.Start == 1) return;
        for (int c = 0; c < x.Channels; c++)
        {
            var channel = x[c];
            if (!gain.IsConstant)
            {
                for (int i = 0; i < channel.Length; i++) channel[i] *= gain[i];
                continue;
            }
            foreach (ref var v in MemoryMarshal.Cast<float, Vector<float>>(channel)) v *= gain.Start;
            for (int i = channel.Length - channel.Length % Vector<float>.Count; i < channel.Length; i++) channel[i] *= gain.Start;
        }
    }

    /// <summary>Largest absolute sample of all channels.</summary>
    public static float Peak(this Audio x) => MathF.Max(Samples.Peak(x.Left), Samples.Peak(x.Right));
}
