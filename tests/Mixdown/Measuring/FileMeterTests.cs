using TopDown.Mixdown.Measuring;
using TopDown.Mixdown.Tests.Wav;
using TopDown.Mixdown.Wav;
using static TopDown.Mixdown.Tests.Measuring.TestFiles;

namespace TopDown.Mixdown.Tests.Measuring;

public sealed class FileMeterTests
{
    [Fact]
    public void A_tone_has_the_figures_of_a_tone()
    {
        float[] tone = Tone(10, -18), other = [.. tone.Select(v => -v + 0.01f)];
        var m = Measure(Float([tone, other]));
        Assert.Equal(-18, m.Integrated, 0.05);
        Assert.Equal(0, m.Range, 0.01);
        Assert.Equal(-18, m.MaxMomentary, 0.05);
        Assert.Equal(-18, m.MaxShortTerm, 0.05);
        Assert.Equal(-18, m.Channels[0].TruePeakDb, 0.1); // the tone's hard start rings a little
        Assert.Equal(20 * Math.Log10(Math.Pow(10, -0.9) + 0.01), m.SamplePeakDb, 0.01);
        Assert.Equal(m.TruePeakDb - m.Integrated, m.Plr, 1e-9);
        Assert.Equal(0.01, m.DcOffset, 1e-6);
        Assert.Equal(0, m.Channels[0].DcOffset, 1e-6);
        Assert.Equal(-0.99375, m.Correlation, 1e-3); // the offset takes 0.6 % of the power out of it
        Assert.Equal((48_000, 480_000L, 10.0, "stereo"), (m.Rate, m.Frames, m.Seconds, m.Layout.Name));
    }

    // Loud and dense, then soft with one click in front: the least ratio is the dense part's, the click's peak does not spoil it.
    [Fact]
    public void Psr_is_that_of_the_densest_three_seconds()
    {
        float[] x = [.. Tone(8, -12), .. Silence(4), .. Tone(8, -30)];
        x[13 * 48_000] = 0.9f;
        var m = Measure(Float([x, x]));
        Assert.Equal(0, m.MinPsr, 0.1);
        Assert.True(m.Plr > 10, $"{m.Plr}");
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(96_000)]
    [InlineData(192_000)]
    public void Any_rate(int rate)
    {
        float[] tone = Tone(5, -20, 1000, rate);
        var m = Measure(Float([tone, tone], (uint)rate));
        Assert.Equal(-20, m.Integrated, 0.1);
        Assert.Equal(-20, m.TruePeakDb, 0.1);
    }

    // The same speakers in other orders and with other names for the surrounds: the mask says which channel is which.
    [Fact]
    public void Surround_follows_the_speaker_positions_of_the_file()
    {
        double[] db = [-28, -28, -24, -30, -30];   // EBU Tech 3341 case 6
        float[][] five = [.. db.Select(d => Tone(5, d))], six = [five[0], five[1], five[2], Tone(5, -6, 60), five[3], five[4]];
        Assert.Equal(-23, Measure(Float(five)).Integrated, 0.1);
        Assert.Equal(-23, Measure(Float(five, speakers: Mask50)).Integrated, 0.1);
        Assert.Equal(-23, Measure(Float(six)).Integrated, 0.1);
        Assert.Equal(-23, Measure(Float(six, speakers: Mask51)).Integrated, 0.1);
        var sides = Measure(Float(six, speakers: Mask51Sides));
        Assert.Equal(-23, sides.Integrated, 0.1);
        Assert.Equal(["L", "R", "C", "LFE", "Ls", "Rs"], sides.Layout.Names);
        Assert.Equal(-6, sides.Channels[3].TruePeakDb, 0.3); // LFE has no loudness, but peaks
        // Two fronts, centre and backs as a mask without LFE, read as if the fourth were LFE, would be another figure.
        Assert.NotEqual(-23, Measure(Float([five[0], five[1], five[3], five[4], five[2]], speakers: Mask50)).Integrated, 0.1);
    }

