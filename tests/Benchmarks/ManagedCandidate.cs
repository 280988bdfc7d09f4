using TopDown.Plugin;

namespace TopDown.Benchmarks;

/// <summary>A plug-in's page in this process, without a plug-in format around it.</summary>
sealed unsafe class ManagedCandidate : Candidate
{
    // pinned: the runner reads pointers, as in a host
    readonly float[] _left = GC.AllocateArray<float>(Signal.Frames, pinned: true), _right = GC.AllocateArray<float>(Signal.Frames, pinned: true);
    readonly nint[] _channels = GC.AllocateArray<nint>(2, pinned: true);
    readonly Runner _runner;
    readonly HostAudio _io;

    public ManagedCandidate(string name, string oversampling, PluginType type, Parameter? tape, bool isTapeOn) : base(name, Stage.WholePlugin, "managed", oversampling)
    {
        double[] normals = type.Defaults();
        if (tape != null) normals[tape.Index] = isTapeOn ? 1 : 0;
        _runner = new(type);
        _runner.Prepare(Signal.SampleRate, Layout.Stereo, normals);
        fixed (float* left = _left, right = _right) (_channels[0], _channels[1]) = ((nint)left, (nint)right);
        fixed (nint* channels = _channels) _io = new() { In = (void**)channels, Out = (void**)channels, InChannels = 2, OutChannels = 2 };
    }

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        left.CopyTo(_left);
        right.CopyTo(_right);
    }

    public override void Run()
    {
        _runner.Begin();
        _runner.Render(_io, 0, Signal.Frames);
        _runner.End();
    }

    protected override ReadOnlySpan<float> Output => _left;

    public override double LevelDb => Level(_left, _right);
}
