using System.Reflection;
using Xunit.Abstractions;
namespace TopDown.Plugin.Tests;
public sealed class Tmp(ITestOutputHelper o)
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Rest(string name)
    {
        var type = Every.Of(name);
        foreach (int events in new[] { 0, 30 })
        {
            var r = Runs.Runner(type);
            float[][] x = Signals.Noise(2, 1_000_000);
            foreach (var c in x) Array.Clear(c, 150_000, 850_000);
            Offline.Render(r, x, null, [.. Runs.RandomEvents(type, 130_000, events, 1)], null, (q, at) =>
            {
                if (at % 102400 != 0) return;
                var chain = typeof(Runner).GetField("_chain", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(q)!;
                o.WriteLine($"{events} {at} asleep {q.IsAsleep} " + string.Join(" ", chain.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Select(f => (f.Name, f.GetValue(chain))).Where(f => f.Item2?.GetType().GetProperty("AtRest") != null).Select(f => f.Name + "=" + f.Item2!.GetType().GetProperty("AtRest")!.GetValue(f.Item2))));
            });
        }
    }
    [Fact]
    public void Heard()
    {
        var type = Every.Of("Kitchen Sink");
        var r = Runs.Runner(type);
        float[][] x = Signals.Noise(2, 200_000);
        int learn = type.Page.Find("learn")!.Index;
        Offline.Render(r, x, null, [new(10, learn, 1)], [480]);
        o.WriteLine($"{r.Heard[0].Seconds} {string.Join(" ", type.Page.Readings.Select(q => q.Id + ":" + r.Heard[0].Percentile(q, 90)))}");
    }
}
