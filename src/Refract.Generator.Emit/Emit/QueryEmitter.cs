using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The query that is built step by step.</summary>
internal static class QueryEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        string Type(string suffix) => scope.Global(entity.Stem, suffix);
        var writes = entity.IsView ? "" : $"{Type("Update")}, ";
        code.Line();
        code.Line($"/// <summary>A query of {entity.Name} rows, built step by step.</summary>");
        code.Open($"public sealed partial class {scope.Helper(entity.Stem, "Query")} : "
            + $"{Names.Runtime}{(entity.IsView ? "ReadQuery" : "ModelQuery")}<{Type("Query")}, "
            + $"{scope.Global(entity.Name)}, "
            + $"{Type("Where")}, {Type("Unique")}, {Type("OrderBy")}, {Type("Include")}, "
            + $"{writes}{Type("Fields")}, {Type("Relations")}, {Type("Scalar")}, {Type("Select")}>");
        RowEmitter.Select(code, scope, entity, hasDocumentation: false,
            $"{Names.Runtime}ShapedQuery<{Type("Select")}, TResult>");
        code.Close();
    }
}
