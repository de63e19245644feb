using System.Diagnostics;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>What is asked of a required Json column.</summary>
public sealed class JsonFilter : JsonFilterBase
{
    /// <summary>Equal to the value.</summary>
    public static implicit operator JsonFilter(JsonElement value) => OfDocument<JsonFilter>(value);

    /// <summary>Does not compile: a null would silently match nothing.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave the condition out when the value is "
        + "null, or give a value.", error: true)]
    public static implicit operator JsonFilter(JsonElement? value) => throw new NotSupportedException();

    /// <summary>Equal to the value, or no condition.</summary>
    public static implicit operator JsonFilter(Skippable<JsonElement> value) => OfDocument<JsonFilter>(value);

    /// <summary>Equal, whatever the order of keys (on SQLite: in the same order).</summary>
    public new JsonArgument Equals { set => PutEquals(value); }

    /// <summary>Not so; given a value: different from it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonFilter Not { get => GetNot<JsonFilter>(); set => SetNot(value); }
}
