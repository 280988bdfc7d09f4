using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>
/// What lies between two taps, as a small bar with its number: how much more power (or less) the second has above a frequency, over the last
/// 0.4 s. For stages that add harmonics, the band above the voice's fundamentals tells most. Silence adds nothing.
/// </summary>
public sealed class AddedMeter : Widget
{
    const double PowerSeconds = 0.4;
    const double Quietest = 1e-8; // −80 dBFS: what is under it is not compared

    readonly TapListener _before, _after;
    readonly double _aboveHz;
    readonly StageBar _bar;
    Sloped _beforePower, _afterPower;

    /// <param name="mostDb">Each way.</param>
    /// <param name="aboveHz">0: all frequencies. Else 12 dB an octave are cut below it before comparing.</param>
    public AddedMeter(Tap before, Tap after, Box box, float mostDb = 6, string word = "adds", double aboveHz = 0) : base(box)
    {
        (_before, _after, _aboveHz) = (new TapListener(before), new TapListener(after), aboveHz);
        _bar = new StageBar(box, word, -mostDb, mostDb);
    }

    public override bool IsMoving => !_before.IsSilent || !_after.IsSilent || Db != 0 || _bar.IsLate;

    /// <summary>Difference as shown, dB.</summary>
    internal float Db => _beforePower.Power > Quietest && _afterPower.Power > Quietest ? Levels.PowerDb(_afterPower.Power) - Levels.PowerDb(_beforePower.Power) : 0;

    public override bool Follow(Shown v, double seconds)
    {
        double step = _aboveHz > 0 ? Math.Min(0.9, Math.Tau * _aboveHz / v.SampleRate) : 0;
        int frames = _before.Take(v, out var left, out var right);
        _beforePower.Add(left, right, step, frames > 0 ? frames / v.SampleRate : _before.IsSilent ? seconds : 0, PowerSeconds);
        frames = _after.Take(v, out left, out right);
        _afterPower.Add(left, right, step, frames > 0 ? frames / v.SampleRate : _after.IsSilent ? seconds : 0, PowerSeconds);
        return _bar.Move(Db, Db, seconds);
    }

    public override void DrawStill(Canvas c, Shown v) => _bar.DrawStill(c);

    public override void Draw(Canvas c, Shown v) => _bar.Draw(c, Look.Blue);

    /// <summary>Smoothed power of the mid signal after two one-pole high-passes.</summary>
    struct Sloped
    {
        double _first, _second;

        public double Power { get; private set; }

        public void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, double step, double seconds, double over)
        {
            if (seconds <= 0) return;
            double sum = 0;
            for (int i = 0; i < left.Length; i++)
            {
                double x = (left[i] + right[i]) * 0.5;
                _first += step * (x - _first);
                x -= step > 0 ? _first : 0;
                _second += step * (x - _second);
                x -= step > 0 ? _second : 0;
                sum += x * x;
            }
            if (!double.IsFinite(sum)) (sum, _first, _second) = (0, 0, 0);
            double now = left.Length > 0 ? sum / left.Length : 0;
            Power = now + (Power - now) * Levels.Left(seconds, over);
        }
    }
}
