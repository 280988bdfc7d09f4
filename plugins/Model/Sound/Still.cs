using TopDown.Dsp;

namespace TopDown.Plugin;

/// <summary>
/// A plug-in that stands still: its filters and laws set from values as they are, by the same code that sounds. For the editor's
/// curves; UI thread. Allocates when the rate changes, not when values do.
/// </summary>
public sealed class Still<T> where T : IPlugin, new()
{
    readonly T _chain = new();
    double _rate;
    int _revision = -1;

    /// <summary>The values as the chain was set from, at rest.</summary>
    public Values Values { get; } = new(T.Page);

    /// <summary>The chain at these values.</summary>
    /// <param name="revision">Moves on when the values do: nothing is worked out twice.</param>
    public T At(ReadOnlySpan<double> normals, double sampleRate, int revision)
    {
        if (sampleRate == _rate && revision == _revision) return _chain;
        bool isNew = sampleRate != _rate;
        (_rate, _revision) = (sampleRate, revision);
        if (isNew)
        {
            var spec = new Spec(sampleRate, 2, Runner.Span);
            Values.Prepare(spec, normals);
            _chain.Prepare(spec, Settings.Of(T.Page, sampleRate, normals));
        }
        else Values.JumpTo(normals);
        _chain.Update(Values);
        return _chain;
    }
}
