using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refract.Runtime;

/// <summary>
/// Refuses the row of a <c>Select</c> under any options: its columns are fields, so serializers would write an object
/// without them, and say nothing. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowJson : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => IsRow(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw Refusal(typeToConvert);

    internal static bool IsRow(Type type) => type.IsAssignableTo(typeof(Row));

    internal static NotSupportedException Refusal(Type type) => new(
        $"A {type.Name} is the row that a function of Select sees, and no object for JSON. Make one of it: "
            + "Select(row => new { row.Id }), or read whole records without Select.");
}
