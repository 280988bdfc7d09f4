using TopDown.Ui.Drawing;
using TopDown.Ui.Widgets;

namespace TopDown.Ui.Editing;

// Frames: what stands still lies in a backdrop; what changed is restored from it and drawn anew, clipped to its box.
public sealed partial class Editor
{
    const int MostMarks = 96;

    /// <summary>Seconds of frames after the last change that came from outside.</summary>
    const double Restless = 0.5;

    const float RingWidth = 2, RingGap = 1;

    readonly Canvas _still = new();

    /// <summary>What stands still.</summary>
    internal Canvas Backdrop => _still;

    readonly PixelBox[] _marks = new PixelBox[MostMarks], _dirty = new PixelBox[MostMarks];
    int _markCount, _dirtyCount;
    bool _isStillDrawn;
    double _time, _quiet;
    int _revision = -1;
    readonly Tip _tip;

    /// <summary>Takes up what is new and draws it. True: <see cref="Dirty"/> is to be presented.</summary>
    public bool Tick(double seconds)
    {
        if (Canvas.Width == 0)
        {
            (int width, int height) = WantedSize;
            Fit(width, height);
        }
        seconds = double.IsFinite(seconds) ? Math.Clamp(seconds, 0, 1) : 0;
        _time += seconds;
        Shown.Fetch(seconds);
        bool isNew = _revision != Shown.Revision;
        _revision = Shown.Revision;
        Watch();
        foreach (Widget w in _widgets)
            if (w.IsShown && w.Follow(Shown, seconds)) Mark(w.Changed);
        foreach (Popup p in _popups)
            if (p.Follow(Shown, seconds)) Mark(p.LiveBox);
        _tip.Pass(seconds);
        // What changed and cannot be seen (the last thousandths of a decaying reading) keeps nothing going.
        _quiet = isNew || _markCount > 0 ? 0 : _quiet + seconds;
        return Draw();
    }

    /// <summary>What the last <see cref="Tick"/> drew anew, pixels of <see cref="Canvas"/>.</summary>
    public ReadOnlySpan<PixelBox> Dirty => _dirty.AsSpan(0, _dirtyCount);

    /// <summary>False: nothing moves, and no frame is wanted until <see cref="IShell.Wake"/>.</summary>
    public bool IsMoving
    {
        get
        {
            if (_quiet < Restless || _markCount > 0 || !_isStillDrawn || _tip.IsWaiting) return true;
            foreach (Widget w in _widgets)
                if (w.IsShown && w.IsMoving) return true;
            foreach (Popup p in _popups)
                if (p.IsMoving) return true;
            return false;
        }
    }

    internal void Invalidate(Widget widget)
    {
        Mark(widget.LiveBox);
        Shell?.Wake();
    }

    /// <summary>Everything, backdrop and all: another size, another page of the face.</summary>
    internal void Redraw()
    {
        _isStillDrawn = false;
        Shell?.Wake();
    }

    internal void Mark(Box box)
    {
        PixelBox pixels = Canvas.Touched(box);
        if (pixels.IsEmpty) return;
        if (_markCount == MostMarks) _marks[MostMarks - 1] = _marks[MostMarks - 1].Union(pixels);
        else _marks[_markCount++] = pixels;
    }

    bool Draw()
    {
        PixelBox all = new(0, 0, Canvas.Width, Canvas.Height);
        if (!_isStillDrawn)
        {
            DrawStill(all);
            (_marks[0], _markCount) = (all, 1);
        }
        Gather();
        for (int i = 0; i < _dirtyCount; i++) DrawPart(_dirty[i]);
        Canvas.Clip = all;
        return _dirtyCount > 0;
    }

    void DrawStill(PixelBox all)
    {
        _still.Clip = all;
        Header.DrawGround(_still, (float)Canvas.Width / Canvas.Scale, (float)Canvas.Height / Canvas.Scale);
        foreach (Widget w in _drawn)
            if (w.IsShown) w.DrawStill(_still, Shown);
        _isStillDrawn = true;
    }

    /// <summary>Marks that overlap become one, until none do.</summary>
    void Gather()
    {
        for (int i = 0; i < _markCount; i++)
        {
            for (int j = i + 1; j < _markCount; j++)
            {
                if (!_marks[i].Meets(_marks[j])) continue;
                _marks[i] = _marks[i].Union(_marks[j]);
                _marks[j] = _marks[--_markCount];
                j = i; // the larger box may meet others now
            }
        }
        // A box that grew late may meet one that was passed.
        _dirtyCount = 0;
        for (int i = 0; i < _markCount; i++) Take(_marks[i]);
        _markCount = 0;
    }

    void Take(PixelBox box)
    {
        for (int i = 0; i < _dirtyCount; i++)
        {
            if (!_dirty[i].Meets(box)) continue;
            box = box.Union(_dirty[i]);
            _dirty[i] = _dirty[--_dirtyCount];
            i = -1;
        }
        _dirty[_dirtyCount++] = box;
    }

    void DrawPart(PixelBox part)
    {
        Canvas.Clip = part;
        Canvas.Copy(_still, part);
        foreach (Widget w in _drawn)
            if (w.IsShown) DrawIn(w, part);
        if (_hasRing && Focus is { } focus) DrawRing(focus.FocusBox, part);
        foreach (Popup p in _popups) DrawIn(p, part);
        DrawIn(_tip, part);
    }

    void DrawIn(Widget w, PixelBox part)
    {
        PixelBox clip = Canvas.Touched(w.LiveBox).Cut(part);
        if (clip.IsEmpty) return;
        Canvas.Clip = clip;
        w.Draw(Canvas, Shown);
    }

    static Box RingBox(Widget w) => w.FocusBox.Inset(-RingWidth - RingGap);

    void DrawRing(Box around, PixelBox part)
    {
        Box outside = around.Inset(-RingWidth - RingGap);
        if (!Canvas.Touched(outside).Meets(part)) return;
        Canvas.Clip = part;
        // Four bars: a ring of two units without a hole's winding.
        float t = RingWidth;
        Canvas.Begin().Rect(new(outside.X, outside.Y, outside.Width, t)).Rect(new(outside.X, outside.Bottom - t, outside.Width, t))
            .Rect(new(outside.X, outside.Y + t, t, outside.Height - 2 * t)).Rect(new(outside.Right - t, outside.Y + t, t, outside.Height - 2 * t)).Fill(Look.Focus);
    }
}
