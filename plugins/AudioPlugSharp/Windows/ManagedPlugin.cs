using System.Windows.Threading;
using AudioPlugSharp;
using AudioPlugSharpWPF;
using TopDown.Plugin;

namespace TopDown.AudioPlugSharp.Windows;

/// <summary>
/// The plug-in of this assembly in AudioPlugSharp's shell, whose loader takes the first public plug-in it finds. Its window
/// is the suite's own editor in a WPF control.
/// </summary>
public sealed class ManagedPlugin : AudioPluginWPF, IShownValues
{
    readonly Instance _instance;
    readonly HostPort _input, _output;
    readonly Layout _layout;
    DispatcherTimer? _timer;

    public ManagedPlugin()
    {
        var type = PluginType.Of<BundledPlugin>();
        (PluginName, PluginID, PluginVersion) = (Identity.Name(type.Page), Identity.Id(type.Page), Identity.Version);
        (Company, PluginCategory, Website, Contact) = (Page.Vendor, type.Page.SubCategories, "", "");
        _layout = type.Page.Layouts[0]; // the shell cannot negotiate others
        (_input, _output) = (new HostPort("Input", _layout.In), new HostPort("Output", _layout.Out));
        _instance = new Instance(type, this);
        (EditorWidth, EditorHeight) = ((uint)Ui.Editing.Face.Width, (uint)Ui.Editing.Face.Height);
        HasUserInterface = true;
    }

    public override System.Windows.Controls.UserControl GetEditorView() => new EditorControl(_instance.NewEditor());

    public override void Initialize()
    {
        if (Parameters == null) // hosts initialise again after terminate
            foreach (var parameter in _instance.Parameters) AddParameter(new ManagedParameter(parameter));
        base.Initialize();
        (InputPorts, OutputPorts) = ([_input], [_output]);
    }

    /// <summary>Known rate, no audio: for shells that never call Start.</summary>
    public override void InitializeProcessing() => _instance.Prepare(Host.SampleRate, _layout);

    /// <summary>The host activates: settings of a state that came since then take effect.</summary>
    public override void Start() => _instance.Prepare(Host.SampleRate, _layout);

    /// <summary>Audio thread. Not handed to the base, which would make lines between points; ours are made by the parameter's own glide.</summary>
    public override void HandleParameterChange(AudioPluginParameter parameter, double newNormalizedValue, int sampleOffset) =>
        _instance.Point(parameter.ParameterIndex, newNormalizedValue, sampleOffset);

    /// <summary>Audio thread. All points first: the shell gives some too early and none in order, Core cuts the block at each.</summary>
    public override unsafe void Process()
    {
        Host.ProcessAllEvents();
        var io = new HostAudio
        {
            In = (void**)_input.GetAudioBufferPtrs(),
            Out = (void**)_output.GetAudioBufferPtrs(),
            InChannels = _layout.In,
            OutChannels = _output.GetAudioBufferPtrs() == 0 ? 0 : _layout.Out,
            IsDouble = _output.BitsPerSample == EAudioBitsPerSample.Bits64,
        };
        _instance.Process(io, (int)_output.CurrentBufferSize, Environment.TickCount64);
    }

    public override byte[] SaveState() => _instance.Save();

    public override void RestoreState(byte[] stateData)
    {
        if (!_instance.Restore(stateData)) Logger.Log(PluginName + ": the state is none of this plug-in; nothing changed");
    }

    /// <summary>The host's UI thread: from here on commands are answered and programs shown, for as long as the plug-in lives.</summary>
    public override void InitializeEditor()
    {
        if (_timer != null) return;
        var weak = new WeakReference<ManagedPlugin>(this); // nothing tells the end: the timer must not keep the plug-in
        _timer = new DispatcherTimer(DispatcherPriority.Background, Dispatcher.CurrentDispatcher) { Interval = TimeSpan.FromMilliseconds(50) };
        _timer.Tick += (timer, _) =>
        {
            if (weak.TryGetTarget(out var plugin)) plugin._instance.Poll();
            else ((DispatcherTimer)timer!).Stop();
        };
        _timer.Start();
    }

    double IShownValues.this[int place] => Parameters[place].EditValue;
    void IShownValues.Show(int place, double normal) => Parameters[place].NormalizedEditValue = normal;
    void IShownValues.Edit(int place, double plain) => Parameters[place].EditValue = plain;
}
