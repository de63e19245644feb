using System.Text.Json;
using System.Text.Json.Serialization;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>
/// Findings of a schema in JSON: lines and columns count from 1, and the end is after the last character. Is not read.
/// </summary>
internal sealed class DiagnosticListJson : JsonConverter<IReadOnlyList<SchemaDiagnostic>>
{
    public override IReadOnlyList<SchemaDiagnostic> Read(ref Utf8JsonReader reader, Type typeToConvert,
        JsonSerializerOptions options) => throw new NotSupportedException("Reports are written only.");

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<SchemaDiagnostic> value,
        JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var diagnostic in value) Write(writer, diagnostic);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SchemaDiagnostic diagnostic)
    {
        var (line, column) = diagnostic.Location.Start;
        var (endLine, endColumn) = diagnostic.Location.End;
        json.WriteStartObject();
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.Location.File.Path);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }
}
