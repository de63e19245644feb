using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>Which relations and lazy columns to include.</summary>
internal static class IncludeEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        var what = entity.LazyColumns.Any() ? "relations and lazy columns" : "relations";
        code.Line($"/// <summary>Which {what} of {entity.Name} to include.</summary>");
        code.Open($"public sealed partial class {scope.Helper(entity.Stem, "Include")} : {Names.Runtime}IncludeInput");
        foreach (var relation in entity.Relations)
        {
            var stem = relation.TargetStem;
            var type = relation.IsMany
                ? $"{Names.Runtime}ManyInclude<{scope.Global(stem, "Where")}, "
                    + $"{scope.Global(stem, "OrderBy")}, {scope.Global(stem, "Unique")}, "
                    + $"{scope.Global(stem, "Include")}, {scope.Global(stem, "Scalar")}>"
                : $"{Names.Runtime}OneInclude<{scope.Global(stem, "Include")}>";
            code.Documentation(relation.Documentation);
            code.Line($"public {type} {relation.Name} {{ get => _Get<{type}>({relation.Slot}); set => "
                + $"_Set({relation.Slot}, value); }}");
        }

        if (entity.ManyRelations.Any())
        {
            var counts = scope.Global(entity.Stem, "CountInclude");
            code.Line("/// <summary>Of which relations the rows are counted.</summary>");
            code.Line($"public {counts} {entity.CountName} {{ get => _Counts<{counts}>(); "
                + "set => _SetCounts(value); }");
        }

        foreach (var column in entity.LazyColumns)
        {
            code.Documentation(column.Documentation);
            code.Line($"public bool {column.Name} {{ get => _Has({column.Slot}); "
                + $"set => _Set({column.Slot}, value); }}");
        }

        code.Close();
        if (entity.ManyRelations.Any()) Counts(code, scope, entity);
    }

    private static void Counts(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        code.Line($"/// <summary>Of which relations of {entity.Name} the rows are counted.</summary>");
        code.Open($"public sealed partial class {scope.Helper(entity.Stem, "CountInclude")} : "
            + $"{Names.Runtime}CountInclude");
        foreach (var relation in entity.ManyRelations)
        {
            var type = $"{Names.Runtime}CountOf<{scope.Global(relation.TargetStem, "Where")}>";
            code.Line($"public {type} {relation.Name} {{ get => _Get<{type}>({relation.Slot}); set => "
                + $"_Set({relation.Slot}, value); }}");
        }

        code.Close();
    }
}
