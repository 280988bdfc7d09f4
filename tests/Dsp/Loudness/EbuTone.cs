namespace TopDown.Dsp.Tests.Loudness;

/// <summary>
/// Plays EBU's test signals into a meter: a 1 kHz tone on all its channels, in phase, at levels (peak, dBFS) for durations; the phase runs on
/// through changes of level.
/// </summary>
sealed class EbuTone
{
    readonly ProgrammeMeter _meter = new();
    readonly double _rate;
    readonly float[][] _x;
    long _at;

    public EbuTone(double rate, params double[] weights)
    {
        if (weights.Length == 0) weights = [1, 1];
        _rate = rate;
        _x = [.. weights.Select(_ => new float[4096])];
        _meter.Prepare(rate, weights);
    }

    public ProgrammeMeter Meter => _meter;

    public EbuTone Play(double dbfs, double seconds, Action<ProgrammeMeter>? look = null) => Play([.. _x.Select(_ => dbfs)], seconds, look);

    public EbuTone Silence(double seconds) => Play(double.NegativeInfinity, seconds);

    /// <summary>One level a channel. Looks at the meter whenever a hop has ended.</summary>
    public EbuTone Play(double[] dbfs, double seconds, Action<ProgrammeMeter>? look = null)
    {
        double[] amplitudes = [.. dbfs.Select(db => Math.Pow(10, db / 20))];
        for (long end = _at + (long)Math.Round(seconds * _rate); _at < end;)
        {
            int n = (int)Math.Min(end - _at, look is null ? 4096 : 400);
            for (int i = 0; i < n; i++)
            {
                double sine = Math.Sin(2 * Math.PI * 1000 * (_at + i) / _rate);
                for (int c = 0; c < _x.Length; c++) _x[c][i] = (float)(amplitudes[c] * sine);
            }
            long hops = _meter.Hops;
            _meter.Process(_x, n);
            _at += n;
            if (_meter.Hops != hops) look?.Invoke(_meter);
        }
        return this;
    }
}
