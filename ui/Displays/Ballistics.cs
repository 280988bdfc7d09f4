namespace TopDown.Ui.Displays;

/// <summary>
/// A pointer with mass, spring and damper, as a moving-coil meter has: 99 % of a step after 300 ms, 1.2 % beyond it, then at rest (the
/// VU characteristic of IEC 60268-17). Moves in steps of 0.5 ms, so that no frame rate changes its way.
/// </summary>
struct Coil
{
    const double Step = 0.0005, Omega = 13.5, Damping = 0.81; // ω and ζ of x″ = ω²(to − x) − 2ζω·x′ that give those figures

    double _at, _speed, _owed;

    public readonly float At => (float)_at;

    /// <param name="still">What cannot be seen: nearer and slower than that, it stands.</param>
    public bool Move(double to, double seconds, double still)
    {
        if (_at == to && _speed == 0) return false;
        _owed += Math.Min(seconds, 1);
        for (; _owed >= Step; _owed -= Step)
        {
            _speed += Step * Omega * (Omega * (to - _at) - 2 * Damping * _speed);
            _at += Step * _speed;
        }
        if (Math.Abs(to - _at) < still && Math.Abs(_speed) < still * 10) (_at, _speed) = (to, 0);
        return true;
    }

    public readonly bool IsAt(double place) => _at == place && _speed == 0;

    /// <summary>Without a way.</summary>
    public void Jump(double to) => (_at, _speed) = (to, 0);
}

/// <summary>
/// A peak that rises at once and falls 20 dB in 1.7 s (return time of a type I peak programme meter, IEC 60268-10).
/// </summary>
struct Falling(float restDb)
{
    readonly float _rest = restDb;

    public const float DbPerSecond = 20 / 1.7f;

    public float Db { get; private set; } = restDb;

    public void Move(float db, double seconds, float perSecond = DbPerSecond)
    {
        float fallen = Db - perSecond * (float)seconds;
        Db = db >= fallen ? db : Math.Max(fallen, _rest);
    }
}

/// <summary>The highest of late: stands for some seconds, then falls as <see cref="Falling"/> does.</summary>
struct Held(float restDb, double seconds)
{
    readonly float _rest = restDb;
    double _age;

    public float Db { get; private set; } = restDb;

    public void Move(float db, double elapsed)
    {
        _age += elapsed;
        if (db >= Db) (Db, _age) = (db, 0);
        else if (_age > seconds) Db = Math.Max(Math.Max(db, _rest), Db - Falling.DbPerSecond * (float)elapsed);
    }
}

/// <summary>A number to be read: tenths, brought up to date eight times a second.</summary>
struct Readable
{
    const double Seconds = 1 / 8.0;

    double _since;

    public float Tenths { get; private set; }

    /// <summary>It is still to be brought up to date.</summary>
    public readonly bool IsLate(float value) => Tenths != Rounded(value);

    /// <summary>True when it changed.</summary>
    public bool Move(float value, double seconds)
    {
        if ((_since += seconds) < Seconds) return false;
        _since = 0;
        bool changed = IsLate(value);
        Tenths = Rounded(value);
        return changed;
    }

    static float Rounded(float value) => MathF.Floor(value * 10 + 0.5f) / 10;
}

/// <summary>
/// Carries a reading over frames in which no block came: its rest value counts only after a tenth of a second, longer than a block of 4096.
/// </summary>
struct Carried(float rest)
{
    const double Seconds = 0.1;

    // dB, or a tenth of what any scale shows: a release that takes minutes for its last thousandths is at rest.
    const float Hair = 0.005f;

    readonly float _rest = rest;
    double _age = Seconds;

    public float Value { get; private set; } = rest;

    public float Take(float value, double seconds)
    {
        if (Math.Abs(value - _rest) > Hair) (Value, _age) = (value, 0);
        else if ((_age += seconds) >= Seconds) Value = _rest;
        return Value;
    }

    public readonly bool IsWaiting => Value != _rest;
}
