using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update can do with parts of a document, in the database: what others write beside it stays.
/// </summary>
public abstract class JsonUpdateBase : ColumnUpdate
{
    private protected JsonUpdateBase()
    {
    }

    /// <summary>
    /// Sets a part: <c>SetPath = (["address", "city"], "Rome")</c>. Objects that are missing on the way there are made,
    /// also of a column that is NULL; an item is added by the place behind the last one. Where a step leads into a
    /// text, a number or a constant, nothing changes. Can be given several times, and beside <see cref="RemovePath"/>;
    /// the changes are made in order.
    /// </summary>
    /// <exception cref="InvalidQueryException">The path is null, or has no steps.</exception>
    public (JsonPath Path, JsonArgument Value) SetPath
    {
        set
        {
            // A null of C# is JSON's here: a part cannot be NULL.
            if (!value.Value.IsSkipped)
                Add(value.Path, value.Value.Value is { IsNull: false } known ? known : SqlValue.OfJson("null"));
        }
    }

    /// <summary>Removes a part; where it is not there, nothing changes. Can be given several times.</summary>
    /// <exception cref="InvalidQueryException">The path is null, or has no steps.</exception>
    public JsonPath RemovePath { set => Add(value, SqlValue.Null); }

    private void Add(JsonPath path, SqlValue value)
    {
        if (path is not { Steps.Count: > 0 })
            throw new InvalidQueryException(
                "The path to a part of a document has no steps. To write the whole document, assign it.", "data");
        var change = new JsonChange(path, value);
        Put(WriteOperation.ChangeParts, SqlValue.OfArray(
            Given(WriteOperation.ChangeParts) is { IsNull: false } before
                ? [.. (JsonChange[])before.AsArray, change] : new[] { change }));
    }
}
