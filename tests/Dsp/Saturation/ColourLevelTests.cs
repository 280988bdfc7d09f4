using System.Numerics;
using TopDown.Dsp.Resampling;
using TopDown.Dsp.Saturation;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.Saturation.ColourRig;

namespace TopDown.Dsp.Tests.Saturation;

/// <summary>Auto gain, tone, low cut and mix.</summary>
public sealed class ColourLevelTests(ITestOutputHelper output)
{
    const int Rate = 48_000, Frames = 6 * Rate;

    public static TheoryData<Colour> Colours => Every;

    [Theory, MemberData(nameof(Colours))]
    public void Loudness_of_singing_at_minus_18_dBFS_holds_within_half_a_unit(Colour colour)
    {
        float[] voice = Singing();
        double before = Loudness(voice);
        foreach (double mix in new[] { 1, 0.5 })
            foreach (double drive in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.0 })
            {
                float[] y = (float[])voice.Clone();
                Make(colour, max: Frames).Process(new Audio(y), drive, mix);
                double change = Loudness(y) - before;
                output.WriteLine($"{colour}: drive {drive}, mix {mix}: {change:+0.00;-0.00} LU");
                Assert.InRange(change, -0.5, 0.5);
            }
    }

    [Fact]
    public void The_match_is_needed()
    {
        float[] y = Singing();
        double before = Loudness(y);
        Make(Colour.Tape, max: Frames).Process(new Audio(y), 10, 1, 0);
        Assert.InRange(Loudness(y) - before, -30, -8);
    }

    [Theory, InlineData(1.0), InlineData(0.5)]
    public void Tone_is_a_tilt_around_880_Hz(double mix)
    {
        foreach (double tone in new[] { -100.0, -50, 50, 100 })
        {
            double[] gain = Quiet(Make(Colour.Console, max: 16_384, tone: tone), 4, mix, 16_384);
            double low = gain[(int)(40 * 16_384.0 / Rate)], middle = gain[(int)(880 * 16_384.0 / Rate)], high = gain[(int)(18_000 * 16_384.0 / Rate)];
            output.WriteLine($"tone {tone}, mix {mix}: 40 Hz {low:F2}, 880 Hz {middle:F2}, 18 kHz {high:F2} dB");
            double full = ColourSaturator.ToneDb * tone / 100, up = Mixed(full), down = Mixed(-full);
            Assert.InRange(low - down, -0.4, 0.4);
            Assert.InRange(high - up, -0.4, 0.4);
            Assert.InRange(middle, -0.3, 0.3);

            double Mixed(double db) => 20 * Math.Log10(1 + mix * (Math.Pow(10, db / 20) - 1));
        }
    }

    [Fact]
    public void What_lies_below_the_low_cut_stays_clean_and_keeps_its_level()
    {
        const int bin = 68;                                     // 49.8 Hz
        Complex[] driven = Tone(Make(Colour.Tape), bin, 6, match: 1), spared = Tone(Make(Colour.Tape, lowCut: 500), bin, 6, match: 1);
        double dirty = SaturatorRig.ThdDb(driven, bin, Rate), clean = SaturatorRig.ThdDb(spared, bin, Rate);
        output.WriteLine($"50 Hz at drive 6: THD {dirty:F1} dB, {clean:F1} with the low cut at 500 Hz; gain {GainDb(spared, bin, SaturatorRig.MinusSix):F2} dB");
        Assert.InRange(dirty, -20, 0);
        Assert.InRange(clean, -120, dirty - 35);
        Assert.InRange(GainDb(spared, bin, SaturatorRig.MinusSix), -0.5, 0.5);
        double above = SaturatorRig.ThdDb(Tone(Make(Colour.Tape, lowCut: 500), FiveK, 6), FiveK, Rate);
        Assert.InRange(above - SaturatorRig.ThdDb(Tone(Make(Colour.Tape), FiveK, 6), FiveK, Rate), -1, 1);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(8)]
    public void Half_mix_of_a_neutral_wet_side_is_flat_within_a_tenth(int factor)
    {
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
            foreach (double lowCut in new[] { 20, 300.0 })
            {
                double[] gain = Quiet(Make(Colour.Pentode, factor: factor, phase: phase, max: 16_384, lowCut: lowCut), 4, 0.5, 16_384);
                for (int k = 8; k * (double)Rate / 16_384 <= 20_000; k++) Assert.InRange(gain[k], -0.1, 0.1);
            }
    }

    [Theory, MemberData(nameof(Colours))]
    public void Drive_0_and_mix_0_change_nothing_but_what_the_resampler_does(Colour colour)
    {
        foreach (Phase phase in new[] { Phase.Minimum, Phase.Linear })
            foreach ((double drive, double mix) in new[] { (0.0, 1.0), (10, 0) })
            {
                Random random = new(3);
                float[] x = new float[4096];
                foreach (ref float v in x.AsSpan()) v = (float)(0.435 * (2 * random.NextDouble() - 1));
                float[] plain = (float[])x.Clone();
                Make(colour, phase: phase, max: 4096, lowCut: 100).Process(new Audio(x), drive, mix);
                Oversampler over = new();
                over.Prepare(new Spec(Rate, 1, 4096), 2, phase);
                over.Up(new Audio(plain));
                over.Down(new Audio(plain));
                double error = 0, power = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    error += Math.Pow(x[i] - plain[i], 2);
                    power += plain[i] * plain[i];
                }
                Assert.InRange(10 * Math.Log10(error / power + 1e-30), -300, -140);
            }
    }

    // A voice of 24 harmonics with two formants and vibrato in phrases of syllables: every syllable has its level (4 dB in all), every fifth
    // is a breath. RMS −18 dBFS with its pauses.
    static float[] Singing()
    {
        Random random = new(5);
        float[] x = new float[Frames];
        double phase = 0, level = 1, hz = 220, sum = 0;
        for (int i = 0; i < Frames; i++)
        {
            double t = (double)i / Rate, syllable = t / 0.3 % 1;
            if (i % (int)(0.3 * Rate) == 0)
            {
                level = t / 0.3 % 5 >= 4 ? 0 : Math.Pow(10, -4 * random.NextDouble() / 20);
                hz = 180 * Math.Pow(2, random.Next(12) / 12.0);
            }
            phase += 2 * Math.PI * hz * (1 + 0.01 * Math.Sin(2 * Math.PI * 5.5 * t)) / Rate;
            double sound = 0;
            for (int h = 1; h <= 24; h++)
            {
                double f = h * hz, formants = 1 / (1 + Math.Pow((f - 600) / 250, 2)) + 0.4 / (1 + Math.Pow((f - 2600) / 400, 2)) + 0.05;
                sound += formants / h * Math.Sin(h * phase + h);
            }
            x[i] = (float)(level * Math.Pow(Math.Sin(Math.PI * syllable), 0.5) * Math.Exp(-0.5 * syllable) * sound);
            sum += (double)x[i] * x[i];
        }
        double scale = 0.12589254117941673 / Math.Sqrt(sum / Frames);
        return Array.ConvertAll(x, v => (float)(v * scale));
    }

    static double Loudness(float[] x)
    {
        LoudnessMeter meter = new();
        meter.Prepare(new Spec(Rate, 1, x.Length));
        meter.Process(new Audio(x));
        return meter.Integrated;
    }
}
