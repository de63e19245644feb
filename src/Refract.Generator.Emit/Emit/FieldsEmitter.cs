using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The fields' handles for the lambda style.</summary>
internal static class FieldsEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var name = scope.Helper(entity.Stem, "Fields");
        var self = $"{Names.Runtime}IFields<{scope.Global(name)}>";
        code.Line();
        code.Line($"/// <summary>The fields of {entity.Name} in a query: their operators make conditions.</summary>");
        code.Open($"public readonly partial struct {name}({Names.Runtime}Scope scope) : {self}");
        foreach (var member in entity.Members)
        {
            code.Documentation(member.Documentation);
            code.Line(member switch
            {
                ColumnModel column =>
                    $"public {ColumnTypes.Field(column, scope)} {column.Name} => new(scope, {column.Slot});",
                RelationModel { IsMany: true } many =>
                    $"public {Names.Runtime}ManyField<{scope.Global(many.TargetStem, "Fields")}> "
                        + $"{many.Name} => new(scope, {many.Slot});",
                RelationModel one =>
                    $"public {scope.Global(one.TargetStem, "Fields")} {one.Name} => "
                        + $"new({Names.Runtime}FieldPaths.Enter(scope, {one.Slot}));",
                _ => throw new InvalidOperationException("A member is a column or a relation."),
            });
        }

        code.Line();
        code.Line("/// <summary>Conditions in the object style inside a lambda.</summary>");
        code.Line($"public {Names.Refract}Predicate Matches({scope.Global(entity.Stem, "Where")} where) => "
            + $"{Names.Runtime}FieldPaths.Matches(scope, where);");
        code.Line();
        code.Line($"static {Names.Runtime}ModelInfo {self}.Info => "
            + $"{Names.Runtime}Model<{scope.Global(entity.Name)}>.Info;");
        code.Line();
        code.Line($"static {scope.Global(name)} {self}.At({Names.Runtime}Scope scope) => new(scope);");
        code.Close();
    }
}
