using System.Runtime.CompilerServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Values of columns as CLR types.</summary>
internal static class ColumnValue
{
    /// <summary>A value that is not null. The tests on the type vanish when this is compiled for it.</summary>
    public static T To<T>(SqlValue value) where T : struct
    {
        if (typeof(T) == typeof(int)) return As<int, T>((int)value.AsBigInt);
        if (typeof(T) == typeof(long)) return As<long, T>(value.AsBigInt);
        if (typeof(T) == typeof(double)) return As<double, T>(value.AsFloat);
        if (typeof(T) == typeof(decimal)) return As<decimal, T>(value.AsDecimal);
        if (typeof(T) == typeof(DateOnly)) return As<DateOnly, T>(value.AsDate);
        if (typeof(T) == typeof(TimeOnly)) return As<TimeOnly, T>(value.AsTime);
        if (typeof(T) == typeof(Guid)) return As<Guid, T>(value.AsGuid);
        throw new NotSupportedException($"No column holds a {typeof(T)}.");
    }

    /// <summary>The value of an enum whose name in the database is given; the first value for no name.</summary>
    public static T Enum<T>(ColumnInfo column, SqlValue value) where T : struct, Enum =>
        value.AsText.Length == 0 ? default : ((EnumMap<T>)(object)column.Enum!).ValueOf(value.AsText);

    private static T As<TFrom, T>(TFrom value) => Unsafe.As<TFrom, T>(ref value);
}
