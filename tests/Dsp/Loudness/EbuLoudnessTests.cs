using Xunit.Abstractions;

namespace TopDown.Dsp.Tests.Loudness;

/// <summary>
/// EBU Tech 3341 (2023) table 1, cases 1–6 and 9–14, and Tech 3342 (2023) table 1, cases 1–4, synthesised from their descriptions. 7 and 8
/// (5 and 6) are recordings, which the EBU hands out and nobody can synthesise.
/// </summary>
public class EbuLoudnessTests(ITestOutputHelper output)
{
    readonly EbuTable _table = new(output);

    public static TheoryData<double> Rates => new(44_100, 48_000, 96_000);

    void Lufs(string test, string what, double rate, double figure, double centre) => _table.Add(test, what, rate, figure, centre, 0.1, 0.1, "LUFS");

    [Theory, MemberData(nameof(Rates))]
    public void Tech_3341_cases_1_to_6(double rate)
    {
        foreach (var (test, level) in (ReadOnlySpan<(string, double)>)[("3341-1", -23), ("3341-2", -33)])
        {
            var meter = new EbuTone(rate).Play(level, 20).Meter;
            Lufs(test, "M", rate, meter.Momentary, level);
            Lufs(test, "S", rate, meter.ShortTerm, level);
            Lufs(test, "I", rate, meter.Integrated, level);
        }
        Lufs("3341-3", "I", rate, new EbuTone(rate).Play(-36, 10).Play(-23, 60).Play(-36, 10).Meter.Integrated, -23);
        Lufs("3341-4", "I", rate, new EbuTone(rate).Play(-72, 10).Play(-36, 10).Play(-23, 60).Play(-36, 10).Play(-72, 10).Meter.Integrated, -23);
        Lufs("3341-5", "I", rate, new EbuTone(rate).Play(-26, 20).Play(-20, 20.1).Play(-26, 20).Meter.Integrated, -23);
        var surround = new EbuTone(rate, 1, 1, 1, ProgrammeMeter.Surround, ProgrammeMeter.Surround);
        Lufs("3341-6", "I, 5.0", rate, surround.Play([-28, -28, -24, -30, -30], 20).Meter.Integrated, -23);
        _table.Judge();
    }

    [Theory, MemberData(nameof(Rates))]
    public void Tech_3341_cases_9_and_12_stay_constant(double rate)
    {
        var (least, most, looks) = (double.MaxValue, double.MinValue, 0);
        var tone = new EbuTone(rate);
        for (int i = 0; i < 5; i++) tone.Play(-20, 1.34, m => Look(m, 300, m.ShortTerm)).Play(-30, 1.66, m => Look(m, 300, m.ShortTerm));
        Assert.InRange(looks, 1000, 2000);
        Lufs("3341-9", "least S after 3 s", rate, least, -23);
        Lufs("3341-9", "most S after 3 s", rate, most, -23);

        (least, most, looks) = (double.MaxValue, double.MinValue, 0);
        tone = new(rate);
        for (int i = 0; i < 25; i++) tone.Play(-20, 0.18, m => Look(m, 100, m.Momentary)).Play(-30, 0.22, m => Look(m, 100, m.Momentary));
        Assert.InRange(looks, 800, 1000);
        Lufs("3341-12", "least M after 1 s", rate, least, -23);
        Lufs("3341-12", "most M after 1 s", rate, most, -23);
        _table.Judge();

        void Look(ProgrammeMeter meter, int hops, double lufs)
        {
            if (meter.Hops < hops) return;
            (least, most) = (Math.Min(least, lufs), Math.Max(most, lufs));
            looks++;
        }
    }

    [Theory, MemberData(nameof(Rates))]
    public void Tech_3341_cases_10_and_13_maxima_of_files(double rate)
    {
        for (int i = 0; i < 20; i++)
        {
            Lufs("3341-10", $"max S, file {i + 1}", rate, new EbuTone(rate).Silence(i * 0.15).Play(-23, 3).Silence(1).Meter.MaxShortTerm, -23);
            Lufs("3341-13", $"max M, file {i + 1}", rate, new EbuTone(rate).Silence(i * 0.02).Play(-23, 0.4).Silence(1).Meter.MaxMomentary, -23);
        }
        _table.Judge();
    }

    [Theory, MemberData(nameof(Rates))]
    public void Tech_3341_cases_11_and_14_successive_maxima(double rate)
    {
        EbuTone slow = new(rate), quick = new(rate);
        for (int i = 0; i < 20; i++)
        {
            slow.Silence(i * 0.15).Play(-38 + i, 3).Silence(3 - i * 0.15);
            Lufs("3341-11", $"max S, tone {i + 1}", rate, slow.Meter.MaxShortTerm, -38 + i);
            quick.Silence(i * 0.02).Play(-38 + i, 0.4).Silence(0.4 - i * 0.02);
            Lufs("3341-14", $"max M, tone {i + 1}", rate, quick.Meter.MaxMomentary, -38 + i);
        }
        _table.Judge();
    }

    [Theory, MemberData(nameof(Rates))]
    public void Tech_3342_cases_1_to_4(double rate)
    {
        Range("3342-1", 10, -20, -30);
        Range("3342-2", 5, -20, -15);
        Range("3342-3", 20, -40, -20);
        Range("3342-4", 15, -50, -35, -20, -35, -50);
        _table.Judge();

        void Range(string test, double lu, params double[] levels)
        {
            var tone = new EbuTone(rate);
            foreach (double level in levels) tone.Play(level, 20);
            _table.Add(test, "LRA", rate, tone.Meter.Range, lu, 1, 1, "LU");
        }
    }
}
