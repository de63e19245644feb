using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What an update does with a required number: <c>Views = 5</c>, or atomically in the database <c>Views = { Increment =
/// 1 }</c>.
/// </summary>
public sealed class NumberUpdate<T> : ColumnUpdate where T : struct
{
    /// <summary>Sets the value.</summary>
    public T Set { set => Put(WriteOperation.Set, SqlValue.From(value)); }

    /// <summary>Adds.</summary>
    public T Increment { set => Put(WriteOperation.Increment, SqlValue.From(value)); }

    /// <summary>Subtracts.</summary>
    public T Decrement { set => Put(WriteOperation.Decrement, SqlValue.From(value)); }

    /// <summary>Multiplies.</summary>
    public T Multiply { set => Put(WriteOperation.Multiply, SqlValue.From(value)); }

    /// <summary>Divides; whole numbers without a remainder.</summary>
    public T Divide { set => Put(WriteOperation.Divide, SqlValue.From(value)); }

    /// <summary>Sets the value.</summary>
    public static implicit operator NumberUpdate<T>(T value) => new() { Set = value };

    /// <summary>Does not compile: the column is never null.</summary>
    [Obsolete("This column is never null. Use value.OrSkip() to leave it alone when the value is null, or "
        + "give a value.", error: true)]
    public static implicit operator NumberUpdate<T>(T? value) => throw new NotSupportedException();

    /// <summary>Sets the value, or leaves the column alone.</summary>
    public static implicit operator NumberUpdate<T>(Skippable<T> value) =>
        value.IsSet ? new() { Set = value.ValueOrDefault } : new() { IsSkipped = true };
}
