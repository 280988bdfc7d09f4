using TopDown.Vst3.Abi;
using Xunit;

namespace TopDown.Vst3.Tests;

/// <summary>Identifiers, result codes and text, which differ in bytes between the systems but not in their printed form.</summary>
public sealed unsafe class AbiIdTests
{
    [Fact]
    public void Bytes_are_COM_order_on_Windows_and_big_endian_elsewhere()
    {
        byte[] bytes = new byte[16];
        new Tuid(0x01020304, 0x05060708, 0x090A0B0C, 0x0D0E0F10).CopyTo(bytes);
        byte[] expected = OperatingSystem.IsWindows()
            ? [4, 3, 2, 1, 6, 5, 8, 7, 9, 10, 11, 12, 13, 14, 15, 16]
            : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void Text_is_the_published_words_and_comes_back()
    {
        Assert.Equal("E831FF31F2D54301928EBBEE25697802", Iid.IComponent.ToString());
        Assert.Equal("8E3C292C95924F9DB2590B1E100E4198", Iid.IGainReductionInfo.ToString());
        Assert.Equal(Iid.IComponent, Tuid.Parse("e831ff31f2d54301928ebbee25697802"));
        Assert.Equal((0xE831FF31u, 0xF2D54301u, 0x928EBBEEu, 0x25697802u), Iid.IComponent.Words);
    }

    [Theory]
    [InlineData("")]
    [InlineData("E831FF31F2D54301928EBBEE2569780")]
    [InlineData("E831FF31F2D54301928EBBEE2569780G")]
    [InlineData("E831FF31F2D54301928EBBEE25697802 ")]
    [InlineData(" 831FF31F2D54301928EBBEE25697802")]
    public void What_is_not_32_hex_digits_is_refused(string text) => Assert.False(Tuid.TryParse(text, out _));

    [Fact]
    public void Refusals_are_the_codes_of_the_system()
    {
        bool windows = OperatingSystem.IsWindows();
        Assert.Equal(windows ? unchecked((int)0x80004002) : -1, Result.NoInterface);
        Assert.Equal(windows ? unchecked((int)0x80070057) : 2, Result.InvalidArgument);
        Assert.Equal(windows ? unchecked((int)0x80004001) : 3, Result.NotImplemented);
    }

    [Fact]
    public void Text_is_cut_between_characters_and_always_ends()
    {
        byte* narrow = stackalloc byte[8];
        new Span<byte>(narrow, 8).Fill(0xFF);
        Text.WriteUtf8(narrow, 4, "aµ∞");
        Assert.Equal("aµ", Text.ToTextUtf8(narrow));
        Assert.Equal(0xFF, narrow[4]);
        char* wide = stackalloc char[4];
        Text.Write(wide, 3, "a\U0001F600");
        Assert.Equal("a", Text.ToText(wide));
        Assert.True(Text.Is(narrow, "aµ"u8));
        Assert.False(Text.Is(narrow, "a"u8));
        Assert.False(Text.Is(null, ""u8));
    }
}
