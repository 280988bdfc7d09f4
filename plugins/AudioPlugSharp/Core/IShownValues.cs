namespace TopDown.AudioPlugSharp;

/// <summary>
/// The values that the shell shows its host, by place in <see cref="Instance.Parameters"/>, plain: what the host last set
/// with its controls, or read. Read on any thread, written on the host's UI thread.
/// </summary>
public interface IShownValues
{
    double this[int place] { get; }

    /// <summary>Shows a value that the host has not to be told of, because it brought it itself (state).</summary>
    void Show(int place, double normal);

    /// <summary>Sets a value as a user's hand would: the host hears of it, and sends it back to the sound.</summary>
    void Edit(int place, double plain);
}
