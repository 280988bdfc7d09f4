namespace TopDown.Dsp.Tests;

/// <summary>
/// Bytes that a piece of work allocates. The least of five runs: a collection that a test on another thread causes can book
/// this thread's unused allocation buffer, while what the work itself allocates shows every time.
/// </summary>
static class Allocations
{
    public static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int n = 0; n < 5; n++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
