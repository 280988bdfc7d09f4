namespace TopDown.Ui.Tests.Golden;

public class PrimitivesTests
{
    [Fact]
    public void All_that_a_canvas_draws_looks_as_accepted_at_100_percent() => Golden.Check("primitives", Primitives.Draw(1));

    [Fact]
    public void All_that_a_canvas_draws_looks_as_accepted_at_200_percent() => Golden.Check("primitives@2x", Primitives.Draw(2));
}
