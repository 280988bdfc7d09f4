using System.Diagnostics;
using TopDown.Dsp;
using TopDown.Mixdown.Sessions;
using TopDown.Plugin;

namespace TopDown.Mixdown.Mixing;

/// <summary>An insert in a run: its side-chain, its lanes, what its meters showed. Off, it is a delay of its latency.</summary>
sealed class InsertLine : IDisposable
{
    readonly InsertSettings _settings;
    readonly IInsert _insert;
    readonly int _before;
    readonly long _first;
    readonly ParameterLane[] _lanes;
    readonly List<Event> _events = [];
    readonly Dictionary<Reading, List<float>> _shown = [];
    readonly DelayLine _off = new();
    readonly AudioBuffer? _key;
    readonly TapDelay _keyDelay;
    long _ticks;

    /// <param name="make">Makes the plug-in where its lanes have it at the first frame.</param>
    /// <param name="lanes">Of this insert, those that are on.</param>
    /// <param name="before">Latency of what is in front, frames.</param>
    /// <param name="first">The song's frame that the run begins with.</param>
    public InsertLine(InsertSettings settings, Func<InsertSettings, IInsert> make, IReadOnlyList<Lane> lanes, double rate, int before, long first)
    {
        Page page = settings.Type.Page;
        _lanes = [.. lanes.Select(l => new ParameterLane(l, page.Find(l.Parameter)!, rate))];
        double[] normals = [.. settings.Normals];
        foreach (ParameterLane lane in _lanes) normals[lane.Index] = lane.Start(first);
        (_settings, _before, _first) = (settings, before, first);
        _insert = make(settings with { Normals = normals });
        _off.Prepare(new Spec(rate, 2, IInsert.MaxFrames), _insert.Latency);
        _off.Set(_insert.Latency);
        _keyDelay = new(rate, before);
        if (settings.Key != null && (settings.Key.Bus < 0 || before > 0)) _key = new(MixChunk.MaxFrames);
        foreach (Ear ear in page.Ears) _shown[ear.Reduction] = [];
        if (page.GainReduction is { } reduction) _shown[reduction] = [];
    }

    public int Latency => _insert.Latency;
    public double Seconds => _ticks / (double)Stopwatch.Frequency;

    public ReadingCurve Curve(Reading reading) => _shown.TryGetValue(reading, out var values)
        ? new(_first - _before, IInsert.MaxFrames, values)
        : throw new ArgumentException($"{reading.Id} is no ear's reading of {_settings.Type.Page.Name}.", nameof(reading));

    /// <summary>What the side-chain hears in this chunk; empty = not connected.</summary>
    public Audio Key(MixSlot slot, int frames)
    {
        if (_settings.Key is not { } source || !_settings.IsOn) return default;
        if (_key == null) return slot.Staged[source.Bus].Stereo(frames);
        Audio key = _key.Stereo(frames);
        if (source.Bus >= 0) _keyDelay.Copy(slot.Staged[source.Bus], _key, frames);
        else
        {
            key.Clear();
            foreach (int track in source.Tracks) key.Add(slot.Tracks[track]!.Stereo(frames));
            _keyDelay.Process(key);
        }
        return key;
    }

    /// <summary>One block, in place.</summary>
    /// <param name="at">Frames since the run began.</param>
    public void Process(Audio x, Audio key, long at)
    {
        if (!_settings.IsOn)
        {
            if (_insert.Latency > 0) _off.Process(x);
            return;
        }
        long start = Stopwatch.GetTimestamp();
        _events.Clear();
        foreach (ParameterLane lane in _lanes) lane.Take(_first + at - _before, at, x.Length, _events);
        if (_lanes.Length > 1) _events.Sort(static (a, b) => a.Sample != b.Sample ? a.Sample.CompareTo(b.Sample) : a.Index.CompareTo(b.Index));
        _insert.Process(x, key, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events));
        foreach (var (reading, values) in _shown) values.Add((float)_insert.Of(reading));
        _ticks += Stopwatch.GetTimestamp() - start;
    }

    public void Dispose() => _insert.Dispose();
}
