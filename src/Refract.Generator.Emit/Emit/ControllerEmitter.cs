using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The base class of the model's controllers.</summary>
internal static class ControllerEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        if (entity.IsView) return;
        string Type(string suffix) => scope.Global(entity.Stem, suffix);
        var client = scope.Global(scope.Client);
        code.Line();
        code.Line($"/// <summary>Base of controllers of {entity.Name}: mark yours with "
            + $"[Controller&lt;{entity.Name}&gt;].</summary>");
        code.Line($"public abstract partial class {scope.Helper(entity.Stem, "ControllerBase")}({client} "
            + "db, global::Microsoft.Extensions.Logging.ILogger? logger = null)");
        code.Line($"    : {Names.Runtime}ModelController<{client}, {Type("Actions")}, "
            + $"{scope.Global(entity.Name)}, {Type("Where")}, {Type("Unique")}, {Type("OrderBy")}, "
            + $"{Type("Include")}, {Type("Create")}, {Type("Update")}, {Type("Fields")}, {Type("Scalar")}, "
            + $"{Type("Select")}, {Type("Query")}>(db, db.{entity.Property}, logger);");
    }
}
