using System.Diagnostics;
using System.Globalization;

namespace TopDown.Commands;

/// <summary>
/// How far a mix is, on the error stream: on a terminal one line that is written over, twice a second at most; in a log a line a stage.
/// </summary>
sealed class MixProgress
{
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly bool _isTerminal = !Console.IsErrorRedirected;
    readonly Lock _lock = new();
    string _stage = "";
    double _shown = -1;

    /// <summary>Any thread.</summary>
    public void Tell(string stage, double part)
    {
        lock (_lock)
        {
            bool isNew = stage != _stage;
            if (!isNew && (!_isTerminal || _clock.Elapsed.TotalSeconds - _shown < 0.5)) return;
            (_stage, _shown) = (stage, _clock.Elapsed.TotalSeconds);
            double left = part > 0.02 ? _shown * (1 - part) / part : double.NaN;
            string line = string.Create(CultureInfo.InvariantCulture, $"topdown: {100 * part,3:F0} %  {stage}{(double.IsFinite(left) && part < 1 ? $", about {Math.Ceiling(left):F0} s left" : "")}");
            if (_isTerminal) Console.Error.Write($"\r{line}\u001b[K");
            else Console.Error.WriteLine(line);
        }
    }

    /// <summary>The last line: what it took.</summary>
    /// <param name="seconds">Of music.</param>
    public void End(double seconds)
    {
        using Process self = Process.GetCurrentProcess();
        double took = (DateTime.Now - self.StartTime).TotalSeconds;
        string line = string.Create(CultureInfo.InvariantCulture, $"topdown: {seconds:F0} s of music in {took:F1} s, {seconds / took:F1} times real time, {self.PeakWorkingSet64 / 1e6:F0} MB of memory at most");
        Console.Error.WriteLine(_isTerminal ? $"\r{line}\u001b[K" : line);
    }
}