    [Fact]
    public void Seven_point_one_counts_its_sides_and_not_its_backs_as_surround()
    {
        float[] quiet = Silence(2), tone = Tone(2, -20);
        float[][] x = [.. Enumerable.Repeat(quiet, 8)];
        double Alone(int channel) => Measure(Float([.. x.Select((s, c) => c == channel ? tone : s)], speakers: 0x63F)).Integrated;
        Assert.Equal(Alone(0), Alone(4), 1e-6);
        Assert.Equal(Alone(0) + 1.492, Alone(6), 1e-3);
    }

    [Fact]
    public void Mono_is_one_channel_whatever_position_it_claims()
    {
        float[] tone = Tone(3, -20);
        var m = Measure(Float([tone], speakers: 0x1));
        Assert.Equal(("mono", double.NaN), (m.Layout.Name, m.Correlation));
        Assert.Equal(-23, m.Integrated, 0.1);
    }

    [Fact]
    public void Silence_has_no_level_and_short_files_no_loudness()
    {
        var silence = Measure(Float([Silence(4), Silence(4)]));
        Assert.Equal((double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity), (silence.Integrated, silence.TruePeakDb, silence.MaxShortTerm));
        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN), (silence.Range, silence.Plr, silence.MinPsr, silence.Correlation));
        var click = Measure(Float([Tone(0.3, -6), Tone(0.3, -6)]));
        Assert.Equal((double.NaN, double.NaN, double.NaN, double.NaN), (click.Integrated, click.MaxMomentary, click.MaxShortTerm, click.Range));
        Assert.Equal(-6, click.TruePeakDb, 0.3);
        Assert.Equal(-6, Measure(Float([Tone(2, -6), Tone(2, -6)])).Integrated, 0.1);
    }

    public static TheoryData<string, string, byte[]> Refused
    {
        get
        {
            float[] tone = Tone(0.1, -6);
            float[] nan = [.. tone], inf = [.. tone], huge = [.. tone];
            (nan[2400], inf[4799], huge[7]) = (float.NaN, float.NegativeInfinity, 1e20f);
            return new()
            {
                { "holds no audio", "export", new RawWav().Bytes() },
                { "no number at 0.050 s, channel R", "export", Float([tone, nan]).Bytes() },
                { "no number at 0.100 s, channel L", "export", Float([inf, tone]).Bytes() },
                { "+180 dBFS", "export", Float([huge, tone]).Bytes() },
                { "rate of 1 Hz", "convert", Float([tone], 1).Bytes() },
                { "9 channels without speaker positions", "export", Float([.. Enumerable.Repeat(tone, 9)]).Bytes() },
                { "0x8003F do not fit its 6 channels", "export", Float([.. Enumerable.Repeat(tone, 6)], speakers: 0x8003F).Bytes() },
            };
        }
    }

    [Theory, MemberData(nameof(Refused))]
    public void Names_what_cannot_be_measured_and_the_remedy(string says, string remedy, byte[] file)
    {
        using Scratch s = new();
        string path = s.Put("Lead Vocal.wav", file);
        var e = Assert.Throws<UserException>(() => FileMeter.Measure(path));
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_file_takes_no_more_memory_than_a_short_one()
    {
        using Scratch s = new();
        WavFile.WriteAll(s["short.wav"], Wandering(2, 4, 48_000, 1), 48_000);
        WavFile.WriteAll(s["long.wav"], Wandering(2, 60, 48_000, 1), 48_000);
        FileMeter.Measure(s["short.wav"]);
        long Taken(string name)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            FileMeter.Measure(s[name]);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        long brief = Taken("short.wav"), lengthy = Taken("long.wav");
        // What is left are the reader's small objects a block.
        Assert.InRange(lengthy - brief, -10_000, 56 * 20 * 1_000);
        Assert.InRange(brief, 0, 2_000_000);
    }
}
