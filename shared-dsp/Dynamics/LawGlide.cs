namespace TopDown.Dsp.Dynamics;

/// <summary>
/// Moves a gain law to new values without a step or a corner: every value follows two equal one-poles in series (closed
/// form, 4 ms each: 99 % after 27 ms), in straight lines of an eighth to a sixth of a millisecond. Time counts from the aim, so the path
/// depends on when values were set and never on how calls are cut.
/// </summary>
public sealed class LawGlide
{
    const double PoleSeconds = 0.004;
    const double SettledDb = 1e-5;
    const int Values = 5;

    readonly double[] _aim = new double[Values], _value = new double[Values], _lead = new double[Values];
    readonly double[] _nextValue = new double[Values], _nextLead = new double[Values];
    GainLawRamp _ramp;
    int _line = 8;
    double _polesPerLine;

    /// <summary>The values' course, to be read at <see cref="Position"/> and on for <see cref="Remaining"/> frames.</summary>
    public ref readonly GainLawRamp Ramp => ref _ramp;

    public int Position { get; private set; }

    /// <summary>Frames until the line bends; <see cref="int.MaxValue"/> while nothing moves.</summary>
    public int Remaining { get; private set; } = int.MaxValue;

    public bool Settled => Remaining == int.MaxValue;

    /// <summary>One reduction serves both channels: the link is full and not moving, whatever else moves.</summary>
    public bool FullyLinked => _aim[4] == 1 && !LinkMoves;

    /// <summary>The link is on its way; it can arrive at the end of any line.</summary>
    public bool LinkMoves => !Settled && (_value[4] != _aim[4] || _lead[4] != _aim[4]);

    public void Prepare(in Spec spec)
    {
        _line = spec.Cell / 4;
        _polesPerLine = _line / (PoleSeconds * spec.SampleRate);
    }

    /// <summary>Glide from wherever the values are now.</summary>
    public void Aim(in GainLaw law)
    {
        if (!Settled)
        {
            double done = (double)Position / _line;
            for (int k = 0; k < Values; k++)
            {
                _value[k] += (_nextValue[k] - _value[k]) * done;
                _lead[k] += (_nextLead[k] - _lead[k]) * done;
            }
        }
        Store(law);
        Bend();
    }

    /// <summary>Be there at once.</summary>
    public void Jump(in GainLaw law)
    {
        Store(law);
        Settle();
    }

    /// <summary>Ends every glide at its aim.</summary>
    public void Settle()
    {
        _aim.CopyTo(_value, 0);
        _aim.CopyTo(_lead, 0);
        _ramp = new GainLawRamp
        {
            Threshold = (float)_aim[0], Slope = (float)_aim[1], Knee = (float)_aim[2], Ceiling = (float)_aim[3], Link = (float)_aim[4],
        };
        Position = 0;
        Remaining = int.MaxValue;
    }

    /// <summary>Held amplitudes to target reductions in dB along the law's straight lines, which move on by as many frames.</summary>
    public void Reduce(float[] held, float[] target, int frames)
    {
        for (int at = 0; at < frames;)
        {
            int n = Math.Min(frames - at, Remaining);
            _ramp.Process(held, target, at, n, Position);
            Advance(n);
            at += n;
        }
    }

    /// <param name="frames">At most <see cref="Remaining"/>.</param>
    public void Advance(int frames)
    {
        if (Settled) return;
        Position += frames;
        Remaining -= frames;
        if (Remaining > 0) return;
        _nextValue.CopyTo(_value, 0);
        _nextLead.CopyTo(_lead, 0);
        Bend();
    }

    void Store(in GainLaw law)
    {
        _aim[0] = law.ThresholdDb;
        _aim[1] = law.Slope;
        _aim[2] = law.KneeDb;
        _aim[3] = law.CeilingDb;
        _aim[4] = law.Link;
    }

    void Bend()
    {
        bool there = true;
        for (int k = 0; k < Values; k++)
            there &= Math.Abs(_value[k] - _aim[k]) < SettledDb && Math.Abs(_lead[k] - _aim[k]) < SettledDb;
        if (there)
        {
            Settle();
            return;
        }
        double decay = Math.Exp(-_polesPerLine);
        for (int k = 0; k < Values; k++)
        {
            double lead = _lead[k] - _aim[k], value = _value[k] - _aim[k];
            _nextLead[k] = _aim[k] + lead * decay;
            _nextValue[k] = _aim[k] + (value + lead * _polesPerLine) * decay;
        }
        _ramp = new GainLawRamp
        {
            Threshold = (float)_value[0], ThresholdStep = Step(0),
            Slope = (float)_value[1], SlopeStep = Step(1),
            Knee = (float)_value[2], KneeStep = Step(2),
            Ceiling = (float)_value[3], CeilingStep = Step(3),
            Link = (float)_value[4], LinkStep = Step(4),
        };
        Position = 0;
        Remaining = _line;
    }

    float Step(int k) => (float)((_nextValue[k] - _value[k]) / _line);
}
