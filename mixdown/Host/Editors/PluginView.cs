using System.Text;
using TopDown.Host.Callbacks;
using TopDown.Vst3.Abi;

namespace TopDown.Host;

/// <summary>A plug-in's editor as a DAW holds it (IPlugView). One thread, the plug-in's controller's.</summary>
public sealed unsafe class PluginView : IDisposable
{
    readonly PlugFrame _frame;
    void* _view;

    internal PluginView(void* view, EventLoop? loop, bool setsFrame)
    {
        _view = view;
        _frame = new PlugFrame(loop, (w, h) => ResizeAsked?.Invoke(w, h) ?? false);
        if (setsFrame) SetFrame(true);
    }

    /// <summary>The raw IPlugView, borrowed: for what this class has no method for.</summary>
    public nint Pointer => (nint)_view;

    /// <summary>The plug-in asks for another size; whoever grants it makes room and calls <see cref="Resize"/>.</summary>
    public Func<int, int, bool>? ResizeAsked { get; set; }

    public bool IsAttached { get; private set; }

    /// <summary>Name of this system's windows in VST3.</summary>
    public static string Platform => Encoding.ASCII.GetString(OperatingSystem.IsWindows() ? ViewNames.Hwnd : OperatingSystem.IsMacOS() ? ViewNames.NsView : ViewNames.X11);

    /// <summary>Gives the view its frame, or takes it away.</summary>
    public int SetFrame(bool on) => Call.PlugView.SetFrame(_view, on ? _frame.Identity : null);

    public bool Supports(string platform)
    {
        fixed (byte* type = Encoding.UTF8.GetBytes(platform + "\0")) return Call.PlugView.IsPlatformTypeSupported(_view, type) == Result.Ok;
    }

    /// <param name="parent">Of the kind that <see cref="Platform"/> names.</param>
    public bool Attach(nint parent)
    {
        fixed (byte* type = Encoding.UTF8.GetBytes(Platform + "\0")) IsAttached = Call.PlugView.Attached(_view, (void*)parent, type) == Result.Ok;
        return IsAttached;
    }

    public bool Remove()
    {
        IsAttached = false;
        return Call.PlugView.Removed(_view) == Result.Ok;
    }

    public (int Width, int Height) Size
    {
        get
        {
            ViewRect rect = default;
            Vst3Exception.Check(Call.PlugView.GetSize(_view, &rect), "getSize of the view");
            return (rect.Width, rect.Height);
        }
    }

    public bool CanResize => Call.PlugView.CanResize(_view) == Result.Ok;

    /// <summary>onSize: the room that the view has now.</summary>
    public bool Resize(int width, int height)
    {
        ViewRect rect = new() { Right = width, Bottom = height };
        return Call.PlugView.OnSize(_view, &rect) == Result.Ok;
    }

    /// <summary>The nearest size that the view can have.</summary>
    public (int Width, int Height) Constrain(int width, int height)
    {
        ViewRect rect = new() { Right = width, Bottom = height };
        return Call.PlugView.CheckSizeConstraint(_view, &rect) == Result.Ok ? (rect.Width, rect.Height) : (width, height);
    }

    /// <summary>Key codes and modifiers as pluginterfaces/base/keycodes.h numbers them. True: the view used it.</summary>
    public bool KeyDown(char key, short code = 0, short modifiers = 0) => Call.PlugView.OnKeyDown(_view, key, code, modifiers) == Result.Ok;

    public bool Wheel(float distance) => Call.PlugView.OnWheel(_view, distance) == Result.Ok;

    public void Focus(bool has) => Call.PlugView.OnFocus(_view, has);

    /// <summary>False: the view does not know of scales.</summary>
    public bool SetScale(float factor)
    {
        void* scale = Call.Query(_view, Iid.IPlugViewContentScaleSupport);
        if (scale == null) return false;
        int result = Call.PlugViewContentScaleSupport.SetContentScaleFactor(scale, factor);
        Call.Release(scale);
        return result == Result.Ok;
    }

    /// <summary>The parameter at a place of the view; null where there is none, or the view does not tell.</summary>
    public uint? ParameterAt(int x, int y)
    {
        void* finder = Call.Query(_view, Iid.IParameterFinder);
        if (finder == null) return null;
        uint id = 0;
        int result = Call.ParameterFinder.FindParameter(finder, x, y, &id);
        Call.Release(finder);
        return result == Result.Ok ? id : null;
    }

    /// <summary>The middle of the place where a parameter is found; null where it is nowhere.</summary>
    public (int X, int Y)? PlaceOf(uint parameter)
    {
        const int Step = 4;
        var (width, height) = Size;
        long x = 0, y = 0, n = 0;
        for (int row = Step / 2; row < height; row += Step)
        {
            for (int column = Step / 2; column < width; column += Step)
            {
                if (ParameterAt(column, row) != parameter) continue;
                (x, y, n) = (x + column, y + row, n + 1);
            }
        }
        return n > 0 ? ((int)(x / n), (int)(y / n)) : null;
    }

    /// <summary>The host's way: removed if need be, without a frame, released.</summary>
    public void Dispose()
    {
        if (_view == null) return;
        if (IsAttached) Remove();
        SetFrame(false);
        Call.Release(_view);
        _view = null;
        _frame.Release();
    }

    /// <summary>Lets go of the view as it is: hosts that forget to call removed.</summary>
    public void Abandon()
    {
        Call.Release(_view);
        _view = null;
        _frame.Release();
    }
}
