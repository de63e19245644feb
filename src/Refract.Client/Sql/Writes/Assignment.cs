using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a statement does with one column; enums have become their names.</summary>
internal readonly record struct Assignment(ColumnInfo Column, WriteOperation Operation, SqlValue Value)
{
    public static Assignment Set(ColumnInfo column, SqlValue value) => new(column, WriteOperation.Set, value);

    /// <summary>
    /// Databases disagree on a division by zero, one of them making it NULL; so it is not left to them.
    /// </summary>
    /// <exception cref="RefractException">P2007: it divides by zero.</exception>
    public void CheckDivisor()
    {
        if (Operation != WriteOperation.Divide) return;
        var isZero = Value.Kind switch
        {
            SqlValueKind.Int or SqlValueKind.BigInt => Value.AsBigInt == 0,
            SqlValueKind.Float => Value.AsFloat == 0,
            SqlValueKind.Decimal => Value.AsDecimal == 0,
            _ => false,
        };
        if (isZero)
            throw new RefractException("P2007", $"{Column.Model.Name}.{Column.Field} cannot be divided by zero.");
    }
}
