using TopDown.Ui.Displays;

namespace TopDown.Ui.Tests.Displays;

/// <summary>Pointers and bars against the standards' figures, by seconds and not by frames.</summary>
public sealed class BallisticsTests
{
    /// <summary>IEC 60268-17: 99 % after 300 ms ± 10 %, beyond it by 1 to 1.5 %.</summary>
    [Fact]
    public void Coil_reaches_99_percent_in_300_ms_and_swings_over_by_one_and_a_quarter()
    {
        var coil = new Coil();
        double reached = double.NaN, most = 0;
        for (int ms = 1; ms <= 2000; ms++)
        {
            coil.Move(1, 0.001, 1e-6);
            if (double.IsNaN(reached) && coil.At >= 0.99) reached = ms;
            most = Math.Max(most, coil.At);
        }
        Assert.InRange(reached, 295, 305);
        Assert.InRange(most, 1.010, 1.015);
        Assert.Equal(1, coil.At);
    }

    /// <summary>The way is worked out every half millisecond: any two rates differ by one such step at most, 0.4 % of the way at its steepest.</summary>
    [Theory]
    [InlineData(30), InlineData(144), InlineData(240)]
    public void Coil_moves_alike_at_every_frame_rate(int framesPerSecond)
    {
        foreach (double seconds in new[] { 1 / 6.0, 1 / 3.0, 0.5 })
        {
            Assert.InRange(After(framesPerSecond) - After(60), -0.004, 0.004);

            double After(int rate)
            {
                var coil = new Coil();
                for (int i = 0; i < Math.Round(seconds * rate); i++) coil.Move(1, 1.0 / rate, 1e-6);
                return coil.At;
            }
        }
    }

    [Theory]
    [InlineData(30), InlineData(60), InlineData(144)]
    public void Needle_shows_a_step_of_reduction_after_300_ms(int framesPerSecond)
    {
        var needle = new Needle(Showcase.Reduction, new(0, 0, 260, 128), 12, Showcase.Ear);
        var rig = new Rig(needle);
        rig.Frame();
        rig.Feed[Showcase.Reduction] = 6;
        rig.Run(0.3, framesPerSecond);
        Assert.InRange(needle.Db, 5.9, 6.1);
        rig.Run(1, framesPerSecond);
        Assert.Equal(6, needle.Db);
    }

    /// <summary>Blocks of 2048 at 48 kHz come every third frame: between them a reading is at rest, and the needle must not tremble.</summary>
    [Fact]
    public void Frames_without_a_block_do_not_pull_the_needle_down()
    {
        var needle = new Needle(Showcase.Reduction, new(0, 0, 260, 128), 12, Showcase.Ear);
        var rig = new Rig(needle);
        for (int frame = 0; frame < 120; frame++)
        {
            rig.Feed[Showcase.Reduction] = frame % 3 == 0 ? 6 : 0;
            rig.Frame();
            if (frame > 60) Assert.Equal(6, needle.Db, 0.02);
        }
        rig.Feed[Showcase.Reduction] = 0;
        rig.Run(1.5);
        Assert.Equal(0, needle.Db);
    }

    /// <summary>20 dB in 1.7 s.</summary>
    [Theory]
    [InlineData(30), InlineData(60), InlineData(144)]
    public void Peak_falls_20_dB_in_1_7_seconds(int framesPerSecond)
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284));
        var rig = new Rig(meter);
        rig.Feed[Showcase.Page.OutPeak] = -6;
        rig.Frame(1.0 / framesPerSecond);
        Assert.Equal(-6, meter.Db.Level);
        rig.Feed[Showcase.Page.OutPeak] = -90;
        double waits = Math.Ceiling(0.1 * framesPerSecond - 1e-9) / framesPerSecond; // a reading at rest counts after a tenth of a second
        rig.Run(waits - 1.0 / framesPerSecond, framesPerSecond);
        Assert.Equal(-6, meter.Db.Level);
        rig.Run(1.7, framesPerSecond);
        double perFrame = 20 / 1.7 / framesPerSecond;
        Assert.InRange(meter.Db.Level, -26 - perFrame, -26 + perFrame);
        Assert.Equal(-6, meter.Db.Held);
    }

    [Fact]
    public void Highest_peak_stands_two_seconds_and_then_falls_at_the_same_pace()
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284));
        var rig = new Rig(meter);
        rig.Feed[Showcase.Page.OutPeak] = -3;
        rig.Frame();
        rig.Feed[Showcase.Page.OutPeak] = -40;
        rig.Run(1.99);
        Assert.Equal(-3, meter.Db.Held);
        rig.Run(0.85 + 0.02);
        Assert.InRange(meter.Db.Held, -13.4, -12.6);
    }

    /// <summary>0 VU is a sine at the calibration level; the scale is in amplitude, so 8 dB less reads −8.</summary>
    [Theory]
    [InlineData(-12, 0), InlineData(-20, -8), InlineData(-9, 3)]
    public void Vu_reads_a_sine_by_its_calibration(double dbfs, double vu)
    {
        var meter = new VuMeter(Showcase.Out, new(0, 0, 228, 180));
        var rig = new Rig(meter);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(1000, dbfs));
        rig.Run(2);
        Assert.Equal(vu, meter.Vu, 0.1);
    }

    /// <summary>99 % of the amplitude, 0.087 dB under, after 300 ms and a frame, as a frame's sound is known at its end.</summary>
    [Theory]
    [InlineData(30), InlineData(60), InlineData(144)]
    public void Vu_rises_in_300_ms(int framesPerSecond)
    {
        var meter = new VuMeter(Showcase.Out, new(0, 0, 228, 180));
        var rig = new Rig(meter);
        rig.Feed.Set(Showcase.Out, static _ => (0, 0));
        rig.Run(0.5);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(1000, -12));
        int frames = 0;
        while (meter.Vu < -0.0873 && frames < 1000)
        {
            rig.Frame(1.0 / framesPerSecond);
            frames++;
        }
        Assert.InRange(frames / (double)framesPerSecond, 0.285, 0.300 + 1.0 / framesPerSecond + 0.015);
    }

    [Fact]
    public void Rms_of_a_sine_reads_its_peak()
    {
        var meter = new PeakMeter(Showcase.Page.OutPeak, new(0, 0, 54, 284), rms: Showcase.Out);
        var rig = new Rig(meter);
        rig.Feed.Set(Showcase.Out, Sounds.Sine(440, -18));
        rig.Run(3);
        Assert.Equal(-18, meter.RmsDb, 0.1);
    }

    [Theory]
    [InlineData(30), InlineData(60), InlineData(144)]
    public void Bands_and_stages_glide_alike_at_every_frame_rate(int framesPerSecond)
    {
        var band = new BandMeter(Showcase.Moved, new(0, 0, 40, 200));
        var rig = new Rig(band);
        rig.Feed[Showcase.Moved] = 10;
        rig.Run(1 / 6.0, framesPerSecond);
        Assert.Equal(-10 * (1 - Math.Exp(-1 / 6.0 / 0.03)), band.Db, 0.02);

        var stage = new StageMeter(Showcase.Reduction, new(0, 0, 200, 24));
        rig = new Rig(stage);
        rig.Feed[Showcase.Reduction] = 8;
        rig.Frame(1.0 / framesPerSecond);
        Assert.Equal(8, stage.Db);
        rig.Feed[Showcase.Reduction] = 2;
        rig.Run(1 / 6.0, framesPerSecond);
        Assert.Equal(8 - 20 / 6.0, stage.Db, 0.001); // 20 dB a second
    }
}
