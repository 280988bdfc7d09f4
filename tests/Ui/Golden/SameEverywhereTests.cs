using TopDown.Testing;

namespace TopDown.Ui.Tests.Golden;

/// <summary>Every golden picture, drawn again by this assembly as a program on a CPU that can do less: the same bytes.</summary>
public class SameEverywhereTests
{
    // What the process then has: Vector256, Vector128, AVX2, FMA. .NET 10 knows no switch for FMA alone: it goes with AVX2.
    [Fact]
    public void Without_AVX2_and_FMA_every_picture_has_the_same_bytes() => Compare("DOTNET_EnableAVX2", "False True False False", "");

    // The sound behind the editors takes minutes without any vector.
    [Fact]
    public void Without_any_vector_shapes_and_texts_have_the_same_bytes() => Compare("DOTNET_EnableHWIntrinsic", "False False False False", "primitives");

    [Theory, Trait("Category", "Long")]
    [InlineData("DOTNET_EnableAVX", "False True False False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "False False False False")]
    public void Without_a_CPU_feature_every_picture_has_the_same_bytes(string feature, string features) => Compare(feature, features, "");

    static void Compare(string feature, string features, string only)
    {
        Outcome child = Programs.Run("dotnet", ["exec", typeof(Scenes).Assembly.Location, only], new Dictionary<string, string?> { [feature] = "0" }).OrThrow();
        string[] lines = child.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(features, lines[0]);
        Assert.Equal(Scenes.Sums(only), lines[1..]);
    }
}
