using TopDown.Plugin;
using TopDown.Plugin.Tests;
using TopDown.Ui.Editing;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>An editor in a shell that tells it nothing: the poll wakes it for sound and automation, and lets it sleep else.</summary>
public sealed class EditorTests
{
    sealed class Window : IShell
    {
        public int Wakes { get; set; }
        public void Wake() => Wakes++;
        public bool Resize(int width, int height) => true;
        public void TakeKeys(bool wanted) { }
        public void Show(Cursor cursor) { }
        public bool OpenManual() => false;
    }

    static float[][] Silence => [new float[2400], new float[2400]];

    /// <summary>Silence is played, a poll each 50 ms, until tails and meters have come down.</summary>
    static void Sleep(Shell shell, Editor editor, Window window)
    {
        for (int i = 0; i < 1200; i++)
        {
            shell.Go(Silence);
            shell.Instance.Poll();
            for (int frame = 0; frame < 3; frame++) editor.Tick(0.016);
        }
        Assert.False(editor.IsMoving);
        window.Wakes = 0;
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Sound_and_automation_wake_it_and_silence_lets_it_sleep(string name)
    {
        var shell = new Shell(Every.Of(name));
        shell.Instance.Prepare(48_000, Layout.Stereo);
        var window = new Window();
        Editor editor = shell.Instance.NewEditor();
        editor.Shell = window;
        editor.Fit(900, 600);
        Sleep(shell, editor, window);
        shell.Go(Silence);
        shell.Instance.Poll();
        Assert.Equal(0, window.Wakes); // silence moves nothing

        shell.Go(Signals.Noise(2, 4800));
        shell.Instance.Poll();
        Assert.Equal(1, window.Wakes);
        uint[] before = editor.Canvas.Pixels.ToArray();
        editor.Tick(0.016);
        Assert.False(before.AsSpan().SequenceEqual(editor.Canvas.Pixels)); // the meters moved
        Assert.True(editor.IsMoving);

        Sleep(shell, editor, window);
        shell.Go(Silence);
        shell.Instance.Poll();
        Assert.Equal(0, window.Wakes);

        shell.Turn("output_db", -5); // the host's automation
        shell.Instance.Poll();
        Assert.Equal(1, window.Wakes);
        editor.Shell = null; // closed: nothing to wake
        shell.Turn("output_db", -6);
        shell.Instance.Poll();
        Assert.Equal(1, window.Wakes);
    }
}
