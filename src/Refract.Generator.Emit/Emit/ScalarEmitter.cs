using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The columns' names, for distinct; the numbers are the runtime's slots.</summary>
internal static class ScalarEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        code.Line($"/// <summary>The columns of {entity.Name}.</summary>");
        code.Open($"public enum {scope.Helper(entity.Stem, "Scalar")}");
        foreach (var column in entity.Columns) code.Line($"{column.Name} = {column.Slot},");
        code.Close();
    }
}
