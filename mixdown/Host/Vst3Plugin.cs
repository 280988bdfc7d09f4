using TopDown.Host.Callbacks;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>
/// One plug-in as a DAW holds it: processor and controller, made, initialised and connected. Disposing takes the way
/// back in order. Calls are for one thread at a time; only <see cref="Process(int)"/>, <see cref="Flush"/> and
/// <see cref="Add"/> are fit for an audio thread, and they allocate nothing once a block's largest event list was seen.
/// </summary>
public sealed unsafe partial class Vst3Plugin : IDisposable
{
    readonly PluginOptions _options;
    readonly Vst3Module? _owned;
    readonly HostApplication _application;
    readonly ComponentHandler _handler = new();
    readonly PointList _inputPoints, _outputPoints;

    void* _component;
    void* _processor;
    void* _controller;
    void* _componentPoint;
    void* _controllerPoint;
    ConnectionProxy? _toController, _toComponent;
    bool _componentInitialized, _controllerInitialized, _disposed;

    internal Vst3Plugin(void* factory, PluginClass description, PluginOptions options, Vst3Module? owned)
    {
        _options = options;
        Class = description;
        _application = new HostApplication(options.HostName);
        try
        {
            MakeComponent(factory);
            MakeController(factory);
            Connect();
            ShareState();
            RefreshParameters();
            RefreshBuses();
            _inputPoints = new PointList(Math.Max(16, Parameters.Count));
            _outputPoints = new PointList(Math.Max(16, Parameters.Count));
            Follow(Parameters.Count);
            _owned = owned;
        }
        catch
        {
            // A module opened for this plug-in alone stays the opener's until here: it outlives Dispose.
            _inputPoints ??= new PointList(0);
            _outputPoints ??= new PointList(0);
            Dispose();
            throw;
        }
    }

    /// <summary>Loads a module for this plug-in alone; disposing the plug-in unloads it. Without a name: its first effect.</summary>
    /// <inheritdoc cref="Vst3Module.Load"/>
    public static Vst3Plugin Load(string path, string? nameOrCid = null, PluginOptions? options = null)
    {
        Vst3Module module = Vst3Module.Load(path);
        try
        {
            return new Vst3Plugin((void*)module.Factory, module.Find(nameOrCid), options ?? new PluginOptions(), module);
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    public PluginClass Class { get; }

    /// <summary>Whether the controller is an object of its own.</summary>
    public bool HasSeparateController { get; private set; }

    /// <summary>Raw interface pointers, borrowed: for what this class has no method for.</summary>
    public nint Component => (nint)_component;

    /// <inheritdoc cref="Component"/>
    public nint Processor => (nint)_processor;

    /// <inheritdoc cref="Component"/>
    public nint Controller => (nint)_controller;

    /// <summary>What the controller told its host so far, in order.</summary>
    public HostCall[] HostCalls => _handler.Calls;

    public void ForgetHostCalls() => _handler.Forget();

    /// <summary>Messages that passed the proxies, both ways; 0 with any other <see cref="Connection"/>.</summary>
    public int Messages => (_toController?.Messages ?? 0) + (_toComponent?.Messages ?? 0);

    /// <summary>Whether the processor, or the controller, has an interface: <c>Iid.IUnitInfo</c> and the like.</summary>
    public bool ComponentHas(Tuid iid) => Has(_component, iid);

    /// <inheritdoc cref="ComponentHas"/>
    public bool ControllerHas(Tuid iid) => Has(_controller, iid);

    static bool Has(void* part, Tuid iid)
    {
        void* found = Call.Query(part, iid);
        Call.Release(found);
        return found != null;
    }

    void MakeComponent(void* factory)
    {
        Tuid cid = Class.Cid, iid = Iid.IComponent;
        void* made = null;
        Vst3Exception.Check(Call.PluginFactory.CreateInstance(factory, &cid, &iid, &made), "createInstance of the component");
        _component = made;
        Vst3Exception.Check(Call.PluginBase.Initialize(_component, _application.Identity), "initialize of the component");
        _componentInitialized = true;
        _processor = Call.Query(_component, Iid.IAudioProcessor);
        if (_processor == null) throw new Vst3Exception("The component has no IAudioProcessor.");
    }

    void MakeController(void* factory)
    {
        Tuid cid = default, iid = Iid.IEditController;
        void* made = null;
        if (Call.Component.GetControllerClassId(_component, &cid) == Result.Ok && cid != default
            && Call.PluginFactory.CreateInstance(factory, &cid, &iid, &made) == Result.Ok && made != null)
        {
            HasSeparateController = true;
            _controller = made;
            Vst3Exception.Check(Call.PluginBase.Initialize(_controller, _application.Identity), "initialize of the controller");
            _controllerInitialized = true;
        }
        else
        {
            _controller = Call.Query(_component, Iid.IEditController);
            if (_controller == null) throw new Vst3Exception("There is no controller.");
        }
        Call.EditController.SetComponentHandler(_controller, _handler.Identity);
    }

    void Connect()
    {
        if (!HasSeparateController || _options.Connection == Connection.None) return;
        _componentPoint = Call.Query(_component, Iid.IConnectionPoint);
        _controllerPoint = Call.Query(_controller, Iid.IConnectionPoint);
        if (_componentPoint == null || _controllerPoint == null) return;
        if (_options.Connection == Connection.Proxy)
        {
            _toController = new ConnectionProxy(_controllerPoint);
            _toComponent = new ConnectionProxy(_componentPoint);
        }
        Call.ConnectionPoint.Connect(_componentPoint, ControllerSide);
        Call.ConnectionPoint.Connect(_controllerPoint, ComponentSide);
    }

    void* ControllerSide => _toController != null ? _toController.Identity : _controllerPoint;

    void* ComponentSide => _toComponent != null ? _toComponent.Identity : _componentPoint;

    void Disconnect()
    {
        if (_componentPoint != null && _controllerPoint != null)
        {
            Call.ConnectionPoint.Disconnect(_componentPoint, ControllerSide);
            Call.ConnectionPoint.Disconnect(_controllerPoint, ComponentSide);
        }
        _toController?.Cut();
        _toComponent?.Cut();
        _toController?.Release();
        _toComponent?.Release();
        Drop(ref _componentPoint);
        Drop(ref _controllerPoint);
    }

    static void Drop(ref void* pointer)
    {
        Call.Release(pointer);
        pointer = null;
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        SetProcessing(false);
        Deactivate();
        Disconnect();
        if (_controller != null) Call.EditController.SetComponentHandler(_controller, null);
        if (_controllerInitialized) Call.PluginBase.Terminate(_controller);
        if (_componentInitialized) Call.PluginBase.Terminate(_component);
        Drop(ref _controller);
        Drop(ref _processor);
        Drop(ref _component);
        _inputPoints.Release();
        _outputPoints.Release();
        _handler.Release();
        _application.Release();
        _owned?.Dispose();
    }
}
