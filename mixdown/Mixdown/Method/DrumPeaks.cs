using TopDown.Mixdown.Mixing;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Stems;

namespace TopDown.Mixdown.Method;

/// <summary>
/// "Clip gain adjustment on drums": where the peaks for which the limiter would have to take more than 3 dB are mostly one drum's, that drum is
/// too loud for this mix, and its clip gain goes down by what is over, 2 dB at most.
/// </summary>
sealed class DrumPeaks : TrackCheck
{
    const double AllowedDb = 3, MostDb = 2;
    const double CellSeconds = 0.05;

    readonly int[] _drums;
    readonly SoundFigures _sum;
    readonly List<(float Peak, int Track)> _cells = [];     // every cell's peak, and the track that brings most to it
    readonly int _cell;

    public DrumPeaks(MixState mix) : base(mix)
    {
        _drums = TracksOf(i => i.IsDrum());
        _sum = new(mix.Song.Rate);
        _cell = (int)(CellSeconds * mix.Song.Rate);
    }

    public override void Hear(MixChunk chunk)
    {
        _sum.Add(chunk.Mix);
        if (_drums.Length == 0) return;
        for (int at = 0; at < chunk.Frames; at += _cell)
        {
            int n = Math.Min(_cell, chunk.Frames - at);
            var cell = chunk.Mix.Slice(at, n);
            int side = Dsp.Samples.Peak(cell.Left) >= Dsp.Samples.Peak(cell.Right) ? 0 : 1, frame = Loudest(cell[side]);
            _cells.Add((Math.Abs(cell[side][frame]), Bringer(chunk, at + frame, side)));
        }
    }

    static int Loudest(ReadOnlySpan<float> x)
    {
        int at = 0;
        for (int i = 1; i < x.Length; i++)
            if (Math.Abs(x[i]) > Math.Abs(x[at])) at = i;
        return at;
    }

    /// <summary>The drum that brings more than all other tracks together; −1 where none does.</summary>
    int Bringer(MixChunk chunk, int frame, int side)
    {
        double all = 0, most = 0;
        int best = -1;
        for (int t = 0; t < Mix.Song.Tracks.Count; t++)
        {
            // the mix bus turns the sum down in a hit, all tracks alike: the shares stay
            double part = Math.Abs(chunk.Track(t)[side][frame]) * BusGain(Mix.Song.Tracks[t].Bus);
            all += part;
            if (part <= most) continue;
            (most, best) = (part, t);
        }
        return best >= 0 && most > all / 2 && Array.IndexOf(_drums, best) >= 0 ? best : -1;
    }

    public override IReadOnlyList<ChangeReport> Correct(CancellationToken cancel)
    {
        if (_drums.Length == 0)
        {
            Finding = "Clip gain on drums: there are no drum tracks.";
            return [];
        }
        double gain = Mix.Options.Target.Lufs - _sum.Lufs, allowed = Mix.Options.Target.CeilingDbtp + AllowedDb;
        var over = _cells.Select(c => (Db: 20 * Math.Log10(c.Peak) + gain - allowed, c.Track)).Where(c => c.Db > 0).ToArray();
        if (over.Length == 0)
        {
            double highest = _cells.Count == 0 ? double.NaN : 20 * Math.Log10(_cells.Max(c => c.Peak)) + gain - Mix.Options.Target.CeilingDbtp;
            Finding = double.IsFinite(highest) ? FormattableString.Invariant($"Clip gain on drums: nothing needed; at {Mix.Options.Target.Lufs:F0} LUFS the highest hit needs {Math.Max(0, highest):F1} dB of limiting.") : "Clip gain on drums: nothing needed; the mix is silent.";
            return [];
        }
        var worst = over.Where(c => c.Track >= 0).GroupBy(c => c.Track).MaxBy(g => g.Count());
        if (worst == null || 2 * worst.Count() < over.Length)
        {
            Finding = FormattableString.Invariant($"Clip gain on drums: nothing needed; {over.Length} places would need more than {AllowedDb:F0} dB of limiting, but no single drum makes most of them.");
            return [];
        }
        double[] by = [.. worst.Select(c => c.Db).Order()];
        double down = Math.Min(MostDb, Math.Ceiling(by[(int)(0.9 * (by.Length - 1))] * 2) / 2), was = Mix.Settings.Tracks[worst.Key].ClipGainDb;
        SetTrack(worst.Key, s => s with { ClipGainDb = was - down });
        string name = Mix.Song.Tracks[worst.Key].Name;
        Finding = $"Clip gain on drums: {name} makes {worst.Count()} of the {over.Length} places that need more than {AllowedDb:F0} dB of limiting.";
        return [new() { Where = name, What = "clip gain", From = MixState.Db(was), To = MixState.Db(was - down), Why = Finding }];
    }
}
