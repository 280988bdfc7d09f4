using System.Runtime.ExceptionServices;

namespace TopDown.Mixdown;

/// <summary>Jobs side by side that know nothing of each other; what the first of them throws comes out as it was thrown.</summary>
/// <param name="threads">At most; 1 = one after the other.</param>
public sealed class Together(int threads)
{
    readonly ParallelOptions _options = new() { MaxDegreeOfParallelism = threads };

    public void Do(params Action[] jobs) => Unwrapped(() => Parallel.Invoke(_options, jobs));

    public void For(int count, Action<int> job) => Unwrapped(() => Parallel.For(0, count, _options, job));

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
