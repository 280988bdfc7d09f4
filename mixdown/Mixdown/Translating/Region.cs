namespace TopDown.Mixdown.Translating;

/// <summary>A part of the spectrum that has a name among mixers.</summary>
/// <param name="Up">What it means when it comes forward; "" where nothing need be said.</param>
sealed record Region(string Name, double FromHz, double ToHz, string Up)
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("Sub-bass", 20, 60, ""),
        new("Bass", 60, 150, "what is boomy booms more"),
        new("Low mids", 150, 400, "what is muddy gets muddier"),
        new("Mids", 400, 2000, ""),
        new("Presence", 2000, 5000, "harshness is heard first here"),
        new("Sibilance", 5000, 9000, "s sounds stick out"),
        new("Air", 9000, 20000, ""),
    ];

    public string Range => ToHz <= 1000 ? FormattableString.Invariant($"{FromHz:0}–{ToHz:0} Hz") : FromHz < 1000 ? FormattableString.Invariant($"{FromHz:0} Hz–{ToHz / 1000:0.#} kHz") : FormattableString.Invariant($"{FromHz / 1000:0.#}–{ToHz / 1000:0.#} kHz");
}
