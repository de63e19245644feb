using System.Text.Json;

namespace Refract.Runtime;

/// <summary>
/// Is shown the members of a record, by slot, with the second record's value beside the first's: equality, hashing,
/// printing and JSON are visitors, written once for all models.
/// </summary>
public interface IModelVisitor
{
    /// <summary>True when it is shown lazy columns that were loaded.</summary>
    static abstract bool SeesLazyColumns { get; }

    /// <summary>A value that is not null.</summary>
    void Value<T>(int slot, T first, T second) where T : struct;

    /// <summary>A value or null.</summary>
    void ValueN<T>(int slot, T? first, T? second) where T : struct;

    /// <summary>A text, or null.</summary>
    void Text(int slot, string? first, string? second);

    /// <summary>Bytes, or null; equal by content.</summary>
    void Bytes(int slot, byte[]? first, byte[]? second);

    /// <summary>JSON, or null; equal by text.</summary>
    void Json(int slot, JsonElement? first, JsonElement? second);

    /// <summary>A document of a type of the program's, or null; equal as that type says, or by its JSON.</summary>
    void Document<T, TNullable>(int slot, TNullable first, TNullable second, DocumentMap<T, TNullable> map);

    /// <summary>A scalar list; equal by content.</summary>
    void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second);

    /// <summary>A to-one relation; relations take no part in equality.</summary>
    void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>;

    /// <summary>A to-many relation.</summary>
    void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>;
}
