using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>Completes a record with <c>[Select]</c>: what it reads, and how it is made of a row.</summary>
internal static class ShapeRecordFile
{
    public static GeneratedFile Emit(ClientScope scope, ShapeRecordModel record)
    {
        var self = "global::" + record.FullName;
        var row = scope.Global(record.Shape.Stem, "Select");
        var face = $"{Names.Runtime}IShape<{self}, {row}>";
        return new GeneratedFile(
            $"Select.{record.FullName.Replace('<', '_').Replace('>', '_')}.g.cs",
            PartialRecord.Emit(scope, record.Namespace, record.Declarations, face, code =>
            {
                code.Line($"static {Names.Runtime}Shape<{row}> {face}.Shape {{ get; }} = "
                    + $"{ShapeCode.Of(scope, record.Shape)};");
                code.Line();
                code.Line($"static {self} {face}.Of({row} row) => new{(record.IsInitialised ? "()" : "(")}");
                if (record.IsInitialised) code.Line("{");
                for (var i = 0; i < record.Members.Count; i++)
                {
                    var member = record.Members[i];
                    PartialRecord.Member(code, member.Path, member.Lines,
                        record.IsInitialised ? $" {member.Name} = " : " ",
                        member.Value + (i < record.Members.Count - 1 ? "," : ""));
                }

                code.Directive("#line hidden");
                code.Line(record.IsInitialised ? "};" : ");");
            }));
    }
}
