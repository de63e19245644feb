using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The filter in the object style.</summary>
internal static class WhereEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var name = scope.Helper(entity.Stem, "Where");
        code.Line();
        code.Line($"/// <summary>Conditions on {entity.Name} rows, all of which must hold.</summary>");
        code.Open($"public sealed partial class {name} : {Names.Runtime}WhereInput<{scope.Global(name)}, "
            + $"{scope.Global(entity.Stem, "Fields")}>");
        foreach (var member in entity.Members)
            if (!IsNullable(member)) Member(code, scope, member);

        var nullable = entity.Members.Where(IsNullable).ToArray();
        if (nullable.Length > 0)
        {
            code.Directive("#nullable disable annotations // a null may be given here: it means IS NULL");
            foreach (var member in nullable) Member(code, scope, member);
            code.Directive("#nullable enable annotations");
        }

        code.Close();
    }

    private static bool IsNullable(MemberModel member) => member switch
    {
        ColumnModel column => column.IsNullable,
        RelationModel relation => relation is { IsMany: false, IsOptional: true },
        _ => false,
    };

    private static void Member(CodeWriter code, ClientScope scope, MemberModel member)
    {
        code.Documentation(member.Documentation);
        if (member is ColumnModel column)
        {
            var type = ColumnTypes.Filter(column, scope);
            code.Line($"public {type} {column.Name} {{ get => "
                + $"{ColumnTypes.FilterCall(column, type)}({column.Slot}); set => "
                + $"{(column.IsNullable ? "_SetNullable" : "_Set")}({column.Slot}, value); }}");
            return;
        }

        var relation = (RelationModel)member;
        var where = scope.Global(relation.TargetStem, "Where");
        if (relation.IsMany)
        {
            var type = $"{Names.Runtime}ManyWhere<{where}>";
            code.Line($"public {type} {relation.Name} {{ get => _Get<{type}>({relation.Slot}); set => "
                + $"_Set({relation.Slot}, value); }}");
        }
        else
        {
            var set = relation.IsOptional ? "_SetOneNullable" : "_SetOne";
            code.Line($"public {where} {relation.Name} {{ get => _GetOne<{where}>({relation.Slot}); set => "
                + $"{set}({relation.Slot}, value); }}");
        }
    }
}
