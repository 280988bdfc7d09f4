using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// Plays what an ear hears instead of the output, and fades between the two: a function of the sample counter. An ear whose
/// section rests hears nothing, so the output is played on. Audio thread.
/// </summary>
sealed class EarSwitch
{
    const double FadeSeconds = 0.0085;

    readonly float[][] _old = [new float[Runner.Span], new float[Runner.Span]], _new = [new float[Runner.Span], new float[Runner.Span]];
    Glide _fade;
    int _from, _to, _frames;        // 0 = the output, 1 … = ears
    bool _heardOld, _heardNew;
    long _now;

    public void Prepare(in Spec spec) => _frames = spec.Samples(FadeSeconds);

    public void Reset(Values p, Page page)
    {
        _from = _to = page.Audition == null ? 0 : p.Index(page.Audition);
        _fade.Jump(1);
    }

    public void Go(int ear, long now)
    {
        if (ear == _to) return;
        (_from, _to) = (_to, ear);
        _fade.Jump(0);
        _fade.Go(0, 1, now, _frames);
    }

    public void Begin(long now)
    {
        _now = now;
        if (!_fade.IsMovingAt(now)) _from = _to;
        _heardOld = _heardNew = false;
    }

    /// <summary>Somebody listens to this ear, or has just stopped.</summary>
    public bool IsOn(int ear) => ear + 1 == _to || ear + 1 == _from;

    public void Hear(int ear, Audio x)
    {
        if (ear + 1 == _to) Keep(x, _new, ref _heardNew);
        if (ear + 1 == _from && _from != _to) Keep(x, _old, ref _heardOld);
    }

    static void Keep(Audio x, float[][] to, ref bool heard)
    {
        heard = true;
        x.Left.CopyTo(to[0]);
        (x.Channels == 2 ? x.Right : x.Left).CopyTo(to[1]);
    }

    public void End(Audio main)
    {
        if (_from == 0 && _to == 0) return;
        for (int c = 0; c < main.Channels; c++)
        {
            Span<float> y = main[c];
            Span<float> to = _heardNew ? _new[c] : y, from = _from == _to ? to : _heardOld ? _old[c] : y;
            if (_from == _to)
            {
                to[..y.Length].CopyTo(y);
                continue;
            }
            for (int i = 0; i < y.Length; i++)
            {
                double share = _fade.At(_now + i + 1);
                y[i] = share == 1 ? to[i] : (float)(from[i] + share * (to[i] - from[i])); // exact wherever calls are cut
            }
        }
    }
}
