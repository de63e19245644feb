using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The method of an SQL file, and the type of its rows.</summary>
internal static class SqlMethodFile
{
    public static GeneratedFile Emit(ClientScope scope, SqlMethodModel method)
    {
        var code = FileHeader.Begin(scope);
        code.Line();
        code.Open($"public sealed partial class {method.Class}");
        Method(code, scope, method);
        code.Close();
        if (HasRow(method)) Row(code, scope, method);
        if (method.Columns.Count > 0) Reader(code, scope, method);
        return new GeneratedFile($"Sql.{method.Name}.g.cs", code.ToString());
    }

    private static bool HasRow(SqlMethodModel method) =>
        method.Columns.Count > 0 && method.Returns != SqlReturn.Scalar;

    private static void Method(CodeWriter code, ClientScope scope, SqlMethodModel method)
    {
        code.Documentation(method.Documentation ?? $"Runs {method.File}.");
        foreach (var parameter in method.Parameters)
            if (parameter.Documentation is { } text)
                code.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">"
                    + $"{string.Join(" ", DocumentationText.Lines(text))}</param>");
        var parameters = string.Concat(method.Parameters.Select(parameter =>
            $"{ParameterType(parameter.Type, scope)} {parameter.Name}, "));
        var values = string.Join(", ", method.Parameters.Select(parameter => Value(parameter, scope)));
        var (type, call) = Returned(scope, method);
        code.Line($"public {type} {method.Name}({parameters}{Names.Cancellation} {method.Cancellation} = default) =>");
        code.Line($"    {call}(__{method.Name}, [{values}], {method.Cancellation});");
        code.Line();
        code.Line($"private static readonly {Names.Runtime}SqlFile __{method.Name} = new("
            + $"{CSharpLiteral.Of(method.File)},");
        code.Line($"    [{string.Join(", ", method.Texts.Select(CSharpLiteral.Of))}],");
        code.Line($"    [{string.Join(", ", method.Order)}],");
        code.Line($"    [{string.Join(", ", method.Parameters.Select(part => CSharpLiteral.Of(part.Words)))}]);");
    }

    private static (string Type, string Call) Returned(ClientScope scope, SqlMethodModel method)
    {
        if (method.Columns.Count == 0) return ($"{Names.Task}<int>", "_Execute");
        var row = HasRow(method) ? scope.Global(method.Row) : ValueType(method.Columns[0].Type, scope);
        var arguments = $"<{row}, {ReaderName(method)}>";
        return method.Returns switch
        {
            SqlReturn.Rows => ($"{Names.Task}<{Names.List}<{row}>>", "_Rows" + arguments),
            SqlReturn.First or SqlReturn.Scalar => ($"{Names.Task}<{row}>", "_First" + arguments),
            SqlReturn.FirstOrDefault => ($"{Names.Task}<{row}?>", "_FirstOrDefault" + arguments),
            SqlReturn.Stream => ($"_C.IAsyncEnumerable<{row}>", "_Stream" + arguments),
            _ => throw new InvalidOperationException($"{method.Returns} has no method."),
        };
    }

    private static void Row(CodeWriter code, ClientScope scope, SqlMethodModel method)
    {
        code.Line();
        code.Line($"/// <summary>A row of {method.File}.</summary>");
        foreach (var column in method.Columns)
            if (column.Documentation is { } text)
                code.Line($"/// <param name=\"{column.Member}\">"
                    + $"{string.Join(" ", DocumentationText.Lines(text))}</param>");
        var members = string.Join(", ",
            method.Columns.Select(column => $"{ValueType(column.Type, scope)} {column.Member}"));
        code.Line($"public sealed partial record {method.Row}({members});");
    }

    private static void Reader(CodeWriter code, ClientScope scope, SqlMethodModel method)
    {
        var type = HasRow(method) ? scope.Global(method.Row) : ValueType(method.Columns[0].Type, scope);
        // The name of a column that ends in a question mark would mean one that may be missing.
        var isByName = HasRow(method)
            && !method.Columns.Any(column => column.Column.EndsWith("?", StringComparison.Ordinal));
        var columns = isByName
            ? $"[{string.Join(", ", method.Columns.Select(column => CSharpLiteral.Of(column.Column)))}]" : "null";
        var values = string.Join(", ", method.Columns.Select((column, at) => Read(column.Type, scope, at)));
        code.Line();
        code.Open($"file readonly struct {ReaderName(method)} : {Names.Runtime}IRawReader<{type}>");
        code.Line($"public static string[]? Columns {{ get; }} = {columns};");
        code.Line($"public static int Count => {method.Columns.Count};");
        code.Line($"public static {type} Read<TRow>(ref TRow row) where TRow : struct, _Sql.IRow => "
            + (HasRow(method) ? $"new({values});" : values + ";"));
        code.Close();
    }

    /// <summary>No name of the schema begins like this.</summary>
    private static string ReaderName(SqlMethodModel method) => $"_{method.Name}Reader";

    private static string Read(SqlTypeModel type, ClientScope scope, int at)
    {
        var map = $"{scope.Global("_EnumMaps")}.{type.Enum}";
        if (!type.IsList)
            return type.Kind == ColumnKind.Enum ? $"row.Enum{(type.IsNullable ? "N" : "")}({at}, {map})"
                : $"row.{type.Kind}{(type.IsNullable ? "N" : "")}({at})";
        var list = type.Kind == ColumnKind.Enum
            ? $"row.EnumList({at}, {map})" : $"row.List<{ColumnTypes.Item(type.Kind, type.Enum, scope)}>({at})";
        return type.IsNullable ? $"row.IsNull({at}) ? null : {list}" : list;
    }

    private static string ValueType(SqlTypeModel type, ClientScope scope)
    {
        var item = ColumnTypes.Item(type.Kind, type.Enum, scope);
        return (type.IsList ? $"{Names.List}<{item}>" : item) + (type.IsNullable ? "?" : "");
    }

    /// <summary>A time is taken in every form that the verbs take, a list in any that can be gone through.</summary>
    private static string ParameterType(SqlTypeModel type, ClientScope scope)
    {
        var item = ColumnTypes.Item(type.Kind, type.Enum, scope);
        var single = type is { Kind: ColumnKind.DateTime, IsList: false } ? Names.Runtime + "Instant" : item;
        return (type.IsList ? $"{Names.Sequence}<{item}>" : single) + (type.IsNullable ? "?" : "");
    }

    private static string Value(SqlParameterModel parameter, ClientScope scope)
    {
        var (type, name) = (parameter.Type, parameter.Name);
        var item = ColumnTypes.Item(type.Kind, type.Enum, scope);
        var method = type.IsList ? $"List<{item}>" : type.Kind == ColumnKind.Enum ? $"Enum<{item}>" : "Of";
        var value = !type.IsNullable && (type.IsList || ColumnTypes.IsReference(type.Kind))
            ? $"{Names.Runtime}SqlArgument.Required({name}, {CSharpLiteral.Of(name.TrimStart('@'))})" : name;
        return $"{Names.Runtime}SqlArgument.{method}({value})";
    }
}
