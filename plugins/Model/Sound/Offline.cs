using System.Runtime.InteropServices;
using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>A parameter's new value at a sample of the programme.</summary>
public readonly record struct Event(long Sample, int Index, double Normal);

/// <summary>
/// Renders whole files in this process, the way a host would: same Runner, same events. The latency is left in: the
/// caller cuts it. Not for the audio thread.
/// </summary>
public static class Offline
{
    /// <param name="input">Planar, one or two channels.</param>
    /// <param name="blocks">Lengths of the host's blocks, repeated; null = 512.</param>
    /// <param name="afterBlock">Sees the runner after every block, with the block's end (meters).</param>
    public static unsafe float[][] Render(Runner runner, float[][] input, float[][]? key, IReadOnlyList<Event> events, int[]? blocks = null, Action<Runner, long>? afterBlock = null)
    {
        int length = input[0].Length, channels = input.Length;
        float[][] output = [.. input.Select(x => (float[])x.Clone())];
        float[][] side = key ?? [];
        float*[] pins = new float*[channels + side.Length];
        var handles = output.Concat(side).Select(x => GCHandle.Alloc(x, GCHandleType.Pinned)).ToArray();
        using var guard = DenormalGuard.Enter();
        try
        {
            for (int i = 0; i < handles.Length; i++) pins[i] = (float*)handles[i].AddrOfPinnedObject();
            void** at = stackalloc void*[channels + 2];
            int e = 0;
            for (int from = 0, b = 0; from < length; b++)
            {
                int n = Math.Min(blocks == null ? 512 : blocks[b % blocks.Length], length - from);
                for (int c = 0; c < channels; c++) at[c] = pins[c] + from;
                for (int c = 0; c < side.Length; c++) at[channels + c] = from + n <= side[c].Length ? pins[channels + c] + from : null;
                var io = new HostAudio { In = at, Out = at, InChannels = channels, OutChannels = channels, Key0 = side.Length > 0 ? at + channels : null, Key0Channels = side.Length };
                runner.Begin();
                int done = 0;
                for (; e < events.Count && events[e].Sample < from + n; e++)
                {
                    int to = (int)Math.Max(done, events[e].Sample - from);
                    runner.Render(io, done, to);
                    runner.Set(events[e].Index, events[e].Normal);
                    done = to;
                }
                runner.Render(io, done, n);
                runner.End();
                from += n;
                afterBlock?.Invoke(runner, from);
            }
        }
        finally
        {
            foreach (var h in handles) h.Free();
        }
        return output;
    }
}
