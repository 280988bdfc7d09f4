namespace TopDown.Dsp.Limiting;

/// <summary>
/// Largest of the last <see cref="Length"/> values, none below 0: blocks of that length, each with the maxima from every place to its end
/// (M. van Herk, Pattern Recognition Letters 13/7, 1992; Gil and Werman, IEEE PAMI 15/5, 1993). About three comparisons a value for any
/// length; how blocks lie changes no result.
/// </summary>
sealed class WindowMaximum
{
    int[] _block = [0];     // up to _at this block's values, behind it the last block's maxima to its end; 0 after the last
    int _at, _largest;

    public int Length => _block.Length - 1;

    /// <param name="length">1 or more.</param>
    public void Prepare(int length)
    {
        _block = new int[length + 1];
        Reset();
    }

    public void Reset()
    {
        Array.Clear(_block);
        _at = _largest = 0;
    }

    /// <summary>Values to maxima, in place.</summary>
    public void Process(Span<int> x)
    {
        int[] block = _block;
        int at = _at, largest = _largest;
        foreach (ref int v in x)
        {
            largest = Math.Max(largest, v);
            block[at++] = v;
            v = Math.Max(largest, block[at]);
            if (at < block.Length - 1) continue;
            for (int i = at - 2; i >= 0; i--) block[i] = Math.Max(block[i], block[i + 1]);
            at = largest = 0;
        }
        _at = at;
        _largest = largest;
    }
}
