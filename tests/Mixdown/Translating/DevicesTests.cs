using TopDown.Dsp;
using TopDown.Dsp.Translation;
using TopDown.Mixdown.Translating;
using TopDown.Testing;

namespace TopDown.Mixdown.Tests.Translating;

/// <summary>The curves: what is published, what the sections make of it, what comes out.</summary>
public sealed class DevicesTests
{
    public static TheoryData<string, double> DevicesAndRates
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (PlaybackDevice device in Devices.All)
                foreach (double rate in (double[])[44_100, 48_000, 96_000, 192_000]) data.Add(device.Id, rate);
            return data;
        }
    }

    static PlaybackDevice Find(string id) => Devices.All.Single(d => d.Id == id);

    [Theory, MemberData(nameof(DevicesAndRates))]
    public void Sections_follow_the_points(string id, double rate)
    {
        foreach (ResponsePoint point in Find(id).Points)
        {
            double error = Find(id).ResponseDb(point.Hz, rate) - point.Db;
            Assert.True(Math.Abs(error) <= (point.Hz is >= 100 and <= 10_000 ? Devices.FitDb : 2 * Devices.FitDb), $"{id} at {point.Hz} Hz, {rate} Hz: {error:F2} dB");
        }
    }

    [Theory, MemberData(nameof(DevicesAndRates))]
    public void A_sweep_comes_out_as_the_curve_says(string id, double rate)
    {
        PlaybackDevice device = Find(id);
        foreach (double hz in (double[])[50, 97, 200, 440, 1000, 3100, 9700])
        {
            float[] x = Tone.Of(hz, 0.5, rate, rate / 2), y = [.. x], z = [.. x];
            Filter(device, rate).Process(new Audio(y, z));
            int settled = (int)(rate / 4);
            Assert.Equal(device.ResponseDb(hz, rate), 20 * Math.Log10(Tone.Amplitude(y[settled..], hz, rate, settled) / 0.5), 0.02);
            Assert.Equal(y, z);
        }
    }

    [Fact]
    public void The_phone_meets_the_standards_objective()
    {
        // 3GPP TS 26.131 table 14a: straight lines over the logarithm of frequency
        (double Hz, double Db)[] least = [(400, -12), (500, -6), (4000, -6), (6300, -12)];
        foreach (ResponsePoint point in Devices.Phone.Points)
        {
            if (point.Hz is >= 315 and <= 8000) Assert.True(point.Db <= 6);
            for (int i = 1; i < least.Length; i++)
            {
                if (point.Hz < least[i - 1].Hz || point.Hz > least[i].Hz) continue;
                double along = Math.Log(point.Hz / least[i - 1].Hz) / Math.Log(least[i].Hz / least[i - 1].Hz);
                Assert.True(point.Db >= least[i - 1].Db + along * (least[i].Db - least[i - 1].Db), $"{point.Hz} Hz");
            }
        }
    }

    [Fact]
    public void Any_split_gives_the_same_samples_also_while_the_device_changes()
    {
        float[][] x = [Noise(1), Noise(2)];
        float[][] whole = Render(x, _ => 4096);
        var random = new Random(3);
        foreach (Func<int, int> length in (Func<int, int>[])[_ => 1, _ => 7, _ => random.Next(0, 700)])
        {
            float[][] y = Render(x, length);
            Assert.Equal(whole[0], y[0]);
            Assert.Equal(whole[1], y[1]);
        }
    }

    [Fact]
    public void One_channel_is_one_of_two_equal_ones()
    {
        float[] x = Noise(1), left = [.. x], right = [.. x];
        foreach (PlaybackDevice device in Devices.All)
        {
            float[] one = [.. x];
            (left, right) = ([.. x], [.. x]);
            Filter(device, 48_000).Process(new Audio(left, right));
            Filter(device, 48_000, channels: 1).Process(new Audio(one));
            Assert.Equal(left, one);
        }
    }

    [Fact]
    public void A_mono_device_plays_the_sum_and_nothing_of_the_difference()
    {
        float[] x = Noise(1), left = [.. x], right = [.. x.Select(v => -v)];
        Filter(Devices.Phone, 48_000).Process(new Audio(left, right));
        Assert.All(left, v => Assert.Equal(0, v));
        (left, right) = ([.. x], Noise(2));
        float[] sum = [.. left.Zip(right, (l, r) => (l + r) * 0.5f)];
        Filter(Devices.Mono, 48_000).Process(new Audio(left, right));
        Assert.Equal(sum, left);
        Assert.Equal(sum, right);
    }

    [Fact]
    public void Reset_is_exact_and_a_change_does_not_click()
    {
        DeviceFilter filter = Filter(Devices.Phone, 48_000);
        float[] x = Noise(1), first = [.. x], second = [.. x];
        filter.Process(new Audio(first, [.. x]));
        Assert.False(filter.AtRest);
        filter.Reset();
        Assert.True(filter.AtRest);
        filter.Process(new Audio(second, [.. x]));
        Assert.Equal(first, second);

        // a slow tone, opposite on both sides: from stereo to mono it fades within the cell instead of stopping
        float[] left = Tone.Of(100, 0.5, 48_000, 4800), right = [.. left.Select(v => -v)];
        filter = Filter(Devices.Car, 48_000);
        filter.Process(new Audio(left.AsSpan(0, 2520), right.AsSpan(0, 2520)));
        filter.Set(Devices.Mono);
        filter.Process(new Audio(left.AsSpan(2520), right.AsSpan(2520)));
        Assert.True(Math.Abs(left[2519]) > 0.5);
        for (int i = 2520; i < left.Length; i++) Assert.True(Math.Abs(left[i] - left[i - 1]) < 0.06, $"{i}: {left[i - 1]} to {left[i]}");
        Assert.Equal(0, left[^1]);
    }

    [Fact]
    public void Nothing_is_allocated_after_prepare()
    {
        DeviceFilter filter = Filter(Devices.Phone, 48_000);
        float[] left = Noise(1), right = Noise(2);
        filter.Process(new Audio(left, right));
        long least = long.MaxValue;
        for (int n = 0; n < 5; n++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            filter.Set(n % 2 == 0 ? Devices.Car : Devices.Phone);
            filter.Process(new Audio(left, right));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    [Fact]
    public void The_page_says_what_is_declared()
    {
        foreach (var (path, text) in TranslationsPage.Files(Repo.Root))
        {
            string file = Path.Combine(Repo.Root, path);
            Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{path} is not what Devices and Thresholds say: run ./topdown docs and commit.");
        }
    }

    static DeviceFilter Filter(PlaybackDevice device, double rate, int channels = 2)
    {
        var filter = new DeviceFilter();
        filter.Prepare(new Spec(rate, channels, 8192));
        filter.Set(device);
        return filter;
    }

    static float[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 9000).Select(_ => random.NextSingle() - 0.5f)];
    }

    // the device changes at 3000, back within the cell at 3010, and once more at 6000
    static float[][] Render(float[][] x, Func<int, int> length)
    {
        DeviceFilter filter = Filter(Devices.Phone, 48_000);
        float[][] y = [[.. x[0]], [.. x[1]]];
        (int At, PlaybackDevice To)[] changes = [(3000, Devices.Car), (3010, Devices.Mono), (6000, Devices.Car)];
        for (int at = 0, call = 0; at < y[0].Length; call++)
        {
            foreach (var change in changes)
                if (change.At == at) filter.Set(change.To);
            int end = changes.Select(c => c.At).Where(a => a > at).DefaultIfEmpty(y[0].Length).First(), n = Math.Min(length(call), end - at);
            filter.Process(new Audio(y[0].AsSpan(at, n), y[1].AsSpan(at, n)));
            at += n;
        }
        return y;
    }
}
