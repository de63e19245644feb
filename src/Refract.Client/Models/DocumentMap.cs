using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What converts the documents of a Json column to and from a type of the program's.</summary>
public abstract class DocumentMap
{
    private protected DocumentMap()
    {
    }

    /// <summary>The type of the documents.</summary>
    public abstract Type Type { get; }

    /// <summary>Throws when a document does not become a value of the type.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="JsonException">It does not.</exception>
    internal abstract void Check(JsonElement document);
}

/// <inheritdoc/>
/// <typeparam name="T">The type of the documents.</typeparam>
/// <typeparam name="TNullable">The same, or what may also be null, for a column that may be.</typeparam>
public sealed class DocumentMap<T, TNullable> : DocumentMap
{
    private readonly Func<JsonTypeInfo<T>> _find;
    private JsonTypeInfo<T>? _found;

    /// <summary>Converts as System.Text.Json does by default.</summary>
    [RequiresUnreferencedCode(NeedsContext)]
    [RequiresDynamicCode(NeedsContext)]
    public DocumentMap() => _find = static () => (JsonTypeInfo<T>)JsonSerializerOptions.Default.GetTypeInfo(typeof(T));

    /// <summary>Converts as a context says, without reflection.</summary>
    /// <param name="context">A context with <c>[JsonSerializable(typeof(T))]</c>.</param>
    public DocumentMap(JsonSerializerContext context)
    {
        Context = context;
        _find = () => context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
            ?? throw new InvalidQueryException($"{context.GetType()} does not know {typeof(T)}: mark it with "
                + $"[JsonSerializable(typeof({typeof(T).Name}))].", "data");
    }

    private const string NeedsContext = "Name a JsonSerializerContext in the schema: "
        + "/// @csharp(type: \"…\", json: \"Namespace.Context\").";

    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <summary>The context that the schema names; null for none.</summary>
    internal JsonSerializerContext? Context { get; }

    private JsonTypeInfo<T> Info => _found ??= _find();

    /// <summary>The value of a column that is never null.</summary>
    /// <exception cref="JsonException">The document does not fit the type.</exception>
    public T Read<TRow>(ref TRow row, int at) where TRow : struct, IRow => Of(row.Json(at));

    /// <summary>The value of a column that may be null.</summary>
    /// <exception cref="JsonException">The document does not fit the type.</exception>
    public TNullable? ReadN<TRow>(ref TRow row, int at) where TRow : struct, IRow =>
        row.JsonN(at) is { } document ? (TNullable)(object)Of(document)! : default;

    /// <inheritdoc/>
    internal override void Check(JsonElement document) => Of(document);

    /// <summary>
    /// True when both are equal as the type says, or are written alike: a class or a list that was read twice is the
    /// same document.
    /// </summary>
    internal bool AreEqual(TNullable first, TNullable second) =>
        EqualityComparer<TNullable>.Default.Equals(first, second)
            || (first is not null && second is not null && Bytes(first).AsSpan().SequenceEqual(Bytes(second)));

    private byte[] Bytes(TNullable value) => JsonSerializer.SerializeToUtf8Bytes((T)(object)value!, Info);

    internal SqlValue Write(T value) => SqlValue.OfJson(JsonSerializer.Serialize(value, Info));

    /// <summary>
    /// JSON's null is no value of a type, whatever System.Text.Json makes of it. No document at all is that of a record
    /// that is about to be read from JSON.
    /// </summary>
    private T Of(JsonElement document) => document.ValueKind == JsonValueKind.Undefined ? default!
        : document.Deserialize(Info)
            ?? throw new JsonException($"The document is JSON's null, and not a {typeof(T).Name}.");
}
