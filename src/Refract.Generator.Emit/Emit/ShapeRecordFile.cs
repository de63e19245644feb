using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>Completes a record with <c>[Select]</c>: what it reads, and how it is made of a row.</summary>
internal static class ShapeRecordFile
{
    public static GeneratedFile Emit(ClientScope scope, ShapeRecordModel record)
    {
        var code = FileHeader.Begin(scope, withNamespace: false);
        // The expressions are checked, and what is wrong with them reported, as if they stood at the members.
        code.Directive("#nullable enable");
        if (record.Namespace.Length > 0)
        {
            code.Line();
            code.Line($"namespace {record.Namespace};");
        }

        code.Line();
        var self = "global::" + record.FullName;
        var row = scope.Global(record.Shape.Stem, "Select");
        var face = $"{Names.Runtime}IShape<{self}, {row}>";
        for (var i = 0; i < record.Declarations.Count; i++)
            code.Open(record.Declarations[i] + (i == record.Declarations.Count - 1 ? $" : {face}" : ""));
        code.Line($"static {Names.Runtime}Shape<{row}> {face}.Shape {{ get; }} = {ShapeCode.Of(scope, record.Shape)};");
        code.Line();
        code.Line($"static {self} {face}.Of({row} row) => new{(record.IsInitialised ? "()" : "(")}");
        if (record.IsInitialised) code.Line("{");
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            // The compiler reports what is wrong with the expression at the member; what stands before it is left out.
            var before = record.IsInitialised ? $" {member.Name} = " : " ";
            code.Directive(member.Path.Length == 0 ? "#line hidden"
                : $"#line {member.Lines} {before.Length} \"{member.Path}\"");
            code.Directive($"{before}{member.Value}{(i < record.Members.Count - 1 ? "," : "")}");
        }

        code.Directive("#line hidden");
        code.Line(record.IsInitialised ? "};" : ");");
        for (var i = 0; i < record.Declarations.Count; i++) code.Close();
        return new GeneratedFile($"Select.{record.FullName.Replace('<', '_').Replace('>', '_')}.g.cs", code.ToString());
    }
}
