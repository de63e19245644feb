using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The expression that makes a shape.</summary>
internal static class ShapeCode
{
    public static string Of(ClientScope scope, ShapeModel shape)
    {
        var columns = string.Join(", ", shape.Columns.Select(CSharpLiteral.Of));
        var parts = string.Concat(shape.Parts.Select(part => ", " + Part(scope, part)));
        var row = scope.Global(shape.Stem, "Select");
        return $"new {Names.Runtime}Shape<{row}>({(shape.KeepsRows ? "true" : "false")}, [{columns}]{parts})";
    }

    private static string Part(ClientScope scope, ShapePartModel part)
    {
        var name = CSharpLiteral.Of(part.Relation.Name);
        var nested = part.ShapeCode ?? (part.Shape is null ? "" : Of(scope, part.Shape));
        var rows = part.Steps.Length == 0 || part.IsDeferred ? ""
            : $", static () => new {RowEmitter.RelatedRows(part.Relation, scope)}(){part.Steps}";
        var deferred = part.IsDeferred ? ".Deferred()" : "";
        return part.Kind switch
        {
            ShapePartKind.One => $"{Names.Runtime}ShapePart.One({name}, {nested})",
            ShapePartKind.Many => $"{Names.Runtime}ShapePart.Many({name}, {nested}{rows}){deferred}",
            ShapePartKind.Records => $"{Names.Runtime}ShapePart.Records({name}{rows}){deferred}",
            ShapePartKind.Count => $"{Names.Runtime}ShapePart.Count({name}{rows}){deferred}",
            _ => throw new InvalidOperationException($"A shape has no {part.Kind}."),
        };
    }
}
