using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The relations' handles for includes in the lambda style.</summary>
internal static class RelationsEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        var what = entity.LazyColumns.Any() ? "relations and lazy columns" : "relations";
        code.Line($"/// <summary>The {what} of {entity.Name} that a query can include.</summary>");
        code.Open($"public readonly partial struct {scope.Helper(entity.Stem, "Relations")}");
        foreach (var relation in entity.Relations)
        {
            var relations = scope.Global(relation.TargetStem, "Relations");
            code.Documentation(relation.Documentation);
            code.Line(relation.IsMany
                ? $"public {Names.Runtime}ManyStep<{scope.Global(relation.TargetStem, "Fields")}, "
                    + $"{relations}, {scope.Global(relation.TargetStem, "Unique")}, "
                    + $"{scope.Global(relation.TargetStem, "Scalar")}> {relation.Name} => new({relation.Slot});"
                : $"public {Names.Runtime}OneStep<{relations}> {relation.Name} => new({relation.Slot});");
        }

        foreach (var column in entity.LazyColumns)
        {
            code.Documentation(column.Documentation);
            code.Line($"public {Names.Runtime}LazyStep {column.Name} => new({column.Slot});");
        }

        code.Close();
    }
}
