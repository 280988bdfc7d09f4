namespace TopDown.Plugin;

/// <summary>How a continuous parameter's range lies over the host's 0…1.</summary>
public enum Scale
{
    Linear,
    /// <summary>Equal ratios take equal travel: frequencies and times.</summary>
    Log,
}

/// <summary>A continuous parameter.</summary>
public sealed class Param : Parameter
{
    readonly Scale _scale;
    readonly double _min, _max, _default, _glideMs;

    internal Param(Group group, string id, string title, string unit, Scale scale, double min, double max, double @default, double glideMs, string tip, string shortTitle)
        : base(group, id, title, unit, tip, shortTitle)
    {
        if (!(min < max) || @default < min || @default > max || (scale == Scale.Log && min <= 0))
            throw new ArgumentException($"{Id}: range {min}…{max} with default {@default} is not possible.");
        (_scale, _min, _max, _default, _glideMs) = (scale, min, max, @default, glideMs);
    }

    public override double Min => _min;
    public override double Max => _max;
    public override double Default => _default;
    public override int Steps => 0;
    public override double GlideMs => _glideMs;
    public bool IsDecibels => Unit == "dB";

    public override double ToPlain(double normal)
    {
        normal = Math.Clamp(normal, 0, 1);
        if (normal == 0) return _min;
        if (normal == 1) return _max;
        return _scale == Scale.Linear ? _min + normal * (_max - _min) : _min * Math.Pow(_max / _min, normal);
    }

    public override double ToNormal(double plain)
    {
        if (!(plain > _min)) return 0;
        if (plain >= _max) return 1;
        return _scale == Scale.Linear ? (plain - _min) / (_max - _min) : Math.Log(plain / _min) / Math.Log(_max / _min);
    }

    public override string Text(double plain) => NumberText.Write(plain, Decimals(Math.Abs(plain)));

    // A dB shows hundredths; frequencies and times show four figures, percent tenths.
    int Decimals(double size) => Unit switch
    {
        "dB" => 2,
        "%" => 1,
        _ => size < 9.995 ? 3 : size < 99.95 ? 2 : size < 999.5 ? 1 : 0,
    };

    public override bool TryParse(ReadOnlySpan<char> text, out double plain)
    {
        if (!NumberText.TryRead(text, out plain, out var rest)) return false;
        if (rest.Length > 0 && !rest.Equals(Unit, StringComparison.OrdinalIgnoreCase))
        {
            double factor = Factor(rest);
            if (factor == 0) return false;
            plain *= factor;
        }
        return true;
    }

    double Factor(ReadOnlySpan<char> unit)
    {
        if (Unit == "Hz" && (Is(unit, "k") || Is(unit, "kHz"))) return 1000;
        if (Unit == "ms" && Is(unit, "s")) return 1000;
        return Unit == "dB" && Is(unit, "dBFS") ? 1 : 0;
        static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>For presets: this parameter at a value.</summary>
    public Assignment At(double plain) => new(this, plain >= _min && plain <= _max ? plain : throw new ArgumentOutOfRangeException(nameof(plain), $"{Id} = {plain} is outside {_min}…{_max}."));
}
