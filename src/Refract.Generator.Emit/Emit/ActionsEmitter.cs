using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The verbs: inherited, but for overloads that name each unique key.</summary>
internal static class ActionsEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        code.Line($"/// <summary>The verbs of {entity.Name}.</summary>");
        code.Open("public sealed partial class "
            + $"{scope.Helper(entity.Stem, "Actions")}({Names.Runtime}IExecutor executor) : "
            + $"{Base(scope, entity)}(executor)");
        foreach (var key in entity.Keys)
        {
            Verb(code, scope, entity, key, "FindUnique", "?");
            Verb(code, scope, entity, key, "FindUniqueOrThrow", "");
        }

        RowEmitter.Select(code, scope, entity, hasDocumentation: true, "Selected<TResult>");
        code.Close();
    }

    private static string Base(ClientScope scope, EntityModel entity)
    {
        string Type(string suffix) => scope.Global(entity.Stem, suffix);
        var writes = entity.IsView ? "" : $"{Type("Create")}, {Type("Update")}, ";
        return $"{Names.Runtime}{(entity.IsView ? "ModelReads" : "ModelActions")}<{scope.Global(entity.Name)}, "
            + $"{Type("Where")}, {Type("Unique")}, {Type("OrderBy")}, "
            + $"{Type("Include")}, {writes}{Type("Fields")}, {Type("Scalar")}, {Type("Select")}, "
            + $"{Type("Query")}>";
    }

    private static void Verb(CodeWriter code, ClientScope scope, EntityModel entity, KeyModel key, string verb,
        string nullable)
    {
        var arguments = string.Join(", ", key.Parts.Select(part => part.Parameter));
        code.Line($"/// <summary>The row of a key{(nullable.Length > 0 ? ", or null" : "")}.</summary>");
        code.Line($"public {Names.Task}<{scope.Global(entity.Name)}{nullable}> "
            + $"{verb}({UniqueEmitter.Parameters(scope, entity, key)}, "
            + $"{scope.Global(entity.Stem, "Include")}? include = null, {Names.Refract}RowLock @lock = default, "
            + $"{scope.Global(entity.Stem, "Where")}? and = null, {Names.Cancellation} ct = default) =>");
        code.Line($"    _{verb}(new {scope.Global(entity.Stem, "Unique")}({arguments}), include, @lock, and, ct);");
    }
}
