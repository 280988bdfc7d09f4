using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using TopDown.Catalogue;

namespace TopDown.Mixdown.Sessions;

/// <summary>
/// How a session looks as JSON, from the types alone: the options that read and write it, and the schema (JSON Schema 2020-12) that the
/// reader checks every file against and docs/session.schema.json is a copy of.
/// </summary>
public static class SessionSchema
{
    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people: umlauts stay umlauts
        WriteIndented = true,
        NewLine = "\n",
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The schema as objects; a new copy every time.</summary>
    public static JsonNode Make()
    {
        JsonNode schema = Json.GetJsonSchemaAsNode(typeof(Session), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "TopDown session" };
        foreach (var (name, value) in schema.AsObject().ToList())
        {
            schema.AsObject().Remove(name);
            whole[name] = value;
        }
        return whole;
    }

    /// <summary>The file's text.</summary>
    public static string Text() => Make().ToJsonString(Json) + "\n";

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject o) return schema;
        var property = context.PropertyInfo?.AttributeProvider as MemberInfo;
        string? text = (property ?? context.TypeInfo.Type).GetCustomAttribute<DescriptionAttribute>()?.Description;
        if (text != null) o.Insert(0, "description", text);
        // JSON null says nothing here that leaving a field out does not
        if (o["type"] is JsonArray types && types.Select(t => t!.GetValue<string>()).FirstOrDefault(t => t != "null") is { } only) o["type"] = only;
        if (property?.GetCustomAttribute<LimitsAttribute>() is { } limits)
        {
            o["minimum"] = limits.Min;
            o["maximum"] = limits.Max;
        }
        if (o["properties"] != null) o["additionalProperties"] = false;
        if (property is { Name: nameof(Insert.Plugin) }) o["enum"] = new JsonArray([.. Plugins.Shown.Select(e => (JsonNode)e.Name)]);
        return o;
    }
}
