using TopDown.Mixdown.Demo;
using TopDown.Plugin;
using TopDown.Ui.Drawing;
using TopDown.Ui.Editing;
using TopDown.Vst3;

namespace TopDown.Commands;

/// <summary>Pictures of an editor for the plug-in lists of hosts: at work on the demo, at every size that the page names.</summary>
static class Snapshots
{
    /// <summary>Into a bundle, by the names that hosts look for.</summary>
    public static void Write(string bundle, PluginType type)
    {
        DemoScene scene = DemoScene.For(type);
        foreach (var snapshot in ModuleInfo.Snapshots(type.Page))
        {
            string path = Path.Combine(bundle, snapshot.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Png.Encode(new Portrait(type, scale: (float)snapshot.Scale).After(scene.Input, DemoScene.Rate, scene.Key)));
        }
    }
}
