using System.Runtime.CompilerServices;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Values of raw SQL, by their CLR types.</summary>
internal static class RawValues
{
    /// <summary>A time: an Unspecified kind counts as UTC.</summary>
    public static SqlValue Of(DateTime value) => SqlValue.Of(((Instant)value).Value);

    /// <summary>The number that has the same digits.</summary>
    public static SqlValue Of(float value) => SqlValue.Of(SingleFloat.Widen(value));

    /// <summary>The values of a list.</summary>
    /// <exception cref="InvalidQueryException">One is null.</exception>
    public static ValueList List<T>(IEnumerable<T> values)
    {
        RawType.Of<T>();
        var list = new List<SqlValue>(values.TryGetNonEnumeratedCount(out var count) ? count : 4);
        foreach (var value in values)
        {
            if (value is null) throw new InvalidQueryException("A list in SQL holds null, which no list may.", "sql");
            list.Add(From(value));
        }

        return ValueList.Of([.. list]);
    }

    private static SqlValue From<T>(T value)
    {
        if (typeof(T) == typeof(DateTime)) return Of(Unsafe.As<T, DateTime>(ref value));
        if (typeof(T) == typeof(float)) return Of(Unsafe.As<T, float>(ref value));
        if (typeof(T) == typeof(char)) return SqlValue.Of(Unsafe.As<T, char>(ref value).ToString());
        if (typeof(T) == typeof(short)) return SqlValue.Of((int)Unsafe.As<T, short>(ref value));
        if (typeof(T) == typeof(ushort)) return SqlValue.Of((int)Unsafe.As<T, ushort>(ref value));
        if (typeof(T) == typeof(byte)) return SqlValue.Of((int)Unsafe.As<T, byte>(ref value));
        if (typeof(T) == typeof(sbyte)) return SqlValue.Of((int)Unsafe.As<T, sbyte>(ref value));
        if (typeof(T) == typeof(uint)) return SqlValue.Of((long)Unsafe.As<T, uint>(ref value));
        if (typeof(T) == typeof(ulong)) return SqlValue.Of((decimal)Unsafe.As<T, ulong>(ref value));
        return SqlValue.From(value);
    }
}
