using System.Diagnostics;
using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// The hierarchy at work, block by block: tracks → buses with their inserts → sum → the master's insert. One thread.
/// </summary>
/// <remarks>
/// Gain staging: every bus peaks at <see cref="BusPeakDb"/> before its insert, its fader takes that gain back, and the sum peaks at
/// <see cref="MasterPeakDb"/> before the master's insert, the levels that the presets are made for.
/// </remarks>
public sealed class BusMix : IDisposable
{
    public const double BusPeakDb = -12, MasterPeakDb = -6;

    readonly Strip[] _strips;
    readonly AudioBuffer _intoMaster = new(IInsert.MaxFrames), _sum = new(IInsert.MaxFrames);
    readonly int _length;
    float _trim = 1;

    /// <param name="sources">By the name of the bus; a bus of the hierarchy without tracks is left out.</param>
    /// <param name="insert">Makes the insert of a bus, at its documented start.</param>
    public BusMix(IReadOnlyDictionary<string, Source> sources, double sampleRate, Func<BusPlan, IInsert> insert)
    {
        _strips = [.. Hierarchy.Buses.Where(b => sources.ContainsKey(b.Bus)).Select(b => new Strip(b, sources[b.Bus], insert(b)))];
        if (_strips.Length == 0) throw new UserException("no track belongs to a bus: there is nothing to mix.");
        _length = _strips[0].Source.Tracks[0].Channels[0].Length;
        foreach (Strip strip in _strips)
            if (Array.Find(_strips, s => s.Plan.Bus == strip.Plan.KeyBus) is { } from) strip.Listen(from);
        Master = insert(Hierarchy.Master);
        int latency = _strips.Max(s => s.Insert.Latency);
        foreach (Strip strip in _strips) strip.Prepare(sampleRate, latency);
        Latency = latency + Master.Latency;
    }

    public IReadOnlyList<Strip> Strips => _strips;
    public IInsert Master { get; }

    /// <summary>Frames that the mix lies behind the tracks.</summary>
    public int Latency { get; }

    /// <summary>Frames of the tracks; what is rendered beyond them is the loop's next turn.</summary>
    public int Length => _length;

    /// <summary>Time spent in the master's insert, <see cref="Stopwatch"/> ticks.</summary>
    public long MasterTicks { get; private set; }

    /// <summary>Sets clip gains, faders and the level into the master: one pass over the tracks without, one with the inserts.</summary>
    public void SetLevels()
    {
        foreach (Strip strip in _strips)
        {
            float peak = 0;
            ForBlocks((at, frames) =>
            {
                strip.Stage(at, frames);
                peak = MathF.Max(peak, strip.Staged(frames).Peak());
            });
            strip.ClipGain = peak > 0 ? (float)(Math.Pow(10, BusPeakDb / 20) / peak) : 1;
            strip.Fader = 1 / strip.ClipGain;
        }
        float loudest = 0;
        ForBlocks((at, frames) => loudest = MathF.Max(loudest, Sum(at, frames).Peak()));
        _trim = loudest > 0 ? (float)(Math.Pow(10, MasterPeakDb / 20) / loudest) : 1;
        foreach (Strip strip in _strips) strip.Reset();
    }

    /// <summary>One block of the mix, valid until the next call. Frames go on from call to call by <paramref name="at"/>.</summary>
    /// <param name="intoMaster">The same block before the master's insert.</param>
    public Audio Render(long at, int frames, out Audio intoMaster)
    {
        Audio mix = Sum(at, frames);
        mix.Scale(new Ramp(_trim));
        intoMaster = _intoMaster.Stereo(frames);
        mix.CopyTo(intoMaster);
        long start = Stopwatch.GetTimestamp();
        Master.Process(mix, default);
        MasterTicks += Stopwatch.GetTimestamp() - start;
        return mix;
    }

    /// <summary>Linear gain of a bus from its insert to the master's.</summary>
    public float GainToMaster(Strip strip) => strip.Fader * _trim;

    Audio Sum(long at, int frames)
    {
        foreach (Strip strip in _strips) strip.Stage(at, frames);
        Audio sum = _sum.Stereo(frames);
        sum.Clear();
        foreach (Strip strip in _strips)
        {
            strip.Render(at, frames);
            Source.Add(strip.Out(frames), strip.Fader, sum);
        }
        return sum;
    }

    void ForBlocks(Action<long, int> render)
    {
        for (long at = 0; at < _length; at += IInsert.MaxFrames) render(at, (int)Math.Min(IInsert.MaxFrames, _length - at));
    }

    public void Dispose()
    {
        foreach (Strip strip in _strips) strip.Dispose();
        Master.Dispose();
    }
}
