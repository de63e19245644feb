using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update does with a required document: <c>Meta = Json.Of(…)</c>, or in the database <c>Meta = { SetPath =
/// (["a"], 1) }</c>.
/// </summary>
public sealed class JsonUpdate : JsonUpdateBase
{
    /// <summary>Sets the document.</summary>
    public JsonElement Set { set => Put(WriteOperation.Set, SqlValue.From(value)); }

    /// <summary>Sets the document.</summary>
    public static implicit operator JsonUpdate(JsonElement value) => new() { Set = value };

    /// <summary>Does not compile: the column is never null.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave it alone when the value is null, or "
        + "give a value.", error: true)]
    public static implicit operator JsonUpdate(JsonElement? value) => throw new NotSupportedException();

    /// <summary>Sets the document, or leaves the column alone.</summary>
    public static implicit operator JsonUpdate(Skippable<JsonElement> value) =>
        value.IsSet ? new() { Set = value.ValueOrDefault } : new() { IsSkipped = true };
}
