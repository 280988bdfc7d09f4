using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TopDown.Dsp.Numerics;

namespace TopDown.Dsp.Multiband;

/// <summary>One value of all four bands on its way from cell to cell: start + step × position.</summary>
struct BandLine
{
    public Vector128<float> Start, Step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector128<float> At(Vector128<float> position) => Lanes4.MultiplyAdd(Step, position, Start);

    public void Aim(Vector128<float> target, float position, int frames)
    {
        Start = At(Vector128.Create(position));
        Step = (target - Start) / frames;
    }

    public void Arrive(Vector128<float> target) => (Start, Step) = (target, default);
}

/// <summary>The values of <see cref="BandSettings"/> as the loop reads them, four bands in four lanes.</summary>
struct BandLanes
{
    public BandLine Threshold, Slope, Knee, Down, Up, Gain, Wet, Level, Duck;

    /// <summary>From where every value is at <paramref name="position"/> to its target, in <paramref name="frames"/> frames.</summary>
    public void Aim(ReadOnlySpan<BandSettings> bands, float position, int frames)
    {
        BandLanes to = default;
        to.Arrive(bands);
        Threshold.Aim(to.Threshold.Start, position, frames);
        Slope.Aim(to.Slope.Start, position, frames);
        Knee.Aim(to.Knee.Start, position, frames);
        Down.Aim(to.Down.Start, position, frames);
        Up.Aim(to.Up.Start, position, frames);
        Gain.Aim(to.Gain.Start, position, frames);
        Wet.Aim(to.Wet.Start, position, frames);
        Level.Aim(to.Level.Start, position, frames);
        Duck.Aim(to.Duck.Start, position, frames);
    }

    /// <summary>Every value at its target.</summary>
    public void Arrive(ReadOnlySpan<BandSettings> bands)
    {
        for (int b = 0; b < BandFrames.Bands; b++)
        {
            ref readonly BandSettings s = ref bands[b];
            var law = new BandLaw(s);
            Put(ref Threshold, b, law.ThresholdDb);
            Put(ref Slope, b, law.Slope);
            Put(ref Knee, b, law.KneeDb);
            Put(ref Down, b, law.DownDb);
            Put(ref Up, b, law.UpDb);
            Put(ref Gain, b, s.GainDb);
            Put(ref Wet, b, s.Wet);
            Put(ref Level, b, s.Level);
            Put(ref Duck, b, s.Duck);
        }
    }

    static void Put(ref BandLine line, int band, double value) => line.Arrive(line.Start.WithElement(band, (float)value));

    /// <summary>Levels in dBFS to target gains in dB: <see cref="BandLaw"/> in lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector128<float> Law(Vector128<float> levelDb, Vector128<float> position)
    {
        Vector128<float> zero = Vector128<float>.Zero, one = Vector128.Create(1f);
        Vector128<float> knee = Knee.At(position), half = knee * Vector128.Create(0.5f), slope = Slope.At(position);
        Vector128<float> over = levelDb - Threshold.At(position);
        Vector128<float> inKnee = Lanes4.Min(Lanes4.Max(over + half, zero), knee);
        Vector128<float> bent = inKnee * inKnee / Lanes4.Max(knee + knee, Vector128.Create(1e-6f));
        Vector128<float> above = bent + Lanes4.Max(over - half, zero);
        Vector128<float> below = Lanes4.Max(above - over, zero);
        Vector128<float> open = (over - Vector128.Create((float)BandLaw.FloorDb)) * Vector128.Create((float)(1 / BandLaw.FadeDb));
        Vector128<float> lift = Lanes4.Min(slope * below, Up.At(position)) * Lanes4.Min(Lanes4.Max(open, zero), one);
        return lift - Lanes4.Min(slope * above, Down.At(position));
    }
}
