using TopDown.Dsp.Tests.Resampling;
using Xunit.Abstractions;
using static TopDown.Dsp.Tests.TapeMachine.TapeRig;

namespace TopDown.Dsp.Tests.TapeMachine;

/// <summary>What loud does to itself at high frequencies, and to others.</summary>
public sealed class TapeCompressionTests(ITestOutputHelper output)
{
    [Theory, InlineData(48_000), InlineData(96_000)]
    public void Ten_kHz_compresses_6_dB_before_400_Hz_at_15_ips_and_3_dB_later_at_30(double rate)
    {
        double slow = Gap(rate, TapeSpeed.Ips15), fast = Gap(rate, TapeSpeed.Ips30);
        output.WriteLine($"{rate}: gap {slow:F2} dB at 15 ips, {fast:F2} dB at 30 ips");
        Assert.InRange(slow, 6, 12);
        Assert.InRange(fast, 0.5, slow - 3);
    }

    [Theory, MemberData(nameof(Bound), MemberType = typeof(TapeRig))]
    public void A_60_Hz_tone_turns_5_kHz_down_smoothly(double rate, TapeSpeed speed)
    {
        int low = Bin(60, rate), high = Bin(5_000, rate);
        float[] quiet = Response.Tone(Length, high, Amplitude(-50));
        double last = double.NaN, largest = 0;
        for (int db = -30; db <= 0; db++)
        {
            float[] both = Response.Tone(Length, low, Amplitude(db));
            for (int i = 0; i < Length; i++) both[i] += quiet[i];
            double gain = LevelDb(Settled(Make(rate, speed), 0, both), high) + 50;
            if (db > -30)
            {
                Assert.InRange(last - gain, 0, 0.5);
                largest = Math.Max(largest, last - gain);
            }
            last = gain;
        }
        output.WriteLine($"{rate} {speed}: largest step {largest:F3} dB, 5 kHz at {last:F2} dB under 0 dBFS of 60 Hz");
        Assert.InRange(last, -4, -1);       // it does act
    }

    // By how much lower an input level 10 kHz has lost 1 dB.
    static double Gap(double rate, TapeSpeed speed) => OneDb(rate, speed, 400) - OneDb(rate, speed, 10_000);

    static double OneDb(double rate, TapeSpeed speed, double hz)
    {
        int bin = Bin(hz, rate);
        double small = LevelDb(Tone(rate, speed, bin, -60), bin) + 60;
        return Crossing(db => db + small - LevelDb(Tone(rate, speed, bin, db), bin), 1, -30, 12);
    }
}
