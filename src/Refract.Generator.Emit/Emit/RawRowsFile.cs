using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>
/// The readers of rows of raw SQL. They are made known when the program begins, so that generic code finds them too.
/// </summary>
internal static class RawRowsFile
{
    public static GeneratedFile Emit(ClientScope scope, EquatableArray<RawRowModel> rows)
    {
        var code = FileHeader.Begin(scope, withNamespace: false);
        code.Line();
        code.Line("namespace Refract.Generated;");
        code.Line();
        code.Open("file static class RawRows");
        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        code.Open("internal static void Add()");
        for (var i = 0; i < rows.Count; i++)
        {
            code.Line(rows[i].IsModel ? $"{Names.Runtime}RawRows.AddModel<{rows[i].Type}>();"
                : $"{Names.Runtime}RawRows.Add<{rows[i].Type}, Row{i}>();");
        }

        code.Close();
        code.Close();
        for (var i = 0; i < rows.Count; i++)
            if (!rows[i].IsModel) Reader(code, rows[i], i);
        return new GeneratedFile("Raw.Rows.g.cs", code.ToString());
    }

    private static void Reader(CodeWriter code, RawRowModel row, int number)
    {
        code.Line();
        code.Open($"file readonly struct Row{number} : {Names.Runtime}IRawReader<{row.Type}>");
        var columns = row.Columns.Count == 0 ? "null"
            : $"[{string.Join(", ", row.Columns.Select(CSharpLiteral.Of))}]";
        code.Line($"public static string[]? Columns {{ get; }} = {columns};");
        code.Line($"public static int Count => {row.Count};");
        code.Line($"public static {row.Type} Read<TRow>(ref TRow row) where TRow : struct, _Sql.IRow => {row.Value};");
        code.Close();
    }
}
