using TopDown.Dsp;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using TopDown.Mixdown.Stems;
using TopDown.Plugin;

namespace TopDown.Mixdown.Method;

/// <summary>
/// A leveller holds vowels and lets sibilants through, so a de-esser that meets its goal may still leave a voice as sharp as it came. Sharpness is the
/// 95th percentile of 50 ms of 5.6–8.9 kHz against the voice's loudness. Where there is sibilance and it has not lost 2.5 dB of that, the de-esser
/// takes more.
/// </summary>
sealed class VocalSharpness : TrackCheck
{
    const double FromHz = 5600, ToHz = 8900, CellSeconds = 0.05;
    const double HeardDb = -30, WantedDb = 2.5, MostRangeDb = 10;
    const int MostRuns = 4;

    /// <summary>Parameters by their ids: a plug-in without them has no de-esser.</summary>
    const string Range = "deess_range_db", Threshold = "deess_threshold_db";

    readonly int _bus, _insert;
    readonly Sharpness? _before, _after;

    public VocalSharpness(MixState mix) : base(mix)
    {
        (_bus, _insert) = (-1, -1);
        for (int b = 0; b < mix.Song.Buses.Count && _bus < 0; b++)
        {
            if (!mix.Song.Tracks.Any(t => t.Bus == b && t.Instrument == Instrument.Lead)) continue;
            _insert = mix.Settings.Buses[b].Inserts.ToList().FindIndex(i => i.IsOn && i.Type.Page.Find(Range) is Param && i.Type.Page.Find(Threshold) is Param);
            if (_insert >= 0) _bus = b;
        }
        if (_bus >= 0) (_before, _after) = (new(mix.Song.Rate), new(mix.Song.Rate));
    }

    public override void Hear(MixChunk chunk)
    {
        _before?.Add(chunk.Staged(_bus));
        _after?.Add(chunk.Bus(_bus));
    }

    public override IReadOnlyList<ChangeReport> Correct(CancellationToken cancel)
    {
        if (_before == null || _after == null)
        {
            Finding = "Vocal sharpness: there is no lead vocal with a de-esser.";
            return [];
        }
        double came = _before.Db, lost = came - _after.Db, first = lost;
        if (!(came > HeardDb) || !(lost < WantedDb))
        {
            Finding = FormattableString.Invariant($"Vocal sharpness: nothing needed; sibilants stood {came:F0} dB against the voice and lost {lost:F1} dB.");
            return [];
        }
        InsertSettings start = Mix.Settings.Buses[_bus].Inserts[_insert];
        Parameter range = start.Type.Page.Find(Range)!, threshold = start.Type.Page.Find(Threshold)!;
        double wasRange = range.ToPlain(start.Normals[range.Index]), wasThreshold = threshold.ToPlain(start.Normals[threshold.Index]), more = 0;
        for (int run = 0; run < MostRuns && lost < WantedDb && wasRange + more < MostRangeDb; run++)
        {
            more = Math.Min(MostRangeDb - wasRange, more + Math.Max(0.5, WantedDb - lost));
            Set(range, wasRange + more, threshold, wasThreshold - more);
            var after = new Sharpness(Mix.Song.Rate);
            Mix.Engine(Mix.Settings, Mix.LearnStretch).Run(MixTaps.Buses, chunk => after.Add(chunk.Bus(_bus)), null, cancel);
            lost = came - after.Db;
        }
        Finding = FormattableString.Invariant($"Vocal sharpness: sibilants stood {came:F0} dB against the voice and had lost {first:F1} dB of that; the de-esser takes up to {more:F1} dB more, and they lose {lost:F1} dB.");
        return
        [
            new() { Where = Mix.BusName(_bus), What = $"{start.Type.Page.Name}: {range.Title}", From = range.TextWithUnit(wasRange), To = range.TextWithUnit(wasRange + more), Why = "the leveller had brought the sibilants back" },
            new() { Where = Mix.BusName(_bus), What = $"{start.Type.Page.Name}: {threshold.Title}", From = threshold.TextWithUnit(wasThreshold), To = threshold.TextWithUnit(Math.Max(threshold.Min, wasThreshold - more)), Why = "the same" },
        ];
    }

    void Set(Parameter range, double rangeDb, Parameter threshold, double thresholdDb)
    {
        double[] normals = [.. Mix.Settings.Buses[_bus].Inserts[_insert].Normals];
        normals[range.Index] = range.ToNormal(rangeDb);
        normals[threshold.Index] = threshold.ToNormal(Math.Max(threshold.Min, thresholdDb));
        Mix.Set(new(_bus, _insert), normals);
    }

    /// <summary>Sibilants against the whole voice.</summary>
    sealed class Sharpness(int rate)
    {
        readonly BandLevel _band = new(rate, FromHz, Math.Min(ToHz, 0.45 * rate));
        readonly SoundFigures _voice = new(rate);
        readonly List<double> _cells = [];
        readonly int _cell = (int)(CellSeconds * rate);
        double _power;
        int _filled;

        public void Add(Audio x)
        {
            _voice.Add(x);
            Audio band = _band.Add(x);
            for (int at = 0; at < band.Length;)
            {
                int n = Math.Min(_cell - _filled, band.Length - at);
                Audio part = band.Slice(at, n);
                _power += Measuring.ChannelSums.Power(part);
                at += n;
                if ((_filled += n) < _cell) continue;
                _cells.Add(_power / _cell);
                (_power, _filled) = (0, 0);
            }
        }

        /// <summary>dB; BS.1770's own sum of both channels' power, so that it stands against LUFS.</summary>
        public double Db => 10 * Math.Log10(LoudPart.Percentile([.. _cells.Order()], 0.95)) - _voice.Lufs;
    }
}
