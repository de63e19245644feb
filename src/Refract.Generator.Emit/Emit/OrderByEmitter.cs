using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The ordering in the object style.</summary>
internal static class OrderByEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var name = scope.Helper(entity.Stem, "OrderBy");
        code.Line();
        code.Line($"/// <summary>An ordering of {entity.Name} rows, in the order of assignment.</summary>");
        code.Open($"public sealed partial class {name} : {Names.Runtime}OrderByInput<{scope.Global(name)}, "
            + $"{scope.Global(entity.Stem, "Scalar")}>");
        foreach (var member in entity.Members)
        {
            code.Documentation(member.Documentation);
            if (member is RelationModel relation)
            {
                var target = scope.Global(relation.TargetStem, "OrderBy");
                code.Line(relation.IsMany
                    ? $"public {Names.Runtime}CountOrder {relation.Name} => _Count({relation.Slot});"
                    : $"public {target} {relation.Name} => _One<{target}>({relation.Slot});");
            }
            else
            {
                code.Line($"public {Names.Refract}Sort {member.Name} {{ set => _Put({member.Slot}, value); }}");
            }
        }

        code.Close();
    }
}
