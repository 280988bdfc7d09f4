using System.Runtime.Intrinsics;

namespace TopDown.Dsp;

/// <summary>K-weighted squares, summed over the channels: double state, left and right in two lanes.</summary>
sealed class WeightedPower
{
    Vector128<double> _head1, _head2, _rumble1, _rumble2;
    Coefficients _head, _rumble;

    // The integrators' form of Section in double, both channels alike: s1' = Keep·s1 + Drive·v, s2' = s2 + Drive·s1 + Lift·v,
    // y = Direct·x + Band·s1 + Low·s2 with v = x − s2.
    readonly struct Coefficients
    {
        public readonly Vector128<double> Keep, Drive, Lift, Direct, Band, Low;

        public Coefficients(in SvfCoefficients c)
        {
            double a1 = 1 / (1 + c.G * (c.G + c.K)), a2 = c.G * a1, a3 = c.G * a2;
            double band = c.Band - c.K * c.High, low = c.Low - c.High, direct = c.High + band * a2 + low * a3;
            Keep = Vector128.Create(2 * a1 - 1);
            Drive = Vector128.Create(2 * a2);
            Lift = Vector128.Create(2 * a3);
            Direct = Vector128.Create(direct);
            Band = Vector128.Create(band * a1 + low * a2);
            Low = Vector128.Create(c.Low - direct);
        }
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
        Vector128<double> keepH = _head.Keep, driveH = _head.Drive, liftH = _head.Lift;
        Vector128<double> directH = _head.Direct, bandH = _head.Band, lowH = _head.Low;
        Vector128<double> keepR = _rumble.Keep, driveR = _rumble.Drive, liftR = _rumble.Lift;
        Vector128<double> directR = _rumble.Direct, bandR = _rumble.Band, lowR = _rumble.Low;
        var total = Vector128.CreateScalar(sum);
        // Mono: the second lane follows the first and is not counted.
        bool stereo = !right.IsEmpty;
        if (!stereo) right = left;
        for (int i = 0; i < left.Length; i++)
        {
            var x = Vector128.Create((double)left[i], right[i]);
            var v = x - h2;
            x = directH * x + (bandH * h1 + lowH * h2);
            h2 += driveH * h1 + liftH * v;
            h1 = keepH * h1 + driveH * v;

            v = x - r2;
            x = directR * x + (bandR * r1 + lowR * r2);
            r2 += driveR * r1 + liftR * v;
            r1 = keepR * r1 + driveR * v;

            x *= x;
            total += stereo ? x + Vector128.Shuffle(x, Vector128.Create(1L, 0L)) : x;
        }
        sum = total.ToScalar();
        _head1 = h1;
        _head2 = h2;
        _rumble1 = r1;
        _rumble2 = r2;
        return sum;
    }
}
