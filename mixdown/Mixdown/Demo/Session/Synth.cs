namespace TopDown.Mixdown.Demo.Session;

/// <summary>The keyboards' voices; each adds one note.</summary>
static class Synth
{
    const double Rate = DemoSession.Rate;

    /// <summary>
    /// Electric piano by frequency modulation (Chowning, JAES 21/7, 1973): a 1:1 pair for the tine's body, whose index follows the
    /// stroke, and a short pair at 14 times the frequency for its strike; a slow tremolo from side to side.
    /// </summary>
    public static void Tine(double[] left, double[] right, double time, double length, int midi, double velocity)
    {
        double hz = Exact.Hertz(midi), body = 0, bell = 0;
        int from = Tape.Frame(time), release = from + Tape.Frame(length), end = Math.Min(left.Length, release + Tape.Frame(0.35));
        double decay = 1.5 * Math.Sqrt(220 / hz), level = 0.3 * velocity, fall = Exact.Exp(-1 / (decay * Rate)), damp = Exact.Exp(-1 / (0.06 * Rate));
        double index = 0.35 * velocity * velocity, indexFall = Exact.Exp(-1 / (0.45 * Rate)), strike = 0.16 * velocity * velocity, strikeFall = Exact.Exp(-1 / (0.05 * Rate));
        int rise = Tape.Frame(0.0015);
        for (int i = Math.Max(0, from); i < end; i++)
        {
            double open = i - from < rise ? (i - from) / (double)rise : 1, swing = 0.22 * Exact.Sin(4.6 * i / Rate);
            double x = open * level * (Exact.Sin(body + index * Exact.Sin(body)) + strike * Exact.Sin(body + 0.15 * Exact.Sin(bell)));
            left[i] += x * (0.7 + swing);
            right[i] += x * (0.7 - swing);
            body += hz / Rate;
            bell += 14 * hz / Rate;
            level *= i >= release ? damp : fall;
            index *= indexFall;
            strike *= strikeFall;
        }
    }

    /// <summary>Drawbar organ: 16′ 5⅓′ 8′ 4′ 2⅔′ 2′ as sines, and the key's click.</summary>
    public static void Organ(double[] to, double time, double length, int midi, Chance chance)
    {
        ReadOnlySpan<double> ratio = [0.5, 1.5, 1, 2, 3, 4], bar = [0.7, 0.5, 1, 0.6, 0.35, 0.25];
        double hz = Exact.Hertz(midi);
        int from = Tape.Frame(time), end = Math.Min(to.Length, from + Tape.Frame(length)), edge = Tape.Frame(0.004);
        Biquad click = Biquad.BandPass(2500, 0.8);
        for (int k = 0; k < ratio.Length; k++)
        {
            double step = ratio[k] * hz / Rate, phase = chance.Unit(), c = 2 * Exact.Cos(step), y1 = Exact.Sin(phase - step), y = Exact.Sin(phase);
            for (int i = from; i < end; i++)
            {
                to[i] += 0.1 * bar[k] * y * Math.Min(1, Math.Min(i - from, end - i) / (double)edge);
                (y1, y) = (y, c * y - y1);
            }
        }
        for (int i = from; i < Math.Min(end, from + 400); i++) to[i] += click.Next(0.25 * chance.Noise() * (400 - i + from) / 400);
    }

    /// <summary>Rotating loudspeaker: horn above and drum below 800 Hz, each nearer to one microphone, then to the other (Doppler and level).</summary>
    public static void Rotary(double[] dry, double[] left, double[] right)
    {
        double[] low = [.. dry], high = [.. dry];
        Biquad.LowPass(800).Filter(low);
        Biquad.HighPass(800).Filter(high);
        double horn = 0, drum = 0, hornHz = 0.8, drumHz = 0.7;
        for (int i = 0; i < dry.Length; i++)
        {
            bool fast = i >= Tape.Frame(Score.At(Score.Chorus)) && i < Tape.Frame(Score.At(Score.Ending, 2));
            hornHz += ((fast ? 6.6 : 0.8) - hornHz) / (0.45 * Rate);
            drumHz += ((fast ? 5.7 : 0.7) - drumHz) / (1.8 * Rate);
            horn += hornHz / Rate;
            drum += drumHz / Rate;
            double h = Exact.Sin(horn), d = Exact.Sin(drum), side = Exact.Cos(horn);
            left[i] = (1 + 0.35 * h) * Guitars.Between(high, i - (0.8 - 0.35 * h) * 48) + (1 + 0.15 * d) * Guitars.Between(low, i - (1.1 - 0.2 * d) * 48);
            right[i] = (1 + 0.35 * side) * Guitars.Between(high, i - (0.8 - 0.35 * side) * 48) + (1 - 0.15 * d) * Guitars.Between(low, i - (1.1 + 0.2 * d) * 48);
        }
    }

