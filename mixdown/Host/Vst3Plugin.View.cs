using TopDown.Vst3.Abi;

namespace TopDown.Host;

public sealed unsafe partial class Vst3Plugin
{
    /// <summary>An editor; null where the plug-in has none. Dispose of it before the plug-in.</summary>
    /// <param name="loop">Linux: what its events come by.</param>
    /// <param name="setsFrame">False: the frame is not given yet, see <see cref="PluginView.SetFrame"/>.</param>
    public PluginView? CreateView(EventLoop? loop, bool setsFrame = true)
    {
        void* view;
        fixed (byte* name = ViewNames.Editor) view = Call.EditController.CreateView(_controller, name);
        return view == null ? null : new PluginView(view, loop, setsFrame);
    }

    /// <summary>The host's help command (IEditController2). False: there is no manual, or it could not be opened.</summary>
    /// <param name="onlyCheck">Opens nothing.</param>
    public bool OpenHelp(bool onlyCheck)
    {
        void* controller = Call.Query(_controller, Iid.IEditController2);
        if (controller == null) return false;
        try
        {
            return Call.EditController2.OpenHelp(controller, onlyCheck) == Result.Ok;
        }
        finally
        {
            Call.Release(controller);
        }
    }
}
