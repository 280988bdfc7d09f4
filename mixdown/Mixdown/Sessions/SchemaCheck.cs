using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TopDown.Mixdown.Sessions;

/// <summary>Compares a JSON text with the session's schema: the part of JSON Schema that <see cref="SessionSchema"/> uses.</summary>
/// <param name="root">The whole schema.</param>
/// <param name="fail">Called with the path and what is wrong there; throws.</param>
sealed class SchemaCheck(JsonObject root, Action<string, string> fail)
{
    public void All(JsonElement value) => Check(value, root, "");

    void Check(JsonElement value, JsonObject schema, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } pointer) schema = Find(pointer);
        string type = schema["type"]?.GetValue<string>() ?? "string";
        if (!Is(value, type)) fail(path, $"{Named(path)} wants {Words(type)}, not {Shown(value)}");
        if (schema["enum"] is JsonArray words && !words.Any(w => w!.GetValue<string>() == value.GetString()))
            fail(path, $"{Named(path)} is unknown: \"{value.GetString()}\"{Near.Hint(value.GetString()!, words.Select(w => w!.GetValue<string>()))}");
        if (schema["minimum"] is { } min && schema["maximum"] is { } max && value.GetDouble() is var x && (x < min.GetValue<double>() || x > max.GetValue<double>()))
            fail(path, $"{Named(path)} goes from {Number(min)} to {Number(max)}, not {value.GetRawText()}");
        if (type == "object") Fields(value, schema, path);
        if (type == "array" && schema["items"] is JsonObject items)
        {
            int i = 0;
            foreach (JsonElement item in value.EnumerateArray()) Check(item, items, $"{path}[{i++}]");
        }
    }

    void Fields(JsonElement value, JsonObject schema, string path)
    {
        var fields = schema["properties"] as JsonObject;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty p in value.EnumerateObject())
        {
            string at = JsonLines.Join(path, p.Name);
            if (!seen.Add(p.Name)) fail(at, $"\"{p.Name}\" stands here twice; keep one");
            if (fields?[p.Name] is JsonObject known) Check(p.Value, known, at);
            else if (fields == null && schema["additionalProperties"] is JsonObject any) Check(p.Value, any, at);
            else fail(at, $"there is no field \"{p.Name}\" here{Near.Hint(p.Name, fields?.Select(f => f.Key) ?? [])}");
        }
        foreach (JsonNode? needed in schema["required"] as JsonArray ?? [])
            if (!seen.Contains(needed!.GetValue<string>())) fail(path, $"\"{needed.GetValue<string>()}\" is missing here{Why(fields, needed.GetValue<string>())}");
    }

    // "#/properties/buses/items": a type that was described there already
    JsonObject Find(string pointer) => pointer.Split('/').Skip(1).Aggregate(root, (at, name) => (JsonObject)at[name]!);

    static string Why(JsonObject? fields, string name) => fields?[name]?["description"]?.GetValue<string>() is { } text ? ": " + text.TrimEnd('.') : "";

    static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double x) && double.IsFinite(x),
    };

    static string Words(string type) => type switch
    {
        "object" => "an object { … }",
        "array" => "a list [ … ]",
        "string" => "text in quotes",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => "a number",
    };

    static string Named(string path) => path.Length == 0 ? "a session" : "\"" + path[(path.LastIndexOf('.') + 1)..] + "\"";

    static string Number(JsonNode n) => n.GetValue<double>().ToString(CultureInfo.InvariantCulture);

    static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        _ => value.GetRawText() is { Length: <= 40 } raw ? raw : "that",
    };
}
