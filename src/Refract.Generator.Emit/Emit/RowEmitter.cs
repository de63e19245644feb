using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The row that the function of a <c>Select</c> sees, and the member that takes such a function.</summary>
internal static class RowEmitter
{
    /// <summary>
    /// The member of a class of verbs that takes a function. It is no member of the runtime's generic classes because
    /// what an interceptor replaces must have type parameters of its own only.
    /// </summary>
    /// <param name="code">Where to.</param>
    /// <param name="scope">Where the code goes.</param>
    /// <param name="entity">The model.</param>
    /// <param name="hasDocumentation">False where the size of the source counts for more.</param>
    /// <param name="result">What it returns.</param>
    public static void Select(CodeWriter code, ClientScope scope, EntityModel entity, bool hasDocumentation,
        string result)
    {
        var row = scope.Global(entity.Stem, "Select");
        if (hasDocumentation)
            code.Line("/// <summary>Reads only what the function uses.</summary>");
        code.Line($"public {result} Select<TResult>({Names.Func}<{row}, TResult> shape) => "
            + $"throw {Names.Runtime}Shapes.Missed();");
    }

    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var name = scope.Helper(entity.Stem, "Select");
        var self = $"{Names.Runtime}IRowOf<{scope.Global(name)}>";
        code.Line();
        code.Line($"/// <summary>A row of {entity.Name} in a Select.</summary>");
        code.Line($"[_S.Text.Json.Serialization.JsonConverter(typeof({Names.Runtime}RowJson))]");
        code.Open($"public sealed partial class {name} : {Names.Runtime}Row, {self}");
        foreach (var member in entity.Members)
        {
            code.Documentation(member.Documentation);
            code.Line(member switch
            {
                ColumnModel column =>
                    $"public {ColumnTypes.Value(column, scope)} {column.Name};",
                RelationModel { IsMany: true } many => Many(many, scope),
                RelationModel one => $"public {scope.Global(one.TargetStem, "Select")}{(one.IsOptional ? "?" : "")} "
                    + $"{one.Name} => _One<{scope.Global(one.TargetStem, "Select")}>({one.Slot})"
                    + $"{(one.IsOptional ? "" : "!")};",
                _ => throw new InvalidOperationException("A member is a column or a relation."),
            });
        }

        code.Line();
        code.Line($"static {Names.Runtime}ModelInfo {self}.Info => "
            + $"{Names.Runtime}Model<{scope.Global(entity.Name)}>.Info;");
        code.Line();
        code.Open($"void {self}.Read<TSource>(ref TSource row, _S.ReadOnlySpan<int> slots, int at)");
        // Counted in one place: an increment in each line is three tenths of what compiling this method costs.
        code.Line("foreach (var slot in slots) { switch (slot) {");
        foreach (var column in entity.Columns)
            code.Directive($"case {column.Slot}: {column.Name} = {ColumnTypes.Read(column, scope, "at")}; break;");
        code.Line("} at++; }");
        code.Close();
        code.Close();
    }

    private static string Many(RelationModel many, ClientScope scope) =>
        $"public {RelatedRows(many, scope)} {many.Name} => new(this);";

    /// <summary>The type of the rows behind a relation.</summary>
    public static string RelatedRows(RelationModel many, ClientScope scope) =>
        $"{Names.Runtime}RelatedRows<{scope.Global(many.TargetStem, "Select")}, {scope.Global(many.Target)}, "
            + $"{scope.Global(many.TargetStem, "Fields")}>";
}
