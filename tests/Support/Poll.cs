using System.Diagnostics;

namespace TopDown.Testing;

/// <summary>Waits for something outside to happen: never a fixed sleep.</summary>
public static class Poll
{
    /// <summary>True as soon as <paramref name="condition"/> holds, false when <paramref name="timeout"/> has passed. Asks every 20 ms, at least once.</summary>
    public static bool Until(Func<bool> condition, TimeSpan timeout)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > timeout) return false;
            Thread.Sleep(20);
        }
        return true;
    }
}
