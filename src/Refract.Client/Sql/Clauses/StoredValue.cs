using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a column holds of a value that is to be stored in it, or compared with it.</summary>
internal static class StoredValue
{
    /// <summary>The value as the column will hold it.</summary>
    /// <exception cref="RefractException">The column cannot hold it: P2000 for a text, P2020 for a number.</exception>
    public static SqlValue Of(SqlDialect dialect, ColumnInfo column, SqlValue value)
    {
        var fit = dialect.Columns.Fit(column.Type, ref value);
        return fit == ValueFit.Fits ? value : throw Unfit(column, fit);
    }

    /// <summary>
    /// The value as a column would hold it, to compare the column with. One that it cannot hold stays as it is: no row
    /// has it.
    /// </summary>
    /// <exception cref="RefractException">The database cannot express the value.</exception>
    public static SqlValue Compared(SqlDialect dialect, ColumnInfo column, SqlValue value)
    {
        if (!dialect.Columns.HasLimits(column.Type)) return value;
        var held = value;
        var fit = dialect.Columns.Fit(column.Type, ref held);
        return fit switch
        {
            ValueFit.Fits => held,
            ValueFit.TooDeep or ValueFit.NotANumber => throw Unfit(column, fit),
            _ => value,
        };
    }

    /// <summary>An array to look a column's value up in; without items that no row can have.</summary>
    public static SqlValue Items(SqlDialect dialect, ColumnInfo column, SqlValue array) =>
        dialect.Columns.HasLimits(column.Type)
            ? SqlValue.OfArray(dialect.Columns.FittingItems(column.Type, array.AsArray)) : array;

    private static RefractException Unfit(ColumnInfo column, ValueFit fit) => fit switch
    {
        ValueFit.TooLong =>
            new ValueTooLongException(column.Model.Name, column.Type.Item.Describe(), null, column.Field),
        ValueFit.TooPrecise => new RefractException("P2020",
            $"A number for {Name(column)} has more digits than this database keeps: 15, or 19 for a whole "
            + "number. Round it before it is stored,"
            + " or make the field a String."),
        ValueFit.NotANumber =>
            new RefractException(
                "P2020", $"{Name(column)} cannot hold NaN on this database, which would make NULL of it."),
        ValueFit.TooDeep => new RefractException("P2000",
            $"A document for {Name(column)} has more than {JsonDepth.Most} objects and arrays inside each "
                + "other, which could not be read again."),
        _ => NumberOutOfRange.Of($"for {Name(column)}", column.Type, null),
    };

    private static string Name(ColumnInfo column) => $"{column.Model.Name}.{column.Field}";
}
