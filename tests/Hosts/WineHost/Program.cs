using System.Text;
using TopDown.WineHost;

// One verb a run, plain arguments; text to standard output. 0: done and right; 1: the plug-in (or what it was given) is wrong; 2: wrong call.
// UTF-8 and \n whatever Windows' code page is: tests read it on Linux.
Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" });
try
{
    return args switch
    {
        ["check", var bundle] => Verbs.Check(bundle),
        ["factory", var bundle] => Verbs.Factory(bundle),
        ["render", var bundle, var input, var key, .. var pairs] when pairs.Length % 2 == 0 => Verbs.Render(bundle, input, key, pairs),
        ["states", var bundle, .. var pairs] when pairs.Length % 2 == 0 => Verbs.States(bundle, pairs),
        ["save", var bundle, var file, .. var values] => Verbs.Save(bundle, file, values),
        ["reload", var bundle, var times] => Verbs.Reload(bundle, int.Parse(times)),
        ["together", .. var bundles] when bundles.Length > 0 => Together.Run(bundles),
        ["denormals"] => Verbs.Denormals(),
        ["window", var bundle, var parameter, var picture] => Window.Run(bundle, parameter, picture),
        _ => Usage(),
    };
}
catch (Exception e)
{
    Console.Error.WriteLine(e);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("""
        winhost check BUNDLE                              name, version, latency, level of a short render
        winhost factory BUNDLE                            all that the factory and the controller say
        winhost render BUNDLE IN KEY (STATE OUT)…         raw stereo float32; KEY is - for none, STATE is - for the fresh plug-in
        winhost states BUNDLE (IN OUT)…                   loads a state, saves it again
        winhost save BUNDLE OUT (ID=VALUE)…               sets normalised values, saves the state
        winhost reload BUNDLE TIMES                       unloads and loads
        winhost together BUNDLE…                          audio threads in all of them against forced garbage collections
        winhost window BUNDLE PARAMETER PICTURE           the editor in a window, used and looked at
        winhost denormals                                 the guard around process, on this system's C runtime
        """);
    return 2;
}
