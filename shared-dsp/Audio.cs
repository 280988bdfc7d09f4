namespace TopDown.Dsp;

/// <summary>
/// One or two channels of float samples of equal length; what every block reads and writes. A view: it owns nothing.
/// Mono has an empty <see cref="Right"/>.
/// </summary>
public readonly ref struct Audio
{
    public readonly Span<float> Left, Right;

    public Audio(Span<float> left, Span<float> right = default)
    {
        if (!right.IsEmpty && right.Length != left.Length) throw new ArgumentException("Channels differ in length.", nameof(right));
        Left = left;
        Right = right;
    }

    public int Length => Left.Length;
    public int Channels => Right.IsEmpty ? 1 : 2;

    /// <summary>Channel 0 is left, 1 is right. Blocks loop over channels inside, so mono and stereo are one piece of code.</summary>
    public Span<float> this[int channel] => channel == 0 ? Left : Right;

    public Audio Slice(int start, int length) =>
        Right.IsEmpty ? new(Left.Slice(start, length)) : new(Left.Slice(start, length), Right.Slice(start, length));

    public void CopyTo(Audio other)
    {
        Left.CopyTo(other.Left);
        if (!Right.IsEmpty) Right.CopyTo(other.Right);
    }

    public void Clear()
    {
        Left.Clear();
        Right.Clear();
    }
}
