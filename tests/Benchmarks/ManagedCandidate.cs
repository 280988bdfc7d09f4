using TopDown.Plugin;

namespace TopDown.Benchmarks;

/// <summary>A plug-in's page in this process, without a plug-in format around it.</summary>
sealed unsafe class ManagedCandidate : Candidate
{
    // pinned: the runner reads pointers, as in a host
    readonly float[] _left = GC.AllocateArray<float>(Signal.Frames, pinned: true), _right = GC.AllocateArray<float>(Signal.Frames, pinned: true);
    readonly float[] _keyLeft = GC.AllocateArray<float>(Signal.Frames, pinned: true), _keyRight = GC.AllocateArray<float>(Signal.Frames, pinned: true);
    readonly nint[] _channels = GC.AllocateArray<nint>(4, pinned: true);
    readonly Runner _runner;
    readonly HostAudio _io;

    public ManagedCandidate(string name, Stage stage, PluginType type, double[] normals) : base(name, stage, "managed", "")
    {
        _runner = new(type);
        _runner.Prepare(Signal.SampleRate, Layout.Stereo, normals);
        fixed (float* left = _left, right = _right) (_channels[0], _channels[1]) = ((nint)left, (nint)right);
        fixed (float* left = _keyLeft, right = _keyRight) (_channels[2], _channels[3]) = ((nint)left, (nint)right);
        fixed (nint* channels = _channels)
            _io = new() { In = (void**)channels, Out = (void**)channels, InChannels = 2, OutChannels = 2, Key0 = type.Page.Keys.Count > 0 ? (void**)(channels + 2) : null, Key0Channels = type.Page.Keys.Count > 0 ? 2 : 0 };
    }

    /// <summary>For an editor that shows it.</summary>
    public Runner Runner => _runner;

    public override void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => Load(left, right, left, right);

    /// <summary>With another side-chain than the input.</summary>
    public void Load(ReadOnlySpan<float> left, ReadOnlySpan<float> right, ReadOnlySpan<float> keyLeft, ReadOnlySpan<float> keyRight)
    {
        left.CopyTo(_left);
        right.CopyTo(_right);
        keyLeft.CopyTo(_keyLeft);
        keyRight.CopyTo(_keyRight);
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
