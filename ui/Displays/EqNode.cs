using TopDown.Plugin;

namespace TopDown.Ui.Displays;

/// <summary>A point of an <see cref="EqDisplay"/> that is taken hold of.</summary>
/// <param name="Hz">Its place along.</param>
/// <param name="Db">Its height; null: it lies on the curve (cut filters).</param>
/// <param name="Q">What the wheel turns.</param>
/// <param name="On">Off: it is drawn hollow.</param>
/// <param name="Name">Empty: the group's title.</param>
public sealed record EqNode(Param Hz, Param? Db = null, Param? Q = null, Toggle? On = null, string Name = "");
