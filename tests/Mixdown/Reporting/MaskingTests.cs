using TopDown.Dsp;
using TopDown.Mixdown.Reporting;
using TopDown.Mixdown.Reporting.Analyses;
using static TopDown.Mixdown.Tests.Reporting.Tones;

namespace TopDown.Mixdown.Tests.Reporting;

/// <summary>Masking of bands whose answer is known.</summary>
public sealed class MaskingTests
{
    static readonly LoudPart Whole = LoudPart.Of([]);

    static MaskingJudge Hear(params (string Name, float[] Sound)[] sounds)
    {
        var judge = new MaskingJudge([.. sounds.Select(s => s.Name)], Rate);
        for (int i = 0; i < sounds.Length; i++)
        {
            float[] x = sounds[i].Sound;
            int sound = i;
            ForBlocks(x.Length, 0, (at, n) => judge.Add(sound, new Audio(x.AsSpan(at, n), x.AsSpan(at, n))));
        }
        return judge;
    }

    [Fact]
    public void The_spreading_is_that_of_its_source()
    {
        // Schroeder, Atal and Hall: 0 dB at the masker, −10 dB/Bark far above it, 25 dB/Bark far below it
        Assert.Equal(0, BarkSpread.Db(0), 0.01);
        Assert.Equal(-10, BarkSpread.Db(21) - BarkSpread.Db(20), 0.05);
        Assert.Equal(25, BarkSpread.Db(-20) - BarkSpread.Db(-21), 0.05);
        Assert.Equal(8.5, BarkSpread.Bark(1000), 0.1);
    }

    [Fact]
    public void A_louder_band_covers_the_same_band()
    {
        float[] loud = Band(6, 300, 420, -20, 1), soft = Band(6, 300, 420, -35, 2);
        var found = Assert.Single(Hear(("Vocals", loud), ("Keys", soft)).Judge(Whole));
        Assert.Equal(("Vocals", "Keys"), (found.Masker, found.Masked));
        Assert.InRange(found.AtHz, 300, 420);
        Assert.Equal(100, found.TimePercent, 2.0);
        Assert.Equal(15 - BarkSpread.NoiseOffsetDb, found.DepthDb, 1.5);
    }

    [Fact]
    public void Bands_apart_or_alike_cover_nothing()
    {
        float[] low = Band(6, 100, 200, -20, 1), high = Band(6, 3000, 4000, -30, 2), same = Band(6, 100, 200, -22, 3);
        Assert.Empty(Hear(("low", low), ("high", high)).Judge(Whole));
        Assert.Empty(Hear(("low", low), ("same", same)).Judge(Whole));
    }

    [Fact]
    public void A_low_band_covers_upwards_more_than_downwards()
    {
        // 2 Bark apart, 30 dB apart: upwards the spread is −14 dB, downwards −30
        float[] low = Band(6, 950, 1050, -15, 1), high = Band(6, 1450, 1550, -45, 2);
        Assert.Equal("high", Assert.Single(Hear(("low", low), ("high", high)).Judge(Whole)).Masked);
        float[] strong = Band(6, 1450, 1550, -15, 3), weak = Band(6, 950, 1050, -45, 4);
        Assert.Empty(Hear(("high", strong), ("low", weak)).Judge(Whole));
    }

    [Fact]
    public void One_after_the_other_covers_nothing()
    {
        float[] first = Band(8, 300, 420, -20, 1), second = Band(8, 300, 420, -35, 2);
        for (int i = 0; i < first.Length; i++) (i / (Rate / 2) % 2 == 0 ? second : first)[i] = 0;
        Assert.Empty(Hear(("a", first), ("b", second)).Judge(Whole));
    }

    [Fact]
    public void Kick_and_bass_share_their_range()
    {
        float[] kick = Band(6, 55, 95, -20, 1), bass = [.. Band(6, 60, 90, -21, 2).Zip(Band(6, 500, 600, -30, 3), (a, b) => a + b)];
        var judge = Hear(("Kick", kick), ("Bass", bass), ("Voice", Band(6, 800, 900, -20, 4)));
        var shared = Assert.Single(judge.Shared(Whole));
        Assert.Equal(("Kick", "Bass"), (shared.One, shared.Other));
        Assert.InRange(shared.FromHz, 40, 75);
        Assert.InRange(shared.ToHz, 75, 130);
        Assert.True(shared.TimePercent > 60);
    }

    [Fact]
    public void Silence_and_one_sound_are_judged_without_trouble()
    {
        Assert.Empty(Hear(("a", Silence(3)), ("b", Silence(3))).Judge(Whole));
        Assert.Empty(Hear(("a", Band(3, 100, 200, -20, 1))).Judge(Whole));
        Assert.Empty(new MaskingJudge([], Rate).Shared(Whole));
    }
}
