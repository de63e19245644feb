using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The data of a create.</summary>
internal static class CreateEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        if (entity.IsView) return;
        code.Line();
        code.Line($"/// <summary>A new {entity.Name} row.</summary>");
        code.Open($"public sealed partial class {scope.Helper(entity.Stem, "Create")} : {Names.Runtime}DataInput");
        if (entity.Unfillable is { } field) Refuse(code, entity, field);
        foreach (var member in entity.Members)
        {
            if (member is RelationModel { TargetIsView: true }) continue;
            code.Documentation(member.Documentation);
            if (member is ColumnModel column) Column(code, scope, entity, column);
            else Relation(code, scope, (RelationModel)member);
        }

        code.Close();
    }

    /// <summary>
    /// The type stays, because the verbs and other types are generic over it; making one does not compile.
    /// </summary>
    private static void Refuse(CodeWriter code, EntityModel entity, string field)
    {
        var reason =
            $"{entity.SchemaName}.{field} is required, has no default, and the client does not know its "
            + $"type: no {entity.SchemaName} can be created. Make the field optional, "
            + "or give it a @default.";
        code.Line("/// <summary>Not available: a required column has no value.</summary>");
        code.Line($"[{Names.Obsolete}({CSharpLiteral.Of(reason)}, error: true)]");
        code.Line($"public {entity.Stem}Create()");
        code.Line("{");
        code.Line("}");
    }

    private static void Column(CodeWriter code, ClientScope scope, EntityModel entity, ColumnModel column)
    {
        foreach (var name in column.ForeignKeyOf)
        {
            var relation = entity.Relations.Single(relation => relation.Name == name);
            var optional = relation.IsOptional || column.IsFilled ? ", Optional = true" : "";
            code.Line($"[{Names.Runtime}OneOf(\"{name}\"{optional})]");
        }

        if (column.IsList)
        {
            code.Line($"public {Names.Sequence}<{ColumnTypes.Item(column, scope)}> {column.Name} {{ set => "
                + $"_SetList({column.Slot}, value); }}");
        }
        else if (column.IsNullable || column.IsFilled || column.ForeignKeyOf.Count > 0)
        {
            code.Line($"public {ColumnTypes.Assign(column, scope)} {column.Name} {{ set => "
                + $"{ColumnTypes.AssignCall(column, scope)}; }}");
        }
        else
        {
            var type = column.Kind == ColumnKind.DateTime ? Names.Runtime + "Instant" : ColumnTypes.Item(column, scope);
            code.Line($"public required {type} {column.Name} {{ set => {ColumnTypes.SetCall(column, scope)}; }}");
        }
    }

    private static void Relation(CodeWriter code, ClientScope scope, RelationModel relation)
    {
        var stem = relation.TargetStem;
        var type = $"{Names.Runtime}{(relation.IsMany ? "Many" : "One")}Create<"
            + $"{scope.Global(stem, "Unique")}, {scope.Global(stem, "Create")}>";
        if (relation.HoldsForeignKey)
            code.Line($"[{Names.Runtime}OneOf(\"{relation.Name}\"{(relation.IsOptional ? ", Optional = true" : "")})]");
        if (relation.Supplies is not null) code.Line($"[{Names.Runtime}Supplies(\"{relation.Supplies}\")]");
        code.Line($"public {type} {relation.Name} {{ get => _Nested<{type}>({relation.Slot}); set => "
            + $"_SetNested({relation.Slot}, value); }}");
    }
}
