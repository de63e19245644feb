using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The C# types and runtime names that belong to a column.</summary>
internal static class ColumnTypes
{
    /// <summary>The type of one value.</summary>
    public static string Item(ColumnKind kind, string? enumName, ClientScope scope) => kind switch
    {
        ColumnKind.Int => "int",
        ColumnKind.BigInt => "long",
        ColumnKind.Float => "double",
        ColumnKind.Decimal => "decimal",
        ColumnKind.Boolean => "bool",
        ColumnKind.Text => "string",
        ColumnKind.DateTime => "_S.DateTimeOffset",
        ColumnKind.Date => "_S.DateOnly",
        ColumnKind.Time => "_S.TimeOnly",
        ColumnKind.Guid => "_S.Guid",
        ColumnKind.Json => "_S.Text.Json.JsonElement",
        ColumnKind.Bytes => "byte[]",
        _ => scope.Global(enumName!),
    };

    public static string Item(ColumnModel column, ClientScope scope) =>
        column.Document?.Type ?? Item(column.Kind, column.Enum, scope);

    /// <summary>The type of the column's value: a list, or one that may be null.</summary>
    public static string Value(ColumnModel column, ClientScope scope)
    {
        var item = Item(column, scope);
        return column.IsList ? $"{Names.List}<{item}>" : column.IsNullable ? item + "?" : item;
    }

    public static bool IsReference(ColumnKind kind) => kind is ColumnKind.Text or ColumnKind.Bytes;

    /// <summary>True when a property of it has no value of its own, so that it must be given.</summary>
    public static bool NeedsValue(ColumnModel column) => IsReference(column.Kind) || column.Document is not null;

    public static bool IsNumber(ColumnKind kind) =>
        kind is ColumnKind.Int or ColumnKind.BigInt or ColumnKind.Float or ColumnKind.Decimal;

    /// <summary>The filter on a column.</summary>
    public static string Filter(ColumnModel column, ClientScope scope) => OfRuntime(column, "Filter", scope);

    /// <summary>The handle of a column in the lambda style.</summary>
    public static string Field(ColumnModel column, ClientScope scope) => OfRuntime(column, "Field", scope);

    /// <summary>What a column that need not be given is assigned from.</summary>
    public static string Assign(ColumnModel column, ClientScope scope)
    {
        var item = Item(column, scope);
        if (column.Document is not null) return $"{Names.Runtime}AssignDocument<{DocumentTypes(column)}>";
        if (column.Kind == ColumnKind.DateTime)
            return Names.Runtime + (column.IsNullable ? "AssignNullableInstant" : "AssignInstant");
        if (!column.IsNullable) return $"{Names.Runtime}Assign<{item}>";
        return IsReference(column.Kind)
            ? $"{Names.Runtime}AssignReference<{item}>" : $"{Names.Runtime}AssignNullable<{item}>";
    }

    /// <summary>
    /// The base's method that returns a column's filter: one without type arguments wherever there is one, for those
    /// are bound faster.
    /// </summary>
    public static string FilterCall(ColumnModel column, string type) =>
        column.IsList || column.Kind == ColumnKind.Enum
            ? $"_Get<{type}>" : $"_{column.Kind}{(column.IsNullable ? "N" : "")}";

    /// <summary>The call of the base's method that assigns a column that need not be given.</summary>
    public static string AssignCall(ColumnModel column, ClientScope scope) =>
        column.Document is not null ? $"_AssignDocument({column.Slot}, value, {Map(column, scope)})"
            : column.Kind == ColumnKind.Enum ? $"_Assign({column.Slot}, value)"
            : $"_Assign{column.Kind}{(column.IsNullable ? "N" : "")}({column.Slot}, value)";

    /// <summary>The call of the base's method that sets a column that must be given.</summary>
    public static string SetCall(ColumnModel column, ClientScope scope) =>
        column.Document is not null ? $"_SetDocument({column.Slot}, value, {Map(column, scope)})"
            : $"_Set{column.Kind}({column.Slot}, value)";

    /// <summary>The type of a document, and what a property of it is: C# has no word for "that, or null".</summary>
    public static string DocumentTypes(ColumnModel column) =>
        $"{column.Document!.Type}, {column.Document.Type}{(column.IsNullable ? "?" : "")}";

    /// <summary>What converts the documents of a column.</summary>
    public static string Map(ColumnModel column, ClientScope scope) =>
        $"{scope.Global("_Documents")}.{column.Document!.Map}";

    /// <summary>The expression that reads a column from a row.</summary>
    /// <param name="column">The column.</param>
    /// <param name="scope">Where the code goes.</param>
    /// <param name="at">Where it stands; null for its place in a whole record.</param>
    public static string Read(ColumnModel column, ClientScope scope, string? at = null)
    {
        at ??= column.Ordinal == 0 ? "at" : $"at + {column.Ordinal}";
        if (column.Kind == ColumnKind.Enum)
        {
            var map = $"{scope.Global("_EnumMaps")}.{column.Enum}";
            return column.IsList
                ? $"row.EnumList({at}, {map})" : $"row.Enum{(column.IsNullable ? "N" : "")}({at}, {map})";
        }

        if (column.Document is not null)
            return $"{Map(column, scope)}.Read{(column.IsNullable ? "N" : "")}(ref row, {at})";
        return column.IsList
            ? $"row.List<{Item(column, scope)}>({at})" : $"row.{column.Kind}{(column.IsNullable ? "N" : "")}({at})";
    }

    /// <summary>The visitor's method for a column.</summary>
    public static string Visit(ColumnModel column) => column.IsList ? "List" : column.Kind switch
    {
        ColumnKind.Text => "Text",
        ColumnKind.Bytes => "Bytes",
        ColumnKind.Json => column.Document is null ? "Json" : "Document",
        _ => column.IsNullable ? "ValueN" : "Value",
    };

    /// <summary>The runtime's type for a kind of column; each kind has one for each purpose.</summary>
    private static string OfRuntime(ColumnModel column, string purpose, ClientScope scope)
    {
        var item = Item(column, scope);
        if (column.IsList) return $"{Names.Runtime}List{purpose}<{item}>";
        var prefix = Names.Runtime + (column.IsNullable ? "Nullable" : "");
        return prefix + column.Kind switch
        {
            ColumnKind.Text => "Text" + purpose,
            ColumnKind.Boolean => "Boolean" + purpose,
            ColumnKind.DateTime => "Instant" + purpose,
            ColumnKind.Json => "Json" + purpose,
            ColumnKind.Bytes => "Bytes" + purpose,
            ColumnKind.Enum => $"Enum{purpose}<{item}>",
            _ => $"{purpose}<{item}>",
        };
    }
}
