using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What an update does with a number that may be null. Arithmetic with NULL stays NULL.</summary>
public sealed class NullableNumberUpdate<T> : ColumnUpdate where T : struct
{
    /// <summary>Sets the value; null sets NULL.</summary>
    public T? Set { set => Put(WriteOperation.Set, value is { } known ? SqlValue.From(known) : SqlValue.Null); }

    /// <summary>Adds.</summary>
    public T Increment { set => Put(WriteOperation.Increment, SqlValue.From(value)); }

    /// <summary>Subtracts.</summary>
    public T Decrement { set => Put(WriteOperation.Decrement, SqlValue.From(value)); }

    /// <summary>Multiplies.</summary>
    public T Multiply { set => Put(WriteOperation.Multiply, SqlValue.From(value)); }

    /// <summary>Divides; whole numbers without a remainder.</summary>
    public T Divide { set => Put(WriteOperation.Divide, SqlValue.From(value)); }

    /// <summary>Sets the value; null sets NULL.</summary>
    public static implicit operator NullableNumberUpdate<T>(T? value) => new() { Set = value };

    /// <summary>Sets the value, or leaves the column alone.</summary>
    public static implicit operator NullableNumberUpdate<T>(Skippable<T> value) =>
        value.IsSet ? new() { Set = value.ValueOrDefault } : new() { IsSkipped = true };
}
