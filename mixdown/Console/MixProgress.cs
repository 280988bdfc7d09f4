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

    /// <summary>Leaves the terminal's line as it was.</summary>
    public void End()
    {
        if (_isTerminal) Console.Error.Write("\r\u001b[K");
    }
}
