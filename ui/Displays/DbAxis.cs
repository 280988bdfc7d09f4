namespace TopDown.Ui.Displays;

/// <summary>dB along a display. <paramref name="Low"/> lies at <paramref name="From"/>, <paramref name="High"/> at <paramref name="To"/>; logical units, either way round.</summary>
readonly record struct DbAxis(float From, float To, double Low, double High)
{
    public float PerDb => (To - From) / (float)(High - Low);

    /// <summary>Held within the axis; its low end for what is no number.</summary>
    public float At(double db) => db > Low ? From + (float)(Math.Min(db, High) - Low) * PerDb : From;

    public double Db(float place) => Low + (place - From) / PerDb;

    /// <summary>The narrowest step of 1, 2, 3, 6, 10, 12, 20 dB whose lines are that far apart.</summary>
    public int Step(float apart)
    {
        foreach (int db in (ReadOnlySpan<int>)[1, 2, 3, 6, 12])
            if (db * Math.Abs(PerDb) >= apart) return db;
        return 24;
    }
}
