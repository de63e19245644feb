using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The data of an update.</summary>
internal static class UpdateEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        if (entity.IsView) return;
        code.Line();
        code.Line($"/// <summary>What to change in {entity.Name} rows; what is not mentioned stays as it "
            + "is.</summary>");
        code.Open($"public sealed partial class {scope.Helper(entity.Stem, "Update")} : {Names.Runtime}DataInput");
        foreach (var member in entity.Members)
        {
            if (member is RelationModel { TargetIsView: true }) continue;
            code.Documentation(member.Documentation);
            if (member is ColumnModel column) Column(code, scope, column);
            else Relation(code, scope, (RelationModel)member);
        }

        code.Close();
    }

    private static void Column(CodeWriter code, ClientScope scope, ColumnModel column)
    {
        var item = ColumnTypes.Item(column, scope);
        if (column.IsList)
            Updated(code, $"{Names.Runtime}ListUpdate<{item}>", $"_Update<{Names.Runtime}ListUpdate<{item}>>", column);
        else if (column.Document is not null) Document(code, scope, column);
        else if (column.Kind == ColumnKind.Json)
            Changed(code, column.IsNullable ? "NullableJsonUpdate" : "JsonUpdate", column);
        // What is given of a version is compared, not set: nothing is counted with.
        else if (!ColumnTypes.IsNumber(column.Kind) || column.IsVersion)
            code.Line($"public {ColumnTypes.Assign(column, scope)} {column.Name} {{ set => "
                + $"{ColumnTypes.AssignCall(column, scope)}; }}");
        else Changed(code, $"{(column.IsNullable ? "Nullable" : "")}NumberUpdate<{item}>", column);
    }

    private static void Changed(CodeWriter code, string type, ColumnModel column)
    {
        if (column.IsNullable)
            code.Directive("#nullable disable annotations // a null may be given here: it sets NULL");
        Updated(code, Names.Runtime + type, $"_Update{column.Kind}{(column.IsNullable ? "N" : "")}", column);
        if (column.IsNullable) code.Directive("#nullable enable annotations");
    }

    private static void Document(CodeWriter code, ClientScope scope, ColumnModel column)
    {
        var (types, map) = (ColumnTypes.DocumentTypes(column), ColumnTypes.Map(column, scope));
        if (column.IsNullable) code.Line("[_S.Diagnostics.CodeAnalysis.NotNull]");
        var nullable = column.IsNullable ? "?" : "";
        code.Line($"public {Names.Runtime}DocumentUpdate<{types}>{nullable} {column.Name} {{ get => "
            + $"_UpdateDocument({column.Slot}, {map}); set => _SetUpdate({column.Slot}, value, {map}); }}");
    }

    private static void Updated(CodeWriter code, string type, string get, ColumnModel column) =>
        code.Line($"public {type} {column.Name} {{ get => {get}({column.Slot}); set => "
            + $"_SetUpdate({column.Slot}, value); }}");

    private static void Relation(CodeWriter code, ClientScope scope, RelationModel relation)
    {
        var stem = relation.TargetStem;
        var inputs = $"{scope.Global(stem, "Unique")}, {scope.Global(stem, "Create")}, {scope.Global(stem, "Update")}, "
            + scope.Global(stem, "Where");
        var type = relation switch
        {
            { IsMany: true } =>
                $"{Names.Runtime}ManyUpdate<{inputs}, {scope.Global(stem, "Fields")}>",
            { IsOptional: false } => $"{Names.Runtime}OneUpdate<{inputs}>",
            _ => $"{Names.Runtime}OptionalOneUpdate<{inputs}>",
        };
        if (relation.Supplies is not null) code.Line($"[{Names.Runtime}Supplies(\"{relation.Supplies}\")]");
        code.Line($"public {type} {relation.Name} {{ get => _Nested<{type}>({relation.Slot}); set => "
            + $"_SetNested({relation.Slot}, value); }}");
    }
}
