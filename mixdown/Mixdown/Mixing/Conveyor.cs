using System.Runtime.ExceptionServices;
using TopDown.Dsp;

namespace TopDown.Mixdown.Mixing;

/// <summary>
/// Hands a run's work to threads: chunks go through stages of one or more items. An item takes its chunks in order, one at a time; a stage
/// takes a chunk when the stage before is through with all of it, the first one when a slot is free. So threads work on neighbouring
/// chunks, and what is computed does not hang on who computes it.
/// </summary>
/// <param name="items">Items of each stage.</param>
/// <param name="chunks">Chunks in all.</param>
/// <param name="slots">Chunks that are under way at most.</param>
/// <param name="work">Called with stage, item and chunk.</param>
sealed class Conveyor(int[] items, long chunks, int slots, Action<int, int, long> work)
{
    readonly object _gate = new();
    readonly long[][] _done = [.. items.Select(n => new long[n])];
    readonly bool[][] _busy = [.. items.Select(n => new bool[n])];
    ExceptionDispatchInfo? _failed;

    /// <summary>Until all is done, on so many threads with the caller's. What the work throws comes out here, when no thread works any more.</summary>
    public void Run(int threads, CancellationToken cancel)
    {
        DenormalGuard.Bind();
        Thread[] others = [.. Enumerable.Range(0, Math.Clamp(threads, 1, items.Sum()) - 1).Select(i => new Thread(Work) { IsBackground = true, Name = $"mix {i + 2}" })];
        using (cancel.Register(() => Fail(new OperationCanceledException(cancel))))
        {
            foreach (Thread t in others) t.Start();
            Work();
            foreach (Thread t in others) t.Join();
        }
        _failed?.Throw();
    }

    void Work()
    {
        using var guard = DenormalGuard.Enter();
        while (Take(out int stage, out int item, out long chunk))
        {
            try
            {
                work(stage, item, chunk);
            }
            catch (Exception e)
            {
                Fail(e);
            }
            Finish(stage, item);
        }
    }

    // The last stage first: what is begun is brought to its end.
    bool Take(out int stage, out int item, out long chunk)
    {
        lock (_gate)
        {
            for (; ; Monitor.Wait(_gate))
            {
                (stage, item, chunk) = (0, 0, 0);
                if (_failed != null || Through(items.Length - 1) == chunks) return false;
                for (stage = items.Length - 1; stage >= 0; stage--)
                {
                    long may = stage > 0 ? Through(stage - 1) : Math.Min(chunks, Through(items.Length - 1) + slots);
                    for (item = 0; item < items[stage]; item++)
                    {
                        chunk = _done[stage][item];
                        if (_busy[stage][item] || chunk >= may) continue;
                        return _busy[stage][item] = true;
                    }
                }
            }
        }
    }

    // Chunks that all items of a stage are through with.
    long Through(int stage)
    {
        long least = long.MaxValue;
        foreach (long done in _done[stage]) least = Math.Min(least, done);
        return least;
    }

    void Finish(int stage, int item)
    {
        lock (_gate)
        {
            _busy[stage][item] = false;
            _done[stage][item]++;
            Monitor.PulseAll(_gate);
        }
    }

    void Fail(Exception e)
    {
        lock (_gate)
        {
            _failed ??= ExceptionDispatchInfo.Capture(e);
            Monitor.PulseAll(_gate);
        }
    }
}
