using System.Text.Json.Serialization;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>A report of an operation that reads the schema.</summary>
public abstract record SchemaReport : Report
{
    private protected SchemaReport()
    {
    }

    /// <summary>
    /// What is wrong with the schema, in the order of its files; what is only information is in the report of
    /// <c>validate</c> alone.
    /// </summary>
    [JsonPropertyOrder(1)]
    [JsonConverter(typeof(DiagnosticListJson))]
    public IReadOnlyList<SchemaDiagnostic> Diagnostics { get; internal set; } = [];
}
