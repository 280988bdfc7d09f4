using System.Runtime.ExceptionServices;

namespace TopDown.Mixdown;

/// <summary>Jobs side by side that know nothing of each other; what the first of them throws comes out as it was thrown.</summary>
static class Together
{
    public static void Do(params Action[] jobs) => Unwrapped(() => Parallel.Invoke(jobs));

    public static void For(int count, Action<int> job) => Unwrapped(() => Parallel.For(0, count, job));

    static void Unwrapped(Action run)
    {
        try
        {
            run();
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
