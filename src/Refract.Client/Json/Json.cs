using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Refract;

/// <summary>Makes JSON documents, for Json columns.</summary>
public static class Json
{
    /// <summary>
    /// JSON's null: a value, unlike the database's NULL, which is the null of C# where a column may be null.
    /// </summary>
    public static JsonElement Null { get; } = Parse("null");

    /// <summary>The document that stands in a text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonElement Parse([StringSyntax(StringSyntaxAttribute.Json)] string text) => JsonElement.Parse(text);

    /// <summary>A node as a document.</summary>
    public static JsonElement Of(JsonNode? node) => node is null ? Null : Parse(node.ToJsonString());

    /// <summary>A value as a document, as System.Text.Json writes it.</summary>
    /// <param name="value">The value: an object, an anonymous object, a list, a number, a text, …</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <remarks>Uses reflection; for NativeAOT give the type's metadata.</remarks>
    [RequiresUnreferencedCode("Give the type's JsonTypeInfo.")]
    [RequiresDynamicCode("Give the type's JsonTypeInfo.")]
    public static JsonElement Of<T>(T value, JsonSerializerOptions? options = null) =>
        JsonSerializer.SerializeToElement(value, options);

    /// <summary>A value as a document, without reflection.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its metadata, from a <c>JsonSerializerContext</c>.</param>
    public static JsonElement Of<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToElement(value, type);
}