    /// <summary>Pad: three detuned saws a side through a low-pass that opens in the chorus.</summary>
    public static void Pad(double[] left, double[] right, double time, double until, int midi, double level, Chance chance)
    {
        int from = Tape.Frame(time), release = Tape.Frame(until), end = Math.Min(left.Length, release + Tape.Frame(0.5));
        double rise = 1 - Exact.Exp(-1 / (0.18 * Rate)), fall = 1 - Exact.Exp(-1 / (0.12 * Rate));
        foreach (double[] to in (double[][])[left, right])
        {
            Saw a = new(chance.Unit()), b = new(chance.Unit()), c = new(chance.Unit());
            Biquad tone = Biquad.LowPass(900 + 1900 * level, 0.8), low = Biquad.HighPass(140);
            double env = 0, hz = Exact.Hertz(midi + 0.02 * chance.Noise());
            for (int i = Math.Max(0, from); i < end; i++)
            {
                env += i < release ? rise * (1 - env) : -fall * env;
                to[i] += 0.08 * level * env * low.Next(tone.Next(a.Next(hz * 0.9962) + b.Next(hz) + c.Next(hz * 1.0041)));
            }
        }
    }

    /// <summary>Arpeggio: a saw, plucked by a falling low-pass with some resonance; an echo three sixteenths later on the other side.</summary>
    public static void Blip(double[] left, double[] right, double time, int midi, double velocity, double pan)
    {
        int from = Tape.Frame(time), length = Tape.Frame(0.32), echo = Tape.Frame(0.75 * Score.Beat);
        Saw saw = new(0.5);
        double hz = Exact.Hertz(midi), env = 1, fall = Exact.Exp(-1 / (0.075 * Rate)), g = 0, band = 0, low = 0;
        double l = Exact.Cos((pan + 1) / 8), r = Exact.Sin((pan + 1) / 8);
        for (int n = 0; n < length; n++)
        {
            if (n % 16 == 0) g = 2 * Math.PI * (500 + 5200 * velocity * env * env) / Rate / 2;
            double x = saw.Next(hz), high = (x - (0.7 + g) * band - low) / (1 + g * (0.7 + g)); // TPT state variable filter
            double v1 = g * high, v = v1 + band, v2 = g * v, y = v2 + low;
            (band, low) = (v + v1, y + v2);
            double edge = Math.Min(1, Math.Min(n / 60.0, (length - n) / 600.0));
            double sample = 0.3 * velocity * env * edge * y;
            env *= fall;
            if (from + n < left.Length) { left[from + n] += l * sample; right[from + n] += r * sample; }
            if (from + n + echo < left.Length) { left[from + n + echo] += 0.3 * r * sample; right[from + n + echo] += 0.3 * l * sample; }
        }
    }

    /// <summary>Sawtooth whose step is rounded over two samples (polynomial BLEP, Välimäki and Huovilainen, IEEE SPM 24/2, 2007).</summary>
    sealed class Saw(double phase)
    {
        double _phase = phase;

        public double Next(double hz)
        {
            double step = hz / Rate;
            _phase += step;
            if (_phase >= 1) _phase -= 1;
            double x = 2 * _phase - 1;
            if (_phase < step) { double t = _phase / step; x -= 2 * t - t * t - 1; }
            else if (_phase > 1 - step) { double t = (_phase - 1) / step; x -= t * t + 2 * t + 1; }
            return x;
        }
    }
}
