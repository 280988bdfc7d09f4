using TopDown.Plugin;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Displays;

/// <summary>Every frame of a tap once, in order, as they come. UI thread; allocates when made.</summary>
sealed class TapListener(Tap tap)
{
    const int Most = 8192; // what a tap's ring gives in one go

    readonly float[] _left = new float[Most], _right = new float[Most];
    long _seen = -1;

    // −100 dBFS: under every scale here. A tail that decays for minutes is no picture.
    const float Quiet = 1e-5f;
    bool _isQuiet;

    /// <summary>True once frames stopped coming, or only such come as no display shows: the sound is off.</summary>
    public bool IsSilent { get; private set; } = true;

    /// <summary>The largest of what was last taken, either side.</summary>
    public float Peak { get; private set; }

    /// <summary>What came since the last look; frames beyond the ring are lost.</summary>
    public int Take(Shown v, out ReadOnlySpan<float> left, out ReadOnlySpan<float> right)
    {
        long written = v.Written(tap);
        int frames = _seen < 0 || written < _seen ? 0 : (int)Math.Min(written - _seen, Most);
        _seen = written;

        // Asking turns the tap on, so something is asked for in any case.
        int asked = Math.Max(frames, 1);
        IsSilent = !v.Latest(tap, _left.AsSpan(0, asked), _right.AsSpan(0, asked));
        Peak = Largest(frames);
        if (frames > 0) _isQuiet = !(Peak >= Quiet);
        IsSilent |= _isQuiet;
        if (IsSilent) (frames, Peak) = (0, 0);
        left = _left.AsSpan(0, frames);
        right = _right.AsSpan(0, frames);
        return frames;
    }

    float Largest(int frames)
    {
        float peak = 0;
        for (int i = 0; i < frames; i++) peak = MathF.Max(peak, MathF.Max(MathF.Abs(_left[i]), MathF.Abs(_right[i])));
        return peak;
    }
}
