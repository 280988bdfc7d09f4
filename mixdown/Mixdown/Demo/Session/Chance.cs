namespace TopDown.Mixdown.Demo.Session;

/// <summary>Seeded random numbers, the same in every .NET version: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</summary>
sealed class Chance
{
    ulong _state;

    public Chance(ulong seed) => _state = seed;

    /// <summary>A source of its own for every player, from the player's name (FNV-1a).</summary>
    public Chance(string name)
    {
        _state = 14695981039346656037;
        foreach (char c in name) _state = (_state ^ c) * 1099511628211;
    }

    /// <summary>0…1.</summary>
    public double Unit()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>−1…1, white.</summary>
    public double Noise() => 2 * Unit() - 1;

    /// <summary>About normal with deviation 1, never beyond ±2: the sum of three, folded back.</summary>
    public double Human()
    {
        double x = Noise() + Noise() + Noise();
        return x > 2 ? 4 - x : x < -2 ? -4 - x : x;
    }

    public double Between(double low, double high) => low + (high - low) * Unit();
}
