using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TopDown.Mixdown.Reporting;

/// <summary>
/// report.json: a <see cref="MixReport"/> for programs. The same report gives the same bytes. Numbers are rounded to 0.001; what is no finite number is null,
/// and where the field is a <see cref="Figure"/> its reason stands in <c>reasons</c> of the same object.
/// </summary>
public static class ReportJson
{
    /// <summary>By this file in it an earlier mix's folder is known.</summary>
    public const string FileName = "report.json";

    const string Reasons = "reasons";

    /// <summary>Names, numbers and order of report.json.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The file's text.</summary>
    public static string Text(MixReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>Writes beside <paramref name="path"/>, then moves.</summary>
    /// <exception cref="UserException">It cannot be written.</exception>
    public static void Write(MixReport report, string path) => WholeFile.Write(path, to =>
    {
        JsonSerializer.Serialize(to, report, Options);
        to.WriteByte((byte)'\n');
    });

    /// <summary>A report that this or an older version wrote; the clips come without their sound.</summary>
    /// <exception cref="UserException">It is none, or a newer version's.</exception>
    public static MixReport Read(string path)
    {
        try
        {
            var report = JsonSerializer.Deserialize<MixReport>(File.ReadAllBytes(path), Options) ?? throw new JsonException("it is empty");
            return report.Schema <= MixReport.CurrentSchema ? report : throw new UserException($"{path}: a newer version wrote this report; update the program.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserException($"{path}: this is no report of a mix ({e.Message.Split(" Path:")[0].TrimEnd('.')}); ./topdown mix writes one.");
        }
    }

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // umlauts stay readable; it is a file, not part of a page
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddReasons } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new NumberConverter(), new FigureConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    // What has figures has their reasons too, after them; read, they go back into the figures.
    static void AddReasons(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        var figures = info.Properties.Where(p => p.PropertyType == typeof(Figure)).ToList();
        if (figures.Count == 0) return;
        var reasons = info.CreateJsonPropertyInfo(typeof(SortedDictionary<string, string>), Reasons);
        reasons.Order = int.MaxValue;
        reasons.Get = o =>
        {
            var said = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var f in figures)
                if ((Figure)f.Get!(o)! is { Has: false } missing) said[f.Name] = missing.Reason!;
            return said;
        };
        reasons.ShouldSerialize = (_, value) => value is SortedDictionary<string, string> { Count: > 0 };
        reasons.Set = (o, value) =>
        {
            foreach (var (name, reason) in (SortedDictionary<string, string>?)value ?? [])
                if (figures.Find(f => f.Name == name) is { } f) f.Set!(o, Figure.Missing(reason));
        };
        info.Properties.Add(reasons);
    }

    static void WriteNumber(Utf8JsonWriter to, double value)
    {
        if (double.IsFinite(value)) to.WriteNumberValue(Math.Round(value, 3) + 0); // + 0: no −0
        else to.WriteNullValue();
    }

    sealed class NumberConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader from, Type type, JsonSerializerOptions options) => from.TokenType == JsonTokenType.Null ? double.NaN : from.GetDouble();

        public override void Write(Utf8JsonWriter to, double value, JsonSerializerOptions options) => WriteNumber(to, value);
    }

    sealed class FigureConverter : JsonConverter<Figure>
    {
        public override bool HandleNull => true;

        public override Figure Read(ref Utf8JsonReader from, Type type, JsonSerializerOptions options) => from.TokenType == JsonTokenType.Null ? default : Figure.Of(from.GetDouble(), "");

        public override void Write(Utf8JsonWriter to, Figure value, JsonSerializerOptions options) => WriteNumber(to, value.Has ? value.Value : double.NaN);
    }
}
