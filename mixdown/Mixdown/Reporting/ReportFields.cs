using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TopDown.Mixdown.Reporting;

/// <summary>The manual's tables of report.json's fields, made from the records themselves.</summary>
public static class ReportFields
{
    /// <summary>Between these lines of docs/report.md stand the tables.</summary>
    public const string Begin = "<!-- from the records -->", End = "<!-- end -->";

    // By the end of a field's name; the longest that fits.
    static readonly (string End, string Unit)[] s_units =
    [
        ("_dbfs", "dBFS"), ("_dbtp", "dBTP"), ("_lufs", "LUFS"), ("_lu", "LU"), ("_db", "dB"), ("_hz", "Hz"), ("_s", "s"), ("_percent", "%"),
    ];

    /// <summary>A heading and a table for each record, the report's first.</summary>
    public static string Tables()
    {
        var text = new StringBuilder();
        List<(string Path, Type Type)> open = [("", typeof(MixReport))];
        HashSet<Type> told = [];
        for (int i = 0; i < open.Count; i++)
        {
            var (path, type) = open[i];
            if (!told.Add(type)) continue;
            text.Append(path.Length == 0 ? "### The file\n\n" : $"### `{path}`\n\n").Append("| field | type | unit | what |\n|---|---|---|---|\n");
            foreach (var (name, property) in Fields(type))
            {
                text.Append($"| `{name}` | {TypeName(property.PropertyType)} | {Unit(name)} | {property.GetCustomAttribute<DescriptionAttribute>()?.Description} |\n");
                if (RecordOf(property.PropertyType) is { } record) open.Add(((path.Length == 0 ? "" : path + ".") + name, record));
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The fields of one record as report.json names them.</summary>
    public static IEnumerable<(string Name, PropertyInfo Property)> Fields(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .OrderBy(p => p.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0).Select(p => (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p));

    static string Unit(string name) => s_units.FirstOrDefault(u => name.EndsWith(u.End, StringComparison.Ordinal)).Unit ?? "";

    static Type? Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    static Type? RecordOf(Type type) => (Element(type) ?? type) is { IsClass: true, Namespace: "TopDown.Mixdown.Reporting" } record ? record : null;

    static string TypeName(Type type)
    {
        if (Element(type) is { } element) return $"array of {(RecordOf(element) is null ? TypeName(element) + "s" : "objects")}";
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(Figure) ? "number or null" : type == typeof(bool) ? "boolean" : type == typeof(string) || type.IsEnum ? "string" : type.IsPrimitive ? "number" : "object";
    }
}
