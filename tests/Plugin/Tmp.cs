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
                o.WriteLine($"{events} {at} asleep {q.IsAsleep} " + string.Join(" ", chain.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Select(f => (f.Name, f.GetValue(chain))).Where(f => f.Item2?.GetType().GetProperty("AtRest") != null).Select(f => f.Name + "=" + f.Item2!.GetType().GetProperty("AtRest")!.GetValue(f.Item2))) + " silentSince " + typeof(Runner).GetField("_silentSince", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(q) + " moves " + typeof(Runner).GetField("_moves", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(q) + " rest " + chain.GetType().GetProperty("AtRest")!.GetValue(chain) + string.Join(" ", chain.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Where(f => f.FieldType == typeof(bool)).Select(f => f.Name + f.GetValue(chain))) + " eq gliding " + _g(chain));
            });
        }
    }
    static string _g(object chain) { var eq = chain.GetType().GetField("_eq", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(chain)!; return string.Join(" ", eq.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Where(f => f.FieldType == typeof(int)).Select(f => f.Name + f.GetValue(eq))) + " " + string.Join(" ", ((float[])eq.GetType().GetField("_states", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(eq)!).Select(v => v.ToString("G3"))); }
    [Fact]
    public void Heard()
    {
        var type = Every.Of("Kitchen Sink");
        var r = Runs.Runner(type);
        float[][] x = Signals.Noise(2, 200_000);
        int learn = type.Page.Find("learn")!.Index;
        Offline.Render(r, x, null, [new(10, learn, 1)], [480]);
        using (var h = new Hosted(type))
        {
            h.Plugin.Setup(48000, 480); h.Plugin.Activate(); h.Plugin.SetProcessing(true);
            h.Plugin.SetValue(type.Page.Find("learn")!.Number, 1);
            for (int b = 0; b < 300; b++) { x[0].AsSpan(b * 480, 480).CopyTo(h.Plugin.Input(0)); x[1].AsSpan(b * 480, 480).CopyTo(h.Plugin.Input(1)); h.Plugin.Process(480); h.Plugin.Poll(); }
            o.WriteLine("in " + h.Plugin.Meter(type.Page.InPeak.Number) + " out " + h.Plugin.Output(0)[5] + ": " + System.Text.Encoding.UTF8.GetString(h.Plugin.GetState()).Replace('\n', ' '));
            h.Plugin.SetValue(type.Page.Find("learn")!.Number, 0);
            o.WriteLine("calls: " + string.Join(", ", h.Plugin.HostCalls));
        }
        o.WriteLine($"{r.Heard[0].Seconds} {string.Join(" ", type.Page.Readings.Select(q => q.Id + ":" + r.Heard[0].Percentile(q, 90)))}");
    }
}
