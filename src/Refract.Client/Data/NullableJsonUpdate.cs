using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What an update does with a document that may be null.</summary>
public sealed class NullableJsonUpdate : JsonUpdateBase
{
    /// <summary>Sets the document; null sets NULL.</summary>
    public JsonElement? Set { set =>
        Put(WriteOperation.Set, value is { } known ? SqlValue.From(known) : SqlValue.Null); }

    /// <summary>Sets the document; null sets NULL.</summary>
    public static implicit operator NullableJsonUpdate(JsonElement? value) => new() { Set = value };

    /// <summary>Sets the document, or leaves the column alone.</summary>
    public static implicit operator NullableJsonUpdate(Skippable<JsonElement> value) =>
        value.IsSet ? new() { Set = value.ValueOrDefault } : new() { IsSkipped = true };
}
