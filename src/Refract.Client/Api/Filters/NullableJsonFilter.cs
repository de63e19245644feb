using System.Diagnostics;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>
/// What is asked of a Json column that may be null. A null of C# is the database's NULL; JSON's null is
/// <c>Json.Null</c>.
/// </summary>
public sealed class NullableJsonFilter : JsonFilterBase
{
    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static implicit operator NullableJsonFilter(JsonElement? value) => OfDocument<NullableJsonFilter>(value);

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator NullableJsonFilter(Skippable<JsonElement> value) =>
        OfDocument<NullableJsonFilter>(value);

    /// <summary>
    /// Equal, whatever the order of keys (on SQLite: in the same order); null means that nothing is there.
    /// </summary>
    public new JsonArgument Equals { set => PutEquals(value); }

    /// <summary>Not so. Given a value: different from it (a null is not); given null: IS NOT NULL.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
#nullable disable annotations
    public NullableJsonFilter Not { get => GetNot<NullableJsonFilter>(); set => SetNotOrNull(value); }
#nullable restore annotations
}
