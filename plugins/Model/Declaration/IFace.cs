namespace TopDown.Plugin;

/// <summary>How a plug-in looks; what is inside is the editor's business (TopDown.Ui).</summary>
public interface IFace;
