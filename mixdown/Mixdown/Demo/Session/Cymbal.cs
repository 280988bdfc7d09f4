namespace TopDown.Mixdown.Demo.Session;

/// <summary>
/// A cymbal: very many inharmonic modes whose frequencies belong to the instrument, with new weights at every stroke. What a plate
/// does beyond that, feeding its energy upwards during the first tens of milliseconds, is noise that swells and dies
/// (Fletcher and Rossing 20.3).
/// </summary>
sealed class Cymbal
{
    readonly double[] _hz, _weight;
    readonly Chance _chance;
    readonly double _low, _high;

    public Cymbal(string name, int modes, double lowest, double octaves, double centre)
    {
        _chance = new(name);
        (_low, _high) = (lowest, lowest * Exact.Exp2(octaves));
        _hz = new double[modes];
        _weight = new double[modes];
        for (int i = 0; i < modes; i++)
        {
            double place = (i + _chance.Unit()) / modes;
            _hz[i] = lowest * Exact.Exp2(place * octaves);
            double away = _hz[i] < centre ? _hz[i] / centre : centre / _hz[i];
            _weight[i] = _chance.Between(0.3, 1) * away / Math.Sqrt(modes);
        }
    }

    /// <summary>One stroke.</summary>
    /// <param name="to">The cymbal's line.</param>
    /// <param name="at">First frame.</param>
    /// <param name="velocity">0…1.</param>
    /// <param name="decay">Seconds to 1/e of the low modes; high ones die sooner.</param>
    /// <param name="swell">Seconds in which the noise rises.</param>
    /// <param name="wash">Noise in proportion to the modes.</param>
    /// <param name="until">The frame where a hand or the next stroke ends it.</param>
    public void Strike(double[] to, int at, double velocity, double decay, double swell, double wash, int until)
    {
        double bright = 0.35 + 0.65 * velocity;
        for (int i = 0; i < _hz.Length; i++)
        {
            double upper = _hz[i] / 9000;
            int spread = (int)(100 * _chance.Unit()); // the wave needs its time across the plate: modes do not start as one click
            Resonance.Ring(to, at + spread, _hz[i], decay / (1 + upper), velocity * _weight[i] * _chance.Between(0.5, 1) * (upper > 0.5 ? bright : 1), until);
        }
        const double Rate = DemoSession.Rate;
        Biquad high = Biquad.HighPass(Math.Max(3000, _low * 4)), air = Biquad.LowPass(_high, 0.6);
        double level = velocity * bright * wash, step = Exact.Exp(-1 / (0.7 * decay * Rate)), rise = 0, riseStep = 1 - Exact.Exp(-1 / (swell * Rate));
        int fade = Tape.Frame(0.004), end = Math.Min(Math.Min(to.Length, until), at + Tape.Frame(decay * 6));
        for (int i = at; i < end; i++)
        {
            rise += riseStep * (1 - rise);
            double x = air.Next(high.Next(rise * level * _chance.Noise()));
            to[i] += end - i < fade ? x * (end - i) / fade : x;
            level *= step;
        }
    }
}
