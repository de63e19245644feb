using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>A report of an operation that works on a database.</summary>
public abstract record DatabaseReport : SchemaReport
{
    private protected DatabaseReport()
    {
    }

    /// <summary>The database; null when the operation failed before it was known.</summary>
    [JsonPropertyOrder(-1)]
    public DatabaseInfo? Database { get; internal set; }
}
