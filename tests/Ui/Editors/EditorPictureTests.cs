using TopDown.Testing;
using TopDown.Ui.Tests.Golden;

namespace TopDown.Ui.Tests.Editors;

/// <summary>The editors' golden pictures. They lie in docs/pictures, because the manual shows them.</summary>
public sealed class EditorPictureTests
{
    public static TheoryData<string> Names => [.. EditorScenes.All.Select(s => s.Key)];

    [Theory, MemberData(nameof(Names))]
    public void Editors_look_as_accepted(string name)
    {
        string folder = Path.Combine(Repo.Root, "docs", "pictures");
        if (Golden.Golden.Compare(folder, Golden.Golden.Pictures, name, EditorScenes.All.Single(s => s.Key == name).Value(), Repo.Accepts, nameof(Editors_look_as_accepted)) is { } trouble)
            Assert.Fail(trouble);
    }
}
