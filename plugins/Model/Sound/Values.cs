using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// All parameters of one running plug-in, as its page reads them: smoothed, in plain units. Audio thread. Values move in
/// straight lines inside a control cell; the line's plan always runs to the next cell boundary of the absolute counter,
/// so that the same events give the same samples however the host cuts its blocks.
/// </summary>
public sealed class Values
{
    readonly Parameter[] _parameters;
    readonly Glide[] _glides;
    readonly int[] _glideFrames;
    readonly double[] _start, _end;         // normal, at the cell's begin and planned end
    readonly float[] _rampStart, _rampEnd;  // what Ramp gives
    readonly double[] _plain;               // at the cell's planned end
    readonly int[] _moving;
    int _movingCount;
    int _cellLength = 1;

    internal Values(Page page)
    {
        _parameters = [.. page.Parameters];
        int n = _parameters.Length;
        (_glides, _glideFrames, _moving) = (new Glide[n], new int[n], new int[n]);
        (_start, _end, _plain) = (new double[n], new double[n], new double[n]);
        (_rampStart, _rampEnd) = (new float[n], new float[n]);
    }

    public Spec Spec { get; private set; }

    /// <summary>Position in the cell of the current call's first frame.</summary>
    public int First { get; private set; }

    /// <summary>Plain value at the end of this cell.</summary>
    public double this[Param p] => _plain[p.Index];

    /// <summary>The number behind the chosen label; NaN = Auto.</summary>
    public double this[Choice c] => c.Numbers[Index(c)];

    /// <summary>The place of the chosen label.</summary>
    public int Index(Choice c) => (int)c.ToPlain(_glides[c.Index].Target);

    /// <summary>Where the switch stands or is on its way to.</summary>
    public bool this[Toggle t] => _glides[t.Index].Target >= 0.5;

    /// <summary>
    /// Where a switch (0…1) or a gliding choice (0…number of labels − 1) is at the end of this cell, on its way too: for what
    /// a page fades by itself.
    /// </summary>
    public double Position(Parameter p) => _end[p.Index] * p.Steps;

    /// <summary>The number of a gliding choice, on its way between the labels' numbers.</summary>
    public double Smooth(Choice c)
    {
        double at = Position(c);
        int below = Math.Min((int)at, c.Steps - 1);
        return c.Numbers[below] + (at - below) * (c.Numbers[below + 1] - c.Numbers[below]);
    }

    /// <summary>
    /// The ratio of a gliding choice, on its way between two labels in a straight line of the curve's slope, 1 − 1/ratio, which ∞ has
    /// as well.
    /// </summary>
    public double SmoothRatio(Choice c)
    {
        double at = Position(c);
        int below = Math.Min((int)at, c.Steps - 1);
        return 1 / (1 - double.Lerp(1 - 1 / c.Numbers[below], 1 - 1 / c.Numbers[below + 1], at - below));
    }

    /// <summary>The value over this call: decibels as linear gain, percent as fraction, switches as 0…1, all else plain.</summary>
    public Ramp Ramp(Parameter p)
    {
        float start = _rampStart[p.Index], end = _rampEnd[p.Index];
        return start == end ? new(start, 0, 0) : new(start, (end - start) / _cellLength, First);
    }

    /// <summary>Decibels over this call, as they are: a straight line in dB.</summary>
    public Ramp RampDb(Param p)
    {
        double start = p.ToPlain(_start[p.Index]), end = _plain[p.Index];
        return start == end || First >= _cellLength ? new(end) : new((float)start, (float)((end - start) / _cellLength), First);
    }

    /// <summary>True in the first call of a cell in which a switch leaves 0: its section starts from rest.</summary>
    public bool TurnsOn(Toggle t) => First == 0 && _rampStart[t.Index] == 0 && _rampEnd[t.Index] > 0;

    /// <summary>Frames of this cell as planned; its number; and how much of the cell before it was rendered (1 = all).</summary>
    internal int CellLength => _cellLength;
    internal long Cell { get; private set; }
    internal float RenderedBefore { get; private set; } = 1;

