using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>Renders a file at 48 kHz in 32 bit; see <see cref="Render(RenderJob)"/>.</summary>
    public float[][] Render(float[][] input, float[][]? key = null, IReadOnlyList<ParameterPoint>? points = null, params int[] blocks) =>
        Render(new RenderJob { Input = input, Key = key, Points = points ?? [], Blocks = blocks.Length == 0 ? [512] : blocks }).Output;

    /// <summary>
    /// Renders a whole file in a DAW's order of calls: setBusArrangements, activateBus, setupProcessing, setActive(1),
    /// setProcessing(1), process …, setProcessing(0), setActive(0). May be repeated; values set before
    /// (<see cref="SetValue"/>, state) hold on sample 0.
    /// </summary>
    /// <exception cref="Vst3Exception">The plug-in refuses the arrangement or the set-up, or a block fails.</exception>
    public RenderResult Render(RenderJob job)
    {
        Deactivate();
        int channels = job.Input64?.Length ?? job.Input.Length, length = (job.Input64 != null ? job.Input64[0].Length : job.Input[0].Length) + job.ExtraFrames;
        int key = job.Key == null ? -1 : KeyBus();
        Arrange(Arrangement(channels), key, job.Key);
        ActivateDefaultBuses();
        if (key >= 0 && !ActivateBus(BusDirection.Input, key, true)) throw new Vst3Exception("activateBus of the side-chain refused.");
        if (!Setup(job.SampleRate, Math.Max(1, job.Blocks.Max()), job.SampleSize, job.Mode)) throw new Vst3Exception("setupProcessing refused.");
        if (!Activate()) throw new Vst3Exception("setActive refused.");
        SetProcessing(true);
        Context.ProjectTimeSamples = 0;
        int latency = LatencySamples, skip = job.CompensateLatency ? latency : 0;
        uint tail = TailSamples;
        Rendering r = new(job, key, OutputBuses[0].Channels, length + skip);
        for (int block = 0; r.Position < r.Length; block++) RenderBlock(r, job.Blocks[block % job.Blocks.Count]);
        bool intact = GuardsIntact;
        SetProcessing(false);
        Deactivate();
        return r.Finish(skip, latency, tail, intact);
    }

    void RenderBlock(Rendering r, int blockLength)
    {
        int n = Math.Min(blockLength, r.Length - r.Position);
        if (n == 0 && r.Job.Blocks.All(b => b == 0)) throw new Vst3Exception("Blocks of 0 alone never end.");
        for (int c = 0; c < InputBuses[0].Channels; c++) Feed(r, 0, c, n, r.Job.Input, r.Job.Input64);
        if (r.Key >= 0) for (int c = 0; c < InputBuses[r.Key].Channels; c++) Feed(r, r.Key, c, n, r.Job.Key!, null);
        for (; r.Next < r.Points.Length && r.Points[r.Next].Sample < r.Position + n; r.Next++)
        {
            ParameterPoint p = r.Points[r.Next];
            Add(p.Id, Math.Max(0, p.Sample - r.Position), p.Value);
        }
        Vst3Exception.Check(Process(n), "process");
        for (int c = 0; c < r.Output.Length; c++)
        {
            if (r.Output64 != null) Output64(c)[..n].CopyTo(r.Output64[c].AsSpan(r.Position));
            else Output(c)[..n].CopyTo(r.Output[c].AsSpan(r.Position));
        }
        foreach (ParameterPoint p in OutputPoints) r.Sent.Add(p with { Sample = p.Sample + r.Position });
        if (n > 0 && OutputSilence() == (1UL << r.Output.Length) - 1) r.SilentBlocks++;
        r.Position += n;
        Poll();
    }

    // One channel of one block; what lies behind the file's end is silence.
    void Feed(Rendering r, int bus, int channel, int n, float[][] file, double[][]? file64)
    {
        int from = Math.Min(channel, (file64?.Length ?? file.Length) - 1);
        int have = Math.Clamp((file64 != null ? file64[from].Length : file[from].Length) - r.Position, 0, n);
        bool silent = true;
        if (r.Output64 == null)
        {
            Span<float> to = Input(channel, bus)[..n];
            if (have > 0) file[from].AsSpan(r.Position, have).CopyTo(to);
            to[have..].Clear();
            silent = !to.ContainsAnyExcept(0f);
        }
        else
        {
            Span<double> to = Input64(channel, bus)[..n];
            for (int i = 0; i < have; i++) to[i] = file64 != null ? file64[from][r.Position + i] : file[from][r.Position + i];
            to[have..].Clear();
            silent = !to.ContainsAnyExcept(0d);
        }
        if (r.Job.FlagSilence && silent) _inputSilence[bus] |= 1UL << channel;
    }

    int KeyBus()
    {
        foreach (HostBus b in InputBuses)
        {
            if (b.Type == BusType.Aux) return b.Index;
        }
        throw new Vst3Exception("The plug-in has no side-chain.");
    }

    static ulong Arrangement(int channels) => channels switch
    {
        1 => SpeakerArrangement.Mono,
        2 => SpeakerArrangement.Stereo,
        _ => throw new ArgumentOutOfRangeException(nameof(channels), "Mono or stereo."),
    };

    // First with the key as it is; refused, with the side-chain the plug-in reports (a mono key is then spread).
    void Arrange(ulong main, int key, float[][]? keyFile)
    {
        ulong[] inputs = [.. InputBuses.Select(b => b.Index == 0 ? main : b.Arrangement)];
        ulong[] outputs = [.. OutputBuses.Select(b => b.Index == 0 ? main : b.Arrangement)];
        if (key >= 0)
        {
            ulong[] exact = [.. inputs];
            exact[key] = Arrangement(keyFile!.Length);
            if (SetArrangement(exact, outputs)) return;
        }
        if (!SetArrangement(inputs, outputs)) throw new Vst3Exception("setBusArrangements refused.");
    }

    /// <summary>Where a render stands.</summary>
    sealed class Rendering(RenderJob job, int key, int channels, int length)
    {
        public RenderJob Job => job;
        public int Key => key;
        public int Length => length;
        public ParameterPoint[] Points { get; } = [.. job.Points.OrderBy(p => p.Sample)]; // a stable sort
        public float[][] Output { get; } = NewChannels<float>(channels, length);
        public double[][]? Output64 { get; } = job.SampleSize == SampleSize.Float64 ? NewChannels<double>(channels, length) : null;
        public List<ParameterPoint> Sent { get; } = [];
        public int Position { get; set; }
        public int Next { get; set; }
        public int SilentBlocks { get; set; }

        static T[][] NewChannels<T>(int channels, int length)
        {
            var made = new T[channels][];
            for (int c = 0; c < channels; c++) made[c] = new T[length];
            return made;
        }

        public RenderResult Finish(int skip, int latency, uint tail, bool intact)
        {
            double[][]? wide = Output64 == null ? null : [.. Output64.Select(c => c[skip..])];
            float[][] narrow = wide == null ? [.. Output.Select(c => c[skip..])] : [.. wide.Select(c => Array.ConvertAll(c, x => (float)x))];
            return new(narrow, wide, latency, tail, Sent, SilentBlocks, intact);
        }
    }
}
