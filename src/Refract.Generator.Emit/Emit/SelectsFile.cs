using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>
/// What takes the place of the calls of <c>Select</c> in one file of the user's: methods that say which columns and
/// relations the function uses, and hand it on as it is.
/// </summary>
internal static class SelectsFile
{
    /// <summary>The namespace that a project has to allow interceptors in; the package's properties do.</summary>
    public const string Namespace = "Refract.Generated";

    private const string Types = "<TRow, T, TFields>";

    private const string Constraints =
        $" where TRow : {Names.Runtime}Row, {Names.Runtime}IRowOf<TRow>, new() where T : class, "
            + $"{Names.Runtime}IModel<T>"
        + $" where TFields : struct, {Names.Runtime}IFields<TFields>";

    /// <summary>The file.</summary>
    /// <param name="scope">Where the client is.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="selects">The calls.</param>
    public static GeneratedFile Emit(ClientScope scope, string name, EquatableArray<SelectModel> selects)
    {
        var code = FileHeader.Begin(scope, withNamespace: false);
        code.Line();
        code.Open("namespace System.Runtime.CompilerServices");
        code.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
        code.Open("file sealed class InterceptsLocationAttribute : global::System.Attribute");
        code.Line("public InterceptsLocationAttribute(int version, string data) { }");
        code.Close();
        code.Close();
        code.Line();
        code.Open($"namespace {Namespace}");
        code.Open("file static class Selects");
        for (var i = 0; i < selects.Count; i++) Outer(code, scope, selects[i], i);
        foreach (var group in selects.SelectMany(select => select.Inner)
            .GroupBy(inner => (inner.Kind, inner.HasCondition, inner.Place)))
            Inner(code, group.Key.Kind, group.Key.HasCondition, group.Key.Place,
                group.Select(inner => inner.Attribute));
        code.Close();
        code.Close();
        return new GeneratedFile(name, code.ToString());
    }

    private static void Outer(CodeWriter code, ClientScope scope, SelectModel select, int index)
    {
        var row = scope.Global(select.Shape.Stem, "Select");
        var result = select.IsQuery ? $"{Names.Runtime}ShapedQuery<{row}, TResult>"
            : $"{scope.Global(select.Shape.Stem, "Actions")}.Selected<TResult>";
        var receiver = scope.Global(select.Shape.Stem, select.IsQuery ? "Query" : "Actions");
        code.Line($"private static readonly {Names.Runtime}Shape<{row}> s_{index} = "
            + $"{ShapeCode.Of(scope, select.Shape)};");
        code.Line();
        code.Line(select.Attribute);
        code.Line($"public static {result} Select{index}<TResult>(this {receiver} rows, "
            + $"{Names.Func}<{row}, TResult> shape) => rows._Select(s_{index}, shape);");
        code.Line();
    }

    private static void Inner(CodeWriter code, ShapePartKind kind, bool hasCondition, int place,
        IEnumerable<string> attributes)
    {
        foreach (var attribute in attributes) code.Line(attribute);
        var rows = $"this {Names.Runtime}RelatedRows{Types} rows";
        code.Line(kind switch
        {
            ShapePartKind.Many => $"public static {Names.List}<TResult> Many{place}<TRow, T, TFields, TResult>({rows}, "
                + $"{Names.Func}<TRow, TResult> shape){Constraints} => rows._Select({place}, shape);",
            ShapePartKind.Records => $"public static {Names.List}<T> Records{place}{Types}({rows}){Constraints} => "
                + $"rows._ToList({place});",
            ShapePartKind.Count when hasCondition => $"public static int CountOf{place}{Types}({rows}, "
                + $"{Names.Func}<TFields, {Names.Refract}Predicate> condition){Constraints} => "
                + $"rows.Where(condition)._Count({place});",
            ShapePartKind.Count => $"public static int Count{place}{Types}({rows}){Constraints} => "
                + $"rows._Count({place});",
            _ => throw new InvalidOperationException($"No call takes {kind}."),
        });
        code.Line();
    }
}
