namespace Refract.Runtime;

/// <summary>Columns that functions name.</summary>
internal static class Fields
{
    /// <summary>The column of the query's own rows that a function returns.</summary>
    /// <exception cref="InvalidQueryException">
    /// The function is null, or what it returns, or it leads through a relation.
    /// </exception>
    public static TColumn Of<TFields, TColumn>(Func<TFields, TColumn> field)
        where TFields : struct, IFields<TFields> where TColumn : IColumn
    {
        Required.Argument(field, "field");
        var column = field(Root<TFields>.Fields);
        Required.Argument(column, "field");
        return column.Ref.Scope.Parent is null ? column : throw new InvalidQueryException(
            $"{column.Ref.Scope.PathTo(column.Ref.Column.Name)} is a column of another model. Aggregates and groups "
            + "are made of the columns of the rows themselves.", "field");
    }
}
