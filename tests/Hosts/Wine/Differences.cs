using System.Globalization;
using TopDown.Plugin;
using Xunit.Abstractions;

namespace TopDown.Hosts.Tests.Wine;

/// <summary>How far two builds of one plug-in may be apart.</summary>
static class Differences
{
    // Linear and static; through compressors and oversampled saturation.
    const double Static = 1e-6, Bends = 1e-5;

    // Switches of the sections that bend.
    static readonly string[] s_bends = ["comp_on", "sat_on", "tape_on", "opto_on", "deess_on", "duck_on", "multi_on"];

    public static void AssertSame(string what, PluginType type, double[] normals, float[][] one, float[][] two, ITestOutputHelper output)
    {
        double worst = 0, peak = 0;
        Assert.Equal(one[0].Length, two[0].Length);
        for (int c = 0; c < 2; c++)
        {
            for (int i = 0; i < one[c].Length; i++)
            {
                worst = Math.Max(worst, Math.Abs((double)one[c][i] - two[c][i]));
                peak = Math.Max(peak, Math.Abs(one[c][i]));
            }
        }
        bool bends = s_bends.Any(id => type.Page.Find(id) is { } p && normals[p.Index] >= 0.5);
        double most = (bends ? Bends : Static) * Math.Max(1, peak);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {worst:E1} of a peak of {peak:F2}"));
        Assert.True(peak > 0.01, $"{what} is silent.");
        Assert.True(worst <= most, $"{what}: {worst:E2}, {most:E1} is the most");
    }
}
