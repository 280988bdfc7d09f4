namespace TopDown.Mixdown.Demo.Session;

enum Piece { Kick, Snare, Hat, Tom1, Tom2, Crash, Ride }

/// <summary>One stroke: when (seconds), how hard (0…1], and for the hi-hat how far open (0…1).</summary>
readonly record struct Stroke(Piece Piece, double Time, double Velocity, double Open = 0);

/// <summary>
/// The drummer's part. Timing leaves the grid by a normal deviation of 2 ms (bounded at ±4), the snare lies 2.5 ms behind it and the
/// hi-hat 1 ms ahead; velocity follows the metre (beats over off-beats), the section and chance.
/// </summary>
static class Groove
{
    public static List<Stroke> Play()
    {
        Chance chance = new("drummer");
        List<Stroke> strokes = [];
        void Hit(Piece piece, int bar, double beat, double velocity, double open = 0)
        {
            if (Score.Stopped(bar, beat)) return;
            double lean = piece switch { Piece.Snare => 0.0025, Piece.Hat => -0.001, _ => 0 };
            strokes.Add(new(piece, Score.At(bar, beat) + lean + 0.002 * chance.Human(), Math.Clamp(velocity + 0.045 * chance.Human(), 0.08, 1), open));
        }

        for (int bar = 0; bar < Score.Ending; bar++)
        {
            bool chorus = bar >= Score.Chorus, fill = bar is Score.Chorus - 1 or Score.Ending - 1;
            double level = bar < 1 ? 0.48 : bar < Score.Verse ? 0.55 : chorus ? 0.93 : 0.66;
            double last = fill ? 2 : 4;
            foreach (double beat in (double[])(chorus ? [0, 0.75, 1.5, 2, 2.75, 3.5] : bar % 2 == 0 ? [0, 1.5, 2] : [0, 2, 2.5]))
                if (bar > 0 && beat < last) Hit(Piece.Kick, bar, beat, level * (beat % 2 == 0 ? 1 : 0.8));
            if (bar >= Score.Verse - 1)
            {
                if (bar >= Score.Verse) Hit(Piece.Snare, bar, 1, level);
                if (last > 3 && bar >= Score.Verse) Hit(Piece.Snare, bar, 3, level * 1.03);
                if (!chorus && bar >= Score.Verse) // ghost notes
                    foreach (double beat in (double[])[1.75, 2.25])
                        if (beat < last) Hit(Piece.Snare, bar, beat, 0.2);
            }
            for (int eighth = 0; eighth < 2 * last; eighth++)
            {
                double beat = eighth / 2.0, accent = eighth % 4 == 0 ? 1 : eighth % 2 == 0 ? 0.86 : 0.62;
                if (chorus && bar >= 10) Hit(Piece.Ride, bar, beat, level * accent);
                else Hit(Piece.Hat, bar, beat, level * accent, chorus ? 0.55 : !fill && eighth == 7 ? 0.8 : 0.04);
                if (!chorus && bar >= 4 && eighth % 2 == 1 && beat + 0.25 < last) Hit(Piece.Hat, bar, beat + 0.25, level * 0.4, 0.02);
            }
            if (bar == Score.Verse - 1) // into the verse
                foreach (double beat in (double[])[3, 3.5, 3.75]) Hit(Piece.Snare, bar, beat, 0.35 + 0.25 * (beat - 3));
            if (chorus && bar % 2 == 0 || bar == Score.StopBar + 1) Hit(Piece.Crash, bar, 0, bar == Score.Chorus ? 1 : 0.85);
            if (!fill) continue;
            double[] grid = [2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75];
            for (int i = 0; i < grid.Length; i++)
                Hit(i < 2 ? Piece.Snare : i < 5 ? Piece.Tom1 : Piece.Tom2, bar, grid[i], (i % 2 == 0 ? 0.8 : 0.66) + 0.02 * i);
        }
        Hit(Piece.Kick, Score.Ending, 0, 0.98);
        Hit(Piece.Snare, Score.Ending, 0, 0.95);
        Hit(Piece.Crash, Score.Ending, 0, 1);
        Hit(Piece.Tom2, Score.Ending, 2, 0.55);
        strokes.Sort(static (a, b) => a.Time.CompareTo(b.Time));
        return strokes;
    }
}
