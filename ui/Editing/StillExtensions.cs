using TopDown.Plugin;

namespace TopDown.Ui.Editing;

public static class StillExtensions
{
    /// <summary>The chain at the values that an editor shows: what its curves are made of.</summary>
    public static T At<T>(this Still<T> still, Shown shown) where T : IPlugin, new() => still.At(shown.Normals, shown.SampleRate, shown.Revision);

    /// <summary>The values that this chain is set from.</summary>
    public static Values ValuesAt<T>(this Still<T> still, Shown shown) where T : IPlugin, new()
    {
        still.At(shown);
        return still.Values;
    }
}
