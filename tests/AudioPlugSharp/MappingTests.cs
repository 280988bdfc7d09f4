using TopDown.Plugin;
using TopDown.Plugin.Tests;

namespace TopDown.AudioPlugSharp.Tests;

/// <summary>The parameters that this shell's hosts see say and mean the same as the other edition's.</summary>
public sealed class MappingTests
{
    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void Range_value_and_text_are_those_of_the_other_edition(string name)
    {
        var type = Every.Of(name);
        using var hosted = new Hosted(type);
        var list = HostParameter.Of(type);
        foreach (var p in list)
        {
            uint number = p.Parameter?.Number ?? Vst3.HostIds.Program;
            var other = hosted.Plugin.Parameters.Single(i => i.Id == number);
            Assert.Equal(other.Title, p.Title);
            Assert.Equal(other.Default, p.ToNormal(p.Default), 1e-12);
            Assert.Equal((0, 1), (p.ToNormal(p.Min), p.ToNormal(p.Max)));
            Assert.Equal((p.Min, p.Max), (p.ToPlain(0), p.ToPlain(1)));
            for (int n = 0; n <= 200; n++)
            {
                double normal = n / 200.0, plain = p.ToPlain(normal);
                Assert.InRange(plain, p.Min, p.Max);
                Assert.Equal(plain, p.ToPlain(p.ToNormal(plain)), 1e-9 * Math.Max(1, Math.Abs(plain)));
                Assert.Equal(plain, p.ToPlain((float)p.ToNormal(plain)), 1e-5 * Math.Max(1, Math.Abs(plain))); // the shell hands edits on in single precision
                string text = p.Text(plain), shown = hosted.Plugin.TextOf(number, normal)!;
                Assert.Equal(other.Units.Length == 0 ? shown : shown + " " + other.Units, text);
                Assert.True(p.TryParse(text, out double read), text);
                Assert.Equal(text, p.Text(read));
            }
            Assert.False(p.TryParse("no such thing", out _));
        }
    }

    [Theory, MemberData(nameof(Every.Plugin), MemberType = typeof(Every))]
    public void All_but_settings_and_results_are_there_the_program_first(string name)
    {
        var type = Every.Of(name);
        var list = HostParameter.Of(type);
        string[] hidden = [.. type.Page.Parameters.Where(p => p is Setting or Status).Select(p => p.Id)];
        Assert.Equal(["program", .. type.Page.Parameters.Select(p => p.Id).Except(hidden)], list.Select(p => p.Id));
        Assert.Equal(list.Count, list.Select(p => p.Id).Distinct().Count());
        Assert.Equal(type.Presets.Select(p => p.Name), Enumerable.Range(0, type.Presets.Count).Select(i => list[0].Text(i)));
    }
}
