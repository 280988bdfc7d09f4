using TopDown.Dsp;
using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Stems;
using TopDown.Plugin;

namespace TopDown.Mixdown.Method;

/// <summary>
/// "Side-chain to the bass guitar": under the kick's hits the drums must not lie below the bass between 40 and 110 Hz. Where half of the
/// hits do by more than 3 dB, the bass ducks deeper.
/// </summary>
sealed class KickAndBass : TrackCheck
{
    const double FromHz = 40, ToHz = 110, MarginDb = 3, StepDb = 3, MostDb = 9;
    const double WindowSeconds = 0.06, RestSeconds = 0.12, HitDb = 12;

    /// <summary>The one parameter by its id: a plug-in without it can't duck.</summary>
    const string Depth = "duck_db";

    readonly int[] _kicks;
    readonly int _bass = -1, _drums = -1, _insert = -1;
    readonly BandLevel _bassBand, _drumBand;
    readonly List<(float Kick, double Drums, double Bass)> _cells = []; // 10 ms each
    readonly int _cell;

    public KickAndBass(MixState mix) : base(mix)
    {
        _cell = mix.Song.Rate / 100;
        _kicks = TracksOf(i => i == Instrument.Kick);
        (_bassBand, _drumBand) = (Band(), Band());
        if (_kicks.Length == 0) return;
        _drums = mix.Song.Tracks[_kicks[0]].Bus;
        _bass = mix.Song.Tracks.FirstOrDefault(t => t.Instrument.IsBass() && t.Bus != _drums)?.Bus ?? -1;
        if (_bass >= 0) _insert = mix.Settings.Buses[_bass].Inserts.ToList().FindIndex(i => i.IsOn && i.Type.Page.Find(Depth) != null);
        BandLevel Band() => new(mix.Song.Rate, FromHz, ToHz);
    }

    public override void Hear(MixChunk chunk)
    {
        if (_bass < 0) return;
        Audio bass = _bassBand.Add(chunk.Bus(_bass)), drums = _drumBand.Add(chunk.Bus(_drums));
        for (int at = 0; at < chunk.Frames; at += _cell)
        {
            int n = Math.Min(_cell, chunk.Frames - at);
            float kick = 0;
            foreach (int t in _kicks) kick = MathF.Max(kick, chunk.Track(t).Slice(at, n).Peak());
            _cells.Add((kick, ChannelSums.Power(drums.Slice(at, n)), ChannelSums.Power(bass.Slice(at, n))));
        }
    }

    public override IReadOnlyList<ChangeReport> Correct(CancellationToken cancel)
    {
        Finding = _kicks.Length == 0 ? "Kick and bass: there is no kick track." : "Kick and bass: there is no bass.";
        if (_bass < 0) return [];
        double[] distances = [.. Hits().Order()];
        if (distances.Length == 0)
        {
            Finding = "Kick and bass: nothing needed; they do not sound together.";
            return [];
        }
        double median = distances[distances.Length / 2];
        string place = FormattableString.Invariant($"{FromHz:F0}–{ToHz:F0} Hz");
        if (median >= -MarginDb)
        {
            Finding = FormattableString.Invariant($"Kick and bass: nothing needed; under half of the {distances.Length} hits the drums stand {median:+0.0;−0.0} dB or more over the bass at {place}.");
            return [];
        }
        Finding = FormattableString.Invariant($"Kick and bass: under half of the {distances.Length} hits the bass lies {-median:F1} dB or more over the drums at {place}");
        if (_insert < 0 || Mix.Settings.Buses[_bass].Inserts[_insert].Key == null)
        {
            Finding += ", and no plug-in on its bus hears the kick.";
            Mix.Findings.Add(new() { Severity = Severity.Notice, Where = Mix.BusName(_bass), Sentence = Finding, Remedy = "Put Bass Multiband on the bass bus and name the kick as its side-chain.", AtHz = Math.Sqrt(FromHz * ToHz) });
            return [];
        }
        InsertSettings insert = Mix.Settings.Buses[_bass].Inserts[_insert];
        Parameter depth = insert.Type.Page.Find(Depth)!;
        double was = depth.ToPlain(insert.Normals[depth.Index]), to = Math.Min(MostDb, was + StepDb);
        Finding += to > was ? "." : ", though it is ducked as deep as it may be.";
        if (to <= was) return [];
        double[] normals = [.. insert.Normals];
        normals[depth.Index] = depth.ToNormal(to);
        Mix.Set(new(_bass, _insert), normals);
        return [new() { Where = Mix.BusName(_bass), What = $"{insert.Type.Page.Name}: {depth.Title}", From = depth.TextWithUnit(was), To = depth.TextWithUnit(to), Why = Finding }];
    }

    /// <summary>Drums over bass, dB, in the window behind each hit with both sounding.</summary>
    IEnumerable<double> Hits()
    {
        if (_cells.Count == 0) yield break;
        int window = (int)(WindowSeconds * 100), rest = (int)(RestSeconds * 100);
        float loudest = _cells.Max(c => c.Kick), hit = loudest * MathF.Pow(10, (float)(-HitDb / 20));
        double audible = _cells.Max(c => c.Bass) * 1e-3; // 30 dB under the loudest bass there is none
        if (loudest <= 0) yield break;
        for (int i = 1; i + window < _cells.Count; i++)
        {
            if (_cells[i].Kick < hit || _cells[i - 1].Kick > _cells[i].Kick / 2) continue;
            double drums = 0, bass = 0;
            for (int k = i; k < i + window; k++)
            {
                drums += _cells[k].Drums;
                bass += _cells[k].Bass;
            }
            if (bass > audible * window && drums > 0) yield return 10 * Math.Log10(drums / bass);
            i += rest;
        }
    }
}
