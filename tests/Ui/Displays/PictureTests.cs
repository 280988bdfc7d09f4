namespace TopDown.Ui.Tests.Displays;

/// <summary>Every display as it was looked at and accepted. Sounds are made here, places are kept to an eighth of a unit: the same on every CPU.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData(false, 1), InlineData(true, 1), InlineData(true, 2)]
    public void Displays_look_as_accepted(bool isWorking, int scale)
    {
        string state = $"{(isWorking ? "working" : "idle")}-{scale}x";
        Golden.Golden.Check("displays-first-" + state, Gallery.Draw(Gallery.First(), scale, isWorking));
        Golden.Golden.Check("displays-second-" + state, Gallery.Draw(Gallery.Second(), scale, isWorking));
    }
}
