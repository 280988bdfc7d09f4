using System.Diagnostics;
using TopDown.Dsp;

namespace TopDown.Benchmarks;

/// <summary>
/// Candidates in turn, 40 blocks each, round after round: what else the machine does meets them all alike. Numbers below the normal range
/// are flushed to zero for all of them, as hosts and our plug-ins do.
/// </summary>
sealed class Race(IReadOnlyList<Candidate> candidates)
{
    const int BlocksATurn = 40;

    readonly Signal _signal = new();
    long _block;

    /// <summary>
    /// Until the just-in-time compiler has done its best: it counts 30 calls of a method, waits 100 ms without new methods and
    /// then compiles beside us.
    /// </summary>
    public void WarmUp()
    {
        for (int i = 0; i < 4; i++)
        {
            Round(isTimed: false);
            Thread.Sleep(150);
        }
    }

    /// <summary>One turn each.</summary>
    public void Round(bool isTimed = true)
    {
        DenormalGuard.Bind();
        using var guard = DenormalGuard.Enter();
        foreach (Candidate candidate in candidates) candidate.Turn(_signal, _block, BlocksATurn, isTimed);
        _block += BlocksATurn;
    }

    /// <summary>Rounds for as long as told, one at least.</summary>
    /// <param name="time">Of the clock.</param>
    /// <param name="afterRound">Turns that happen elsewhere.</param>
    public void Run(TimeSpan time, Action afterRound)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            Round();
            afterRound();
        }
        while (watch.Elapsed < time);
    }
}
