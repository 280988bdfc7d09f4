using System.Runtime.Intrinsics;

namespace TopDown.Dsp;

/// <summary>K-weighted squares, summed over the channels: double state, left and right in two lanes.</summary>
sealed class WeightedPower
{
    Vector128<double> _head1, _head2, _rumble1, _rumble2;
    Coefficients _head, _rumble;

    // The textbook SVF in its integrators' form (see Section), one set for both channels.
    readonly struct Coefficients(in SvfCoefficients c)
    {
        public readonly double A1 = 1 / (1 + c.G * (c.G + c.K)), A2 = c.G / (1 + c.G * (c.G + c.K));
        public readonly double A3 = c.G * c.G / (1 + c.G * (c.G + c.K));
        public readonly double High = c.High, Band = c.Band - c.K * c.High, Low = c.Low - c.High;
    }

    public void Prepare(double sampleRate)
    {
        _head = new(KWeighting.Head(sampleRate));
        _rumble = new(KWeighting.Rumble(sampleRate));
        Reset();
    }

    public void Reset() => _head1 = _head2 = _rumble1 = _rumble2 = default;

    /// <summary>Adds the squares of a run to <paramref name="sum"/>, frame by frame, so that any split adds up alike.</summary>
    public double Add(double sum, ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector128<double> h1 = _head1, h2 = _head2, r1 = _rumble1, r2 = _rumble2;
        Coefficients a = _head, b = _rumble;
        bool stereo = !right.IsEmpty;
        for (int i = 0; i < left.Length; i++)
        {
            var x = Vector128.Create(left[i], stereo ? right[i] : 0.0);
            var v3 = x - h2;
            var v1 = h1 * a.A1 + v3 * a.A2;
            var v2 = h2 + (h1 * a.A2 + v3 * a.A3);
            h1 = v1 + v1 - h1;
            h2 = v2 + v2 - h2;
            x = x * a.High + (v1 * a.Band + v2 * a.Low);

            v3 = x - r2;
            v1 = r1 * b.A1 + v3 * b.A2;
            v2 = r2 + (r1 * b.A2 + v3 * b.A3);
            r1 = v1 + v1 - r1;
            r2 = v2 + v2 - r2;
            x = x * b.High + (v1 * b.Band + v2 * b.Low);
            x *= x;
            sum += x.ToScalar() + x.GetElement(1);
        }
        _head1 = h1;
        _head2 = h2;
        _rumble1 = r1;
        _rumble2 = r2;
        return sum;
    }
}