    internal bool IsMoving => _movingCount > 0;
    internal double TargetNormal(int index) => _glides[index].Target;

    internal void Prepare(in Spec spec, ReadOnlySpan<double> normals)
    {
        Spec = spec;
        for (int i = 0; i < _parameters.Length; i++) _glideFrames[i] = (int)(_parameters[i].GlideMs * 0.001 * spec.SampleRate);
        JumpTo(normals);
    }

    internal void JumpTo(ReadOnlySpan<double> normals)
    {
        _movingCount = 0;
        for (int i = 0; i < _parameters.Length; i++) Jump(i, normals[i]);
    }

    internal void JumpToTargets()
    {
        _movingCount = 0;
        for (int i = 0; i < _parameters.Length; i++) Jump(i, _glides[i].Target);
    }

    /// <summary>A host's point at sample <paramref name="now"/>; the caller ends the cell there. True if anything changes.</summary>
    internal bool Set(int index, double normal, long now)
    {
        normal = double.IsFinite(normal) ? Math.Clamp(normal, 0, 1) : _glides[index].Target;
        if (_parameters[index].Steps > 0) normal = _parameters[index].ToNormal(_parameters[index].ToPlain(normal));
        if (normal == _glides[index].Target) return false;
        if (_glideFrames[index] == 0)
        {
            Jump(index, normal);
            return true;
        }
        _glides[index].Go(_end[index], normal, now, _glideFrames[index]);
        if (!_moving.AsSpan(0, _movingCount).Contains(index)) _moving[_movingCount++] = index;
        return true;
    }

    /// <summary>Ends the running cell at <paramref name="position"/>: what moves stands where its line is.</summary>
    internal void CutCell(int position)
    {
        if (position >= _cellLength) return;
        RenderedBefore = (float)position / _cellLength;
        for (int m = 0; m < _movingCount; m++)
        {
            int i = _moving[m];
            _end[i] = _start[i] + (_end[i] - _start[i]) / _cellLength * position;
            _rampEnd[i] = _rampStart[i] + (_rampEnd[i] - _rampStart[i]) / _cellLength * position;
        }
    }

    /// <summary>Plans the lines from <paramref name="now"/> to the next boundary. True if anything moves in it.</summary>
    internal bool BeginCell(long now, int length)
    {
        if (First >= _cellLength) RenderedBefore = 1;
        _cellLength = length;
        First = 0;
        Cell++;
        bool moves = _movingCount > 0;
        for (int m = 0; m < _movingCount; m++)
        {
            int i = _moving[m];
            bool goesOn = _glides[i].IsMovingAt(now);
            _start[i] = _end[i];
            _rampStart[i] = _rampEnd[i];
            _end[i] = _glides[i].At(now + length);
            _plain[i] = SmoothPlain(i, _end[i]);
            _rampEnd[i] = RampValue(i, _plain[i]);
            if (goesOn || _start[i] != _end[i]) continue;
            _rampStart[i] = _rampEnd[i];
            _moving[m--] = _moving[--_movingCount];
        }
        return moves;
    }

    internal void Advance(int frames) => First += frames;

    void Jump(int i, double normal)
    {
        if (_parameters[i].Steps > 0) normal = _parameters[i].ToNormal(_parameters[i].ToPlain(normal)); // a switch at 0.3 is off, not 30 % on
        _glides[i].Jump(normal);
        _start[i] = _end[i] = normal;
        _plain[i] = SmoothPlain(i, normal);
        _rampStart[i] = _rampEnd[i] = RampValue(i, _plain[i]);
    }

    // Switches and choices on their way have no plain value but their position.
    double SmoothPlain(int i, double normal) => _parameters[i] is Param p ? p.ToPlain(normal) : normal * _parameters[i].Steps;

    float RampValue(int i, double plain) => _parameters[i] is not Param p ? (float)plain
        : p.IsDecibels ? (float)Math.Pow(10, plain / 20)
        : p.Unit == "%" ? (float)(plain / 100) : (float)plain;
}
