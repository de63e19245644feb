using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>How the values of columns are taken out of records for JSON, and given to records from it.</summary>
internal static class ScalarContract
{
    /// <summary>How a column is written: a document that was never set is JSON's null.</summary>
    public static Func<object, T?> Writing<TRecord, T>(Func<TRecord, T?> get) where TRecord : class
    {
        if (typeof(T) != typeof(JsonElement)) return record => get(Unsafe.As<TRecord>(record));
        return record =>
        {
            var value = get(Unsafe.As<TRecord>(record));
            return Unsafe.As<T?, JsonElement>(ref value).ValueKind == JsonValueKind.Undefined
                ? (T)(object)Refract.Json.Null : value;
        };
    }

    /// <summary>
    /// What is done with a value that was read before a record takes it: instants are stored in UTC, and what is never
    /// null in the schema is not null in a record. Null when there is nothing to do.
    /// </summary>
    public static Func<T?, T?>? Reading<T>(ColumnInfo column)
    {
        if (typeof(T) == typeof(DateTimeOffset))
            return (Func<T?, T?>)(object)(Func<DateTimeOffset, DateTimeOffset>)(time => time.ToUniversalTime());
        if (typeof(T) == typeof(DateTimeOffset?))
            return (Func<T?, T?>)(object)(Func<DateTimeOffset?, DateTimeOffset?>)(time => time?.ToUniversalTime());
        return default(T) is not null || column.Type.IsNullable ? null : value => value ?? throw NullOf(column, "is");
    }

    /// <summary>The same of a list, which is empty instead of null.</summary>
    public static Func<IReadOnlyList<T>?, IReadOnlyList<T>?> ReadingList<T>(ColumnInfo column)
    {
        if (typeof(T) == typeof(DateTimeOffset))
            return times => [.. (times ?? []).Select(time =>
                (T)(object)((DateTimeOffset)(object)time!).ToUniversalTime())];
        return items => items is null ? []
            : default(T) is null && items.Any(static item => item is null) ? throw NullOf(column, "has") : items;
    }

    private static JsonException NullOf(ColumnInfo column, string verb) =>
        new($"{column.Name} of a {column.Model.Name} {verb} null in the JSON, which the schema does not allow.");
}
