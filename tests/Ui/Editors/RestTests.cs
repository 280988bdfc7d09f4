using TopDown.Catalogue;
using TopDown.Mixdown.Demo;
using TopDown.Ui.Editing;

namespace TopDown.Ui.Tests.Editors;

/// <summary>The frame timer stops: real plug-ins after real sound, not only widgets over constructed readings.</summary>
public sealed class RestTests
{
    const int Rate = DemoScene.Rate;

    public static TheoryData<string> Names => [.. Plugins.All.Select(e => e.Name)];

    [Theory, MemberData(nameof(Names))]
    public void After_the_sound_every_editor_comes_to_rest(string name)
    {
        var entry = Plugins.Find(name)!;
        DemoScene scene = DemoScene.For(entry.Type);
        var portrait = new Portrait(entry.Type);
        portrait.After(Then(scene.Input, silence: 0), Rate, scene.Key == null ? null : Then(scene.Key, silence: 0));
        Assert.True(portrait.Editor.IsMoving, "it moves while music plays");
        portrait = new Portrait(entry.Type);
        portrait.After(Then(scene.Input, silence: 30), Rate, scene.Key == null ? null : Then(scene.Key, silence: 30));
        Assert.False(portrait.Editor.IsMoving, "30 s after the music something still moves: " + string.Join(", ", portrait.Editor.Widgets.Where(w => w.IsMoving).Select(w => w.GetType().Name)));
    }

    /// <summary>A second of music, then silence.</summary>
    static float[][] Then(float[][] music, int silence) => [.. music.Select(x => (float[])[.. x[..Rate], .. new float[silence * Rate]])];
}
