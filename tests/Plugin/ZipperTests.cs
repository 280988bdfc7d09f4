using System.Globalization;
using Xunit.Abstractions;

namespace TopDown.Plugin.Tests;

/// <summary>No parameter, switch or choice of any plug-in clicks: −50 dB in the worst case (measured as the docs say).</summary>
public sealed class ZipperTests(ITestOutputHelper output)
{
    const double Most = -50;

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Nothing_zips(string name)
    {
        var type = Every.Of(name);
        double[] rates = Every.IsLong ? [44_100, 48_000, 96_000, 192_000] : [48_000], tones = Every.IsLong ? [100, 440, 997] : [440, 997];
        int phases = Every.IsLong ? 16 : 3;
        var failed = new List<string>();
        foreach (var p in type.Page.Parameters.Where(p => p.IsAutomatable && p != type.Page.Match))
        {
            (double Db, string Where) worst = (-200, "nowhere heard");
            foreach (var (setup, normals) in Setups.Of(type))
            {
                foreach (var (from, to) in Steps(p))
                {
                    foreach (double rate in rates)
                        foreach (double hz in tones)
                            for (int n = 0; n < phases; n++)
                            {
                                double db = Zipper.Db(type, normals, p.Index, from, to, hz, (n + 0.37) / phases, rate, out bool isHeard);
                                if (db > Most && p is Param) db = Zipper.Db(type, normals, p.Index, from, to, hz, (n + 0.37) / phases, rate, out isHeard, way: 20);
                                if (!isHeard && !(db > worst.Db)) break; // this parameter is not heard in this setup
                                if (db > worst.Db) worst = (db, string.Create(CultureInfo.InvariantCulture, $"{setup}, {p.TextWithUnit(p.ToPlain(from))} → {p.TextWithUnit(p.ToPlain(to))}, {hz} Hz, {rate / 1000} kHz"));
                            }
                }
            }
            string line = string.Create(CultureInfo.InvariantCulture, $"{p.Id,-20} {worst.Db,7:F1} dB  {worst.Where}");
            output.WriteLine(line);
            if (worst.Db > Most) failed.Add(line);
        }
        Assert.True(failed.Count == 0, $"Above {Most} dB:\n" + string.Join("\n", failed));
    }

    static IEnumerable<(double From, double To)> Steps(Parameter p)
    {
        if (p is Choice c)
        {
            for (int i = 0; i < c.Labels.Count; i++)
                for (int j = 0; j < c.Labels.Count; j++)
                    if (i != j && (Every.IsLong || Math.Abs(i - j) == 1 || (i == 0 && j == c.Labels.Count - 1))) yield return (c.ToNormal(i), c.ToNormal(j));
            yield break;
        }
        if (Zipper.IsGain(p))
        {
            double low = Math.Clamp(p.Default, p.Min, p.Max - 6.02);
            yield return (p.ToNormal(low), p.ToNormal(low + 6.02));
            yield return (p.ToNormal(low + 6.02), p.ToNormal(low));
            yield break;
        }
        yield return (0, 1);
        yield return (1, 0);
    }
}
