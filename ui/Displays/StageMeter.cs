using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Displays;

/// <summary>What a stage takes away, as a small bar with its number: "removes −3.2 dB". Rises at once, falls 20 dB a second.</summary>
public sealed class StageMeter : Widget
{
    const float FallPerSecond = 20;

    readonly Reading _reduction;
    readonly StageBar _bar;
    Carried _reading;
    Falling _level = new(0);

    public StageMeter(Reading reduction, Box box, float mostDb = 12, string word = "removes") : base(box)
    {
        _reduction = reduction;
        _bar = new StageBar(box, word, 0, mostDb);
        _reading = new Carried((float)reduction.Rest);
    }

    public override bool IsMoving => _reading.IsWaiting || _level.Db > 0 || _bar.IsLate;

    /// <summary>Reduction as shown, dB.</summary>
    internal float Db => _level.Db;

    public override bool Follow(Shown v, double seconds)
    {
        _level.Move(Math.Max(0, _reading.Take(v[_reduction], seconds)), seconds, FallPerSecond);
        return _bar.Move(_level.Db, -_level.Db, seconds);
    }

    public override void DrawStill(Canvas c, Shown v) => _bar.DrawStill(c);

    public override void Draw(Canvas c, Shown v) => _bar.Draw(c, Look.Amber);
}
